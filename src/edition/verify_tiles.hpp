#pragma once

#include "terms/result.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// How large the tiles of a zoom are, compressed; half are at most `half_bytes` …
struct TileSizes {
    int zoom = 0;
    std::size_t tiles = 0;
    std::size_t half_bytes = 0;
    std::size_t p99_bytes = 0;
    std::size_t most_bytes = 0;
};

/// One archive, decoded from the first to the last tile.
struct VerifiedTileset {
    std::string name;
    std::size_t tiles = 0;
    std::size_t features = 0;
    std::size_t polygons = 0;
    std::size_t faults = 0;
    std::vector<TileSizes> sizes;
    std::vector<std::string> remarks; ///< measured deviations, for people
};

struct VerifiedTiles {
    std::vector<VerifiedTileset> tilesets;
    /// One line each, with the tile's address; empty: proved.
    std::vector<std::string> faults;
};

/// Decodes every tile of every archive and holds it against what `tiles/tilesets.json` promises and
/// against the regions, cells and school sites of the edition:
///
/// - tiles: valid polygons (exact integers, and GEOS), unique layers and ids, declared layers and
///   fields of one type, at most 100 kB (99 of 100) and 250 kB (all);
/// - regions: `RegionTileCheck`; cells: `CellTileCheck`; sites: each in one tile of every zoom.
///
/// Errors: `not_found`, `bad_source` for an edition that cannot be read.
Result<VerifiedTiles> verify_tiles(const std::filesystem::path& edition);

/// For people: a table of sizes per tileset and zoom, remarks, and the first faults.
std::string summary_of(const VerifiedTiles& verified);

} // namespace netzatlas::edition
