#pragma once

#include "edition/boundary_set.hpp"
#include "edition/gathered.hpp"
#include "edition/planned_grids.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// What households of cells are made from.
struct WeighingTable {
    const Gathered& gathered; ///< with a census or a raster of households
    const BoundarySet& boundaries;
    const Settings& settings;
};

/// Writes the households on the cells of `ground` as `<folder>/grids/<name>.tif`: those of a raster
/// on the same grid as they are, others transferred (D13); and who holds a cell where that is not a
/// matter of area (D3). Census households that no delivered cell takes stand in the cell they lie
/// in, where nothing is delivered: there they count as missing.
Result<void> write_cell_weights(const std::filesystem::path& folder, const std::string& name,
                                const PlannedGround& ground, const WeighingTable& table,
                                std::vector<Finding>& findings);

} // namespace netzatlas::edition
