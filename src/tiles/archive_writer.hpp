#pragma once

#include "terms/result.hpp"
#include "tiles/pmtiles.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::tiles {

/// A tile as the archive stores it.
struct StoredTile {
    TileId id;
    std::string bytes; ///< gzip
};

/// What an archive says of itself beside its tiles.
struct ArchiveLabel {
    std::string tileset;
    std::string metadata; ///< JSON
    int min_zoom = 0;
    int max_zoom = 0;
    LonLatBox bounds;
};

/// Writes `<tileset>-<first 8 hex of its SHA-256>.pmtiles` and returns that name. Tiles in any
/// order; equal bytes are stored once.
Result<std::string> write_archive(const ArchiveLabel& label, const std::vector<StoredTile>& tiles,
                                  const std::filesystem::path& folder);

} // namespace netzatlas::tiles
