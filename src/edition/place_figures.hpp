#pragma once

#include "edition/computed_figures.hpp"
#include "store/edition_content.hpp"

#include <map>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// What figures of sites, areas, counts and land rest on; a finished edition holds all of it.
struct PlaceGround {
    const BoundarySet& boundaries;
    const CellGrids& grids;
    const Settings& settings;
    const store::EditionContent& content; ///< schools, sites, areas, counts, land
    std::map<std::string, Date> days;     ///< per theme (`place_theme`): when it is looked at
};

/// Every indicator that is not a share of whole cells: sites counted (D12), ground of programmes,
/// delivered counts (D7), land classes and networks under coverage. At all levels, from numerators
/// and denominators.
Result<std::vector<ComputedFigures>> place_figures(const std::vector<Indicator>& indicators,
                                                   const PlaceGround& ground);

/// Figures of cells and of places, and those that follow from them (D11). What a build publishes
/// and `verify` computes again.
Result<std::vector<ComputedFigures>> all_figures(const std::vector<Indicator>& indicators,
                                                 const FigureGround& cells,
                                                 const PlaceGround& places);

} // namespace netzatlas::edition
