#pragma once

#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <gdal_priv.h>
#include <string>

namespace netzatlas::geo {

/// The grid of an opened raster; `name` is for messages.
/// Errors: `bad_source` where its cells are not square and north-up or its system has no EPSG code.
Result<Grid> grid_of(GDALDataset& dataset, const std::string& name);

} // namespace netzatlas::geo
