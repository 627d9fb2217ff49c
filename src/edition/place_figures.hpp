#pragma once

#include "edition/cell_figures.hpp"
#include "edition/place_grids.hpp"
#include "store/edition_content.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// What figures of sites, areas, counts and land rest on; a finished edition holds all of it.
struct PlaceGround {
    const BoundarySet& boundaries;
    const PlaceGrids& grids;
    const Settings& settings;
    const store::EditionContent& content; ///< schools, sites, areas, counts, land
    std::map<std::string, Date> days;     ///< per theme (`place_theme`): when it is looked at
};

/// Every indicator that is not a share of whole cells: sites counted (D12), ground of programmes,
/// delivered counts (D7), land classes and networks under coverage. At all levels, from numerators
/// and denominators.
Result<std::vector<ComputedFigures>> place_figures(const std::vector<Indicator>& indicators,
                                                   const PlaceGround& ground);

/// Where an edition, made or in the making, has its cells.
struct FigureGround {
    const BoundarySet& boundaries;
    const std::filesystem::path& folder; ///< with the folder `grids`
    const Settings& settings;
};

/// Figures of cells and of places, and those that follow from them (D11). What a build publishes
/// and `verify` computes again. `days`: per theme of places. Figures of places carry no source.
Result<std::vector<ComputedFigures>> all_figures(const std::vector<Indicator>& indicators,
                                                 const FigureGround& cells,
                                                 const store::EditionContent& content,
                                                 const std::map<std::string, Date>& days);

} // namespace netzatlas::edition
