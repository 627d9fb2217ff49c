#pragma once

#include "edition/verify_files.hpp"

#include <filesystem>

namespace netzatlas::edition {

/// Every file that `inputs.json` of an edition names lies somewhere below `sources` with its
/// SHA-256: the edition speaks of these very files. Errors become differences.
VerifiedFiles verify_sources(const std::filesystem::path& edition,
                             const std::filesystem::path& sources);

} // namespace netzatlas::edition
