#pragma once

#include "coverage/block_sums.hpp"
#include "edition/zonal.hpp"
#include "geo/raster_blocks.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <optional>
#include <vector>

namespace netzatlas::edition {

/// A band, and which of its values means all of a cell.
struct ZonalLayer {
    geo::BandHead head;
    coverage::Scale scale;
};

/// What a zonal run reads: layers and weights on one grid, in blocks of `block_rows`.
struct ZonalRasters {
    std::vector<ZonalLayer> layers;
    std::optional<geo::BandHead> weights;
    Grid grid;
    int block_rows = 1;
};

/// Heads of all rasters of a run, which names one at least. Errors: a file that cannot be read,
/// another grid, a name twice, weights of several bands, areas wanted of cells in degrees.
Result<ZonalRasters> zonal_rasters(const ZonalOptions& options);

} // namespace netzatlas::edition
