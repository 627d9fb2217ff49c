#pragma once

#include "geo/raster_writer.hpp"
#include "ingest/mobile_polygons.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <cstddef>

namespace netzatlas::edition {

/// A cell belongs to the polygon that holds most of it; ground under none has no network (D2:
/// polygon sources list covered ground only).
/// Errors: those of laying polygons over the grid and of writing.
Result<void> write_network_areas(const ingest::OperatorCountAreas& areas, const Grid& grid,
                                 geo::RasterWriter& writer, std::size_t layer);

} // namespace netzatlas::edition
