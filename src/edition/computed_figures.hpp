#pragma once

#include "edition/boundary_set.hpp"
#include "edition/cell_grids.hpp"
#include "edition/project.hpp"
#include "terms/indicator.hpp"
#include "terms/value.hpp"

#include <string>
#include <vector>

namespace netzatlas::edition {

/// What figures of cells rest on; a finished edition holds all of it, so that they can be computed
/// again.
struct FigureGround {
    const BoundarySet& boundaries;
    const CellGrids& grids;
    const Settings& settings;
};

/// The figures of one indicator, parallel to the regions of the boundary set; empty: the layers it
/// needs were not delivered.
struct ComputedFigures {
    std::string indicator;
    std::vector<IndicatorValue> values;
};

/// Every share of whole cells (D1, D2), at all levels, from numerators and denominators.
/// Uses both cores: indicators are independent of each other.
Result<std::vector<ComputedFigures>> computed_figures(const std::vector<Indicator>& indicators,
                                                      const FigureGround& ground);

} // namespace netzatlas::edition
