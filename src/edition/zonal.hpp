#pragma once

#include "coverage/layer_sums.hpp"
#include "edition/laid_regions.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::edition {

struct ZonalOptions {
    RegionSource regions;
    std::vector<std::filesystem::path> rasters; ///< every band is a layer
    std::filesystem::path weights;              ///< empty: shares of area
    double scale = 1;                           ///< the value that means "all of the cell"
    std::filesystem::path overlay_cache;        ///< empty: none is kept
    unsigned threads = 0;                       ///< 0: all cores
};

/// Numerator, denominator and what is missing, per layer and region.
struct ZonalTable {
    std::vector<std::string> regions;
    std::vector<std::string> layers;
    std::vector<coverage::Sums> sums; ///< by region, then layer
    bool overlay_was_known = false;
};

/// The shares of regions in raster layers: of their weights (D1, cells split by area as in D3) or
/// of their area (D2). No-data is not delivered: it is in neither sum (D13).
///
/// Each layer is read once, by blocks of rows, on all cores; memory is the overlay and a block a
/// thread, whatever the size of the rasters. Sums are whole numbers until the end: the same bits
/// for any number of threads.
///
/// Units: weights as they are, area in square units of the rasters' system.
/// Errors: `bad_source` where grids differ, naming file and difference, and for a value outside
/// 0…scale or a weight below 0, naming file, row, column; those of `laid_regions`.
Result<ZonalTable> zonal(const ZonalOptions& options);

/// One line per region and layer: region, layer, numerator, denominator, missing, share, low, high,
/// state. Shares are fractions, unrounded; `low` and `high` say what the missing part leaves open
/// (D13).
std::string zonal_csv(const ZonalTable& table);

} // namespace netzatlas::edition
