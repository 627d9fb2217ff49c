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

Result<RegionSums> operator_sums(const Indicator& indicator, const Ground& ground) {
    const auto cells = cells_with(indicator.technology, indicator.operators, ground.layers);
    if (!cells) {
        return fail(cells.error());
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
