#include "indicators/region_sums.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::indicators {

namespace {

using coverage::not_delivered;
using coverage::Sums;

std::vector<std::uint16_t> as_shares(std::vector<std::uint16_t> cells) {
    std::transform(cells.begin(), cells.end(), cells.begin(),
                   [](std::uint16_t cell) { return cell == 1 ? std::uint16_t{10000} : cell; });
    return cells;
}

std::vector<Sums> sums_under(const std::vector<std::uint16_t>& cells, IndicatorKind kind,
                             const Ground& ground) {
    return kind == IndicatorKind::area_share
               ? coverage::area_sums(ground.overlay, cells, {false, true})
               : coverage::weighted_sums(ground.parts, as_shares(cells), ground.households,
                                         ground.overlay.regions.size());
}

/// Nothing is told of delivered cells but that they are open.
void open_wide(RuleCells& cells) {
    cells.possible = cells.certain;
    for (std::size_t cell = 0; cell < cells.certain.size(); ++cell) {
        if (cells.certain[cell] != not_delivered) {
            cells.certain[cell] = 0;
            cells.possible[cell] = 1;
        }
    }
}

/// What is open counts as missing.
void leave_out_open_cells(RuleCells& cells) {
    for (std::size_t cell = 0; cell < cells.possible.size(); ++cell) {
        if (cells.certain[cell] != cells.possible[cell]) {
            cells.certain[cell] = not_delivered;
        }
    }
    cells.possible.clear();
}

/// Households by counts of three networks (D17): told are any, none and all three, the sets that
/// the guard of small counts can hold against each other. The ends of a range would tell a further
/// count, the households between them.
Result<void> make_countable(RuleCells& cells, const Indicator& indicator) {
    const bool all = indicator.operators == "all3";
    if (!all && indicator.operators != "any" && indicator.operators != "k0") {
        return fail(ErrorCode::bad_request,
                    fmt::format("'{}': counts of three networks do not tell it by households",
                                indicator.id));
    }
    if (all && cells.ranged) {
        open_wide(cells);
    } else {
        leave_out_open_cells(cells);
    }
    return {};
}

Result<RegionSums> operator_sums(const Indicator& indicator, const Ground& ground) {
    auto cells = cells_with(indicator.technology, indicator.operators, ground.layers);
    if (!cells) {
        return fail(cells.error());
    }
    if (cells->of_three && indicator.kind == IndicatorKind::weighted_share) {
        if (auto countable = make_countable(*cells, indicator); !countable) {
            return fail(countable.error());
        }
    }
    RegionSums sums{sums_under(cells->certain, indicator.kind, ground), {}};
    if (!cells->possible.empty()) {
        sums.possible = sums_under(cells->possible, indicator.kind, ground);
    }
    return sums;
}

} // namespace

Result<RegionSums> region_sums(const Indicator& indicator, const Ground& ground) {
    const bool weighted = indicator.kind == IndicatorKind::weighted_share;
    if (!weighted && indicator.kind != IndicatorKind::area_share) {
        return fail(ErrorCode::bad_request, fmt::format("'{}' is of kind {}, which no cells give",
                                                        indicator.id, name_of(indicator.kind)));
    }
    if (!indicator.operators.empty()) {
        return operator_sums(indicator, ground);
    }
    const auto layer = ground.layers(indicator.layer);
    const auto exact = weighted && layer.empty() && ground.reals ? ground.reals(indicator.layer)
                                                                 : std::span<const double>{};
    if (!exact.empty()) {
        return RegionSums{coverage::weighted_sums(ground.parts, exact, ground.households,
                                                  ground.overlay.regions.size()),
                          {}};
    }
    if (layer.empty()) {
        return fail(ErrorCode::not_found,
                    fmt::format("'{}' asks for layer '{}', which no source delivers", indicator.id,
                                indicator.layer));
    }
    if (weighted) {
        return RegionSums{coverage::weighted_sums(ground.parts, layer, ground.households,
                                                  ground.overlay.regions.size()),
                          {}};
    }
    return RegionSums{coverage::area_sums(ground.overlay, layer, {false, true}), {}};
}

RegionSums rolled_up(const RegionSums& municipalities,
                     std::span<const std::vector<std::size_t>> parents, std::size_t higher_count) {
    RegionSums higher{rolled_up(municipalities.certain, parents, higher_count), {}};
    if (!municipalities.possible.empty()) {
        higher.possible = rolled_up(municipalities.possible, parents, higher_count);
    }
    return higher;
}

IndicatorValue value_in(const RegionSums& sums, std::size_t region,
                        const FigureSettings& settings) {
    const auto& possible = sums.possible.empty() ? sums.certain : sums.possible;
    return interval_value(sums.certain.at(region), possible.at(region), settings);
}

} // namespace netzatlas::indicators
