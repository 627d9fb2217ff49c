#pragma once

#include "edition/boundary_set.hpp"
#include "edition/gathered.hpp"
#include "store/edition.hpp"

#include <optional>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// Names of the layers that are no coverage.
constexpr const char* households_layer = "households";
/// In the grid "mobile_areas": 0 to 3 networks.
constexpr const char* networks_layer = "networks";
/// In the grid "weights": index of the municipality (in order of key) that a cell counts in, where
/// whole cells go to one (D3, publisher_key).
constexpr const char* municipality_layer = "municipality";

/// The cell layers of an edition. All grids of 100 m share one extent, so that a cell has the same
/// place in each.
struct CellGrids {
    std::optional<store::GridLayers> fixed;
    std::optional<store::GridLayers> mobile;
    /// Of three networks how many offer 4G or 5G, from polygons that are unions of cells.
    std::optional<store::GridLayers> areas;
    /// Households per cell, unrounded as Float32; absent without a census.
    std::optional<store::GridLayers> weights;
};

/// Where the cells of a table lie on an aligned grid that holds them all.
std::vector<std::size_t> places_on(const Grid& grid, const ingest::CellTable& table);

/// Lays the delivered cells out on grids that reach over all regions, and gives each its households
/// by D13. Census households that no delivered cell takes stand in the cell they lie in, where
/// nothing is delivered: there they count as missing.
Result<CellGrids> cell_grids(const Gathered& gathered, const BoundarySet& boundaries,
                             const Settings& settings, std::vector<Finding>& findings);

} // namespace netzatlas::edition
