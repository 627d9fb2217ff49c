#pragma once

#include "edition/project.hpp"

#include <filesystem>
#include <vector>

namespace netzatlas::edition {

/// The sources a file looks like, by its name's ending and its columns; one per layer of a boundary
/// file. Errors: `bad_source` when it looks like none, saying what was looked for.
Result<std::vector<SourceEntry>> recognised(const std::filesystem::path& file);

} // namespace netzatlas::edition
