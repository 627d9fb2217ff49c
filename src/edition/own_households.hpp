#pragma once

#include "coverage/transferred_weights.hpp"
#include "geo/point_locator.hpp"
#include "geo/transform.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <vector>

namespace netzatlas::edition {

/// Where households are moved to.
struct WeightPlace {
    const Grid& grid; ///< of the coverage cells
    const std::vector<bool>& delivered;
    geo::Transform to_grid;         ///< from the census grid's system
    geo::PointLocator municipality; ///< by order of key
};

/// Census cells of our own regions. One that lies outside counts only where it reaches over a
/// delivered cell: its neighbours' households must not be pulled across the border. Errors: those
/// of PROJ.
Result<coverage::WeightSource> own_households(const WeightPlace& place,
                                              const coverage::WeightSource& all);

} // namespace netzatlas::edition
