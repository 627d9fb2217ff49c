#pragma once

#include "coverage/layer_sums.hpp"
#include "indicators/figures.hpp"
#include "indicators/operator_sets.hpp"
#include "terms/indicator.hpp"
#include "terms/result.hpp"
#include "terms/value.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace netzatlas::indicators {

/// What an indicator counts in each region of one level, ready to be added up to the next.
struct RegionSums {
    std::vector<coverage::Sums> certain;
    std::vector<coverage::Sums> possible; ///< empty: the same as `certain`
};

/// One grid with its layers, laid under one boundary set.
struct Ground {
    const coverage::Overlay& overlay;          ///< for shares of area
    std::span<const coverage::CellPart> parts; ///< for shares of households, by D3
    std::span<const double> households;        ///< grid.size()
    Layers layers;
    /// Layers of shares that 16 bit cannot hold exactly (1/100 %, NaN); without one: none.
    std::function<std::span<const double>(std::string_view name)> reals{};
};

/// Any indicator of kind `weighted_share` or `area_share`, from the layers its catalogue entry
/// names: a new one is an entry and no code.
///
/// With an operator set, cells where it is true for `technology` count in full; otherwise the layer
/// `layer` gives each cell's share in 1/100 %.
/// Errors: `not_found` naming the layer that is not there; `bad_request` for another kind; those of
/// `cells_with`.
Result<RegionSums> region_sums(const Indicator& indicator, const Ground& ground);

/// Sums to the next level, certain and possible alike.
RegionSums rolled_up(const RegionSums& municipalities,
                     std::span<const std::vector<std::size_t>> parents, std::size_t higher_count);

/// The figure of one region.
IndicatorValue value_in(const RegionSums& sums, std::size_t region, const FigureSettings& settings);

} // namespace netzatlas::indicators
