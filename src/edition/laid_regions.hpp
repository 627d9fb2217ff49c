#pragma once

#include "coverage/overlay.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// Where regions come from: any vector file, in any system.
struct RegionSource {
    std::filesystem::path file;
    std::string layer; ///< empty: the only layer, or the first
    std::string key;   ///< column that names a region; several records may share a key (D15)
};

/// Regions over one grid: `overlay.regions[i]` belongs to `keys[i]`, in the order of the file.
struct LaidRegions {
    std::vector<std::string> keys;
    coverage::Overlay overlay;
};

/// Reads regions and lays them over the grid at once, so that no more than a few shapes are held:
/// one thread reads, `threads` walk along the rings.
///
/// Coordinates are brought to the grid's system; edges stay straight between them.
/// Errors: `bad_source` for no such layer or column, a record without key, a file without
/// coordinate system; `bad_geometry` for a broken ring or records of a key on the same ground. Each
/// names file, record and key.
Result<LaidRegions> laid_regions(const RegionSource& source, const Grid& grid, unsigned threads);

} // namespace netzatlas::edition
