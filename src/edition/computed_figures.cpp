#include "edition/computed_figures.hpp"

#include "coverage/overlay.hpp"
#include "coverage/parts.hpp"
#include "edition/both_cores.hpp"
#include "edition/region_order.hpp"
#include "indicators/figures.hpp"
#include "indicators/region_sums.hpp"

#include <cmath>
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace netzatlas::edition {

namespace {

/// One grid laid under the municipalities.
struct LaidGrid {
    const store::GridLayers* layers = nullptr;
    coverage::Overlay overlay;
    std::vector<coverage::CellPart> parts;
    std::vector<double> households; ///< empty: none known
    store::GridLayers derived;      ///< layers that follow from delivered ones

    std::span<const std::uint16_t> layer(std::string_view name) const {
        for (const auto* grid : {layers, &derived}) {
            for (const auto& layer : grid->layers) {
                if (layer.name == name) {
                    return layer.values;
                }
            }
        }
        return {};
    }
};

const store::GridLayers::Layer* layer_named(const store::GridLayers& grid, std::string_view name) {
    for (const auto& layer : grid.layers) {
        if (layer.name == name) {
            return &layer;
        }
    }
    return nullptr;
}

/// Whole cells by the municipality they count in.
std::vector<coverage::CellPart> parts_of(const std::vector<float>& municipality) {
    std::vector<coverage::CellPart> parts;
    for (std::size_t i = 0; i < municipality.size(); ++i) {
        if (!std::isnan(municipality[i])) {
            parts.push_back(
                {static_cast<std::uint32_t>(municipality[i]), static_cast<std::uint32_t>(i), 1});
        }
    }
    return parts;
}

/// Who holds which part of every cell with households (D3).
std::vector<coverage::CellPart> household_parts(const store::GridLayers& weights,
                                                const coverage::Overlay& overlay,
                                                const std::vector<double>& households) {
    if (const auto* keyed = layer_named(weights, municipality_layer)) {
        return parts_of(keyed->reals);
    }
    // household_split falls back to areas: no household grid is finer than the cells.
    auto parts = coverage::parts_by_area(overlay);
    std::erase_if(parts, [&](const auto& part) { return !(households[part.cell] > 0); });
    return parts;
}

Result<LaidGrid> laid_grid(const store::GridLayers& layers, const FigureGround& ground) {
    LaidGrid laid;
    laid.layers = &layers;
    const auto shapes = ground.boundaries.municipal_grounds();
    auto overlay = coverage::overlay(shapes, layers.grid);
    if (!overlay) {
        return fail(overlay.error());
    }
    laid.overlay = std::move(*overlay);
    const auto& weights = ground.grids.weights;
    if (weights && weights->grid == layers.grid) {
        const auto& reals = layer_named(*weights, households_layer)->reals;
        laid.households.assign(reals.begin(), reals.end());
        laid.parts = household_parts(*weights, laid.overlay, laid.households);
    }
    return laid;
}

/// The grids, laid once for all indicators.
struct LaidGrids {
    std::optional<LaidGrid> fixed;
    std::optional<LaidGrid> mobile;
    std::optional<LaidGrid> areas;

    const std::optional<LaidGrid>& of(const Indicator& indicator) const {
        return indicator.layer.starts_with("networks_") ? areas
               : indicator.layer.starts_with("down_") || indicator.layer.starts_with("up_")
                   ? fixed
                   : mobile;
    }
};

/// Where so many of three networks are: 1 and 0 from counts (D8; of three, three are all).
void derive_network_layers(LaidGrid& areas) {
    const auto counts = areas.layer(networks_layer);
    const std::tuple<const char*, int, int> rules[] = {{"networks_any", 1, 3},
                                                       {"networks_all3", 3, 3},
                                                       {"networks_k2", 2, 2},
                                                       {"networks_k1", 1, 1},
                                                       {"networks_k0", 0, 0}};
    for (const auto& [name, least, most] : rules) {
        std::vector<std::uint16_t> cells(counts.size());
        for (std::size_t i = 0; i < counts.size(); ++i) {
            cells[i] = counts[i] >= least && counts[i] <= most ? 1 : 0;
        }
        areas.derived.layers.push_back({name, "flags", std::move(cells), {}});
    }
}

Result<LaidGrids> laid_grids(const FigureGround& ground) {
    LaidGrids laid;
    for (const auto& [layers, place] : {std::pair{&ground.grids.fixed, &laid.fixed},
                                        std::pair{&ground.grids.mobile, &laid.mobile},
                                        std::pair{&ground.grids.areas, &laid.areas}}) {
        if (!*layers) {
            continue;
        }
        auto grid = laid_grid(**layers, ground);
        if (!grid) {
            return fail(grid.error());
        }
        *place = std::move(*grid);
    }
    if (laid.areas) {
        derive_network_layers(*laid.areas);
    }
    return laid;
}

Result<std::vector<IndicatorValue>> cell_figures(const Indicator& indicator, const LaidGrids& laid,
                                                 const FigureGround& ground) {
    const auto& grid = laid.of(indicator);
    const bool needs_households = indicator.kind == IndicatorKind::weighted_share;
    if (!grid || (needs_households && grid->households.empty())) {
        return std::vector<IndicatorValue>{};
    }
    const indicators::Ground under{grid->overlay, grid->parts, grid->households,
                                   [&](std::string_view name) { return grid->layer(name); }};
    const auto sums = indicators::region_sums(indicator, under);
    if (!sums) {
        const bool not_there = sums.error().code == ErrorCode::not_found ||
                               sums.error().code == ErrorCode::bad_request;
        return not_there ? Result<std::vector<IndicatorValue>>{std::vector<IndicatorValue>{}}
                         : fail(sums.error());
    }
    const auto above =
        indicators::rolled_up(*sums, ground.boundaries.parents, ground.boundaries.higher.size());
    const indicators::FigureSettings settings{ground.settings.completeness};
    return in_region_order(
        ground.boundaries, [&](std::size_t i) { return indicators::value_in(*sums, i, settings); },
        [&](std::size_t i) { return indicators::value_in(above, i, settings); });
}

Result<std::vector<IndicatorValue>> figures_of(const Indicator& indicator, const LaidGrids& laid,
                                               const FigureGround& ground) {
    if (indicator.kind == IndicatorKind::weighted_share ||
        indicator.kind == IndicatorKind::area_share) {
        return cell_figures(indicator, laid, ground);
    }
    return std::vector<IndicatorValue>{};
}

} // namespace

Result<std::vector<ComputedFigures>> computed_figures(const std::vector<Indicator>& indicators,
                                                      const FigureGround& ground) {
    const auto laid = laid_grids(ground);
    if (!laid) {
        return fail(laid.error());
    }
    std::vector<Result<std::vector<IndicatorValue>>> parts(indicators.size(),
                                                           std::vector<IndicatorValue>{});
    on_both_cores(indicators.size(),
                  [&](std::size_t i) { parts[i] = figures_of(indicators[i], *laid, ground); });
    std::vector<ComputedFigures> figures;
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        if (!parts[i]) {
            return fail(parts[i].error());
        }
        if (!parts[i]->empty()) {
            figures.push_back({indicators[i].id, std::move(*parts[i])});
        }
    }
    return figures;
}

} // namespace netzatlas::edition
