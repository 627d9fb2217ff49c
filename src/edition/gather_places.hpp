#pragma once

#include "edition/gathered.hpp"

namespace netzatlas::edition {

/// Reads a source of sites, areas, land or counts into `gathered`, whose only source it is.
/// Errors: those of its reader.
Result<void> read_places(const SourceEntry& entry, Gathered& gathered);

} // namespace netzatlas::edition
