#pragma once

#include "edition/boundary_set.hpp"
#include "edition/project.hpp"
#include "terms/date.hpp"
#include "terms/indicator.hpp"
#include "terms/value.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// Names of the layers that are no coverage.
constexpr const char* households_layer = "households";
/// In grids of the theme "mobile_areas": 0 to 3 networks.
constexpr const char* networks_layer = "networks";
/// The figures of one indicator, parallel to the regions of the boundary set.
struct ComputedFigures {
    std::string indicator;
    std::optional<Date> date; ///< of the cells; empty: the sources carry none
    std::string source;       ///< Source::id of the layer they rest on
    std::vector<IndicatorValue> values;
};

/// Every indicator that the grids in `<folder>/grids` tell of, per date: each is computed on the
/// grid that has its layers; grids meet in regions only.
///
/// Works through each grid by stretches of rows, so that each layer is read once and none is in
/// memory as a whole, and on both cores. The sums are added up from north to south, whichever core
/// is quicker: same grids, same bits.
Result<std::vector<ComputedFigures>> cell_figures(const std::vector<Indicator>& indicators,
                                                  const std::filesystem::path& folder,
                                                  const BoundarySet& boundaries,
                                                  const Settings& settings);

} // namespace netzatlas::edition
