#pragma once

#include "terms/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::tiles {

/// Joins all shards of one tileset into the archive that would have been made in one go, byte by
/// byte, and returns its content-hashed name in `folder`. Every tile is read and unzipped (gzip's
/// own checksum); in memory stay some 100 bytes a tile.
///
/// Errors: `bad_source` for a shard that is missing, there twice, cut off or damaged, or made from
/// another edition, tileset or number of shards. Then nothing is written.
Result<std::string> join_shards(const std::vector<std::filesystem::path>& shards,
                                const std::filesystem::path& folder);

} // namespace netzatlas::tiles
