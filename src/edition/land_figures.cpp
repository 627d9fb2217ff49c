#include "edition/land_figures.hpp"

#include "coverage/line_cells.hpp"
#include "coverage/overlay.hpp"
#include "edition/both_cores.hpp"
#include "edition/region_order.hpp"
#include "indicators/operator_sets.hpp"
#include "indicators/region_sums.hpp"

namespace netzatlas::edition {

namespace {

/// One class of land in every municipality, laid over the cells: areas or lines.
struct LaidLand {
    coverage::Overlay areas;
    std::vector<coverage::LineCells> lines;
};

Result<LaidLand> laid(const std::string& land, const PlaceGround& ground, const Grid& grid) {
    const auto& boundaries = ground.boundaries;
    std::map<RegionKey, std::size_t> places;
    for (std::size_t i = 0; i < boundaries.municipalities.size(); ++i) {
        places.emplace(boundaries.regions[boundaries.municipalities[i]].region.key, i);
    }
    std::vector<geo::MultiPolygon> shapes(places.size());
    LaidLand found;
    found.lines.resize(places.size());
    for (const auto& part : ground.content.land) {
        const auto place = places.find(part.municipality);
        if (part.land != land || place == places.end()) {
            continue;
        }
        shapes[place->second] = part.area;
        auto lines = coverage::cells_under(part.lines, grid);
        if (!lines) {
            return fail(lines.error());
        }
        found.lines[place->second] = *std::move(lines);
    }
    auto overlay = coverage::overlay(shapes, grid);
    if (!overlay) {
        return fail(overlay.error());
    }
    found.areas = *std::move(overlay);
    return found;
}

/// Square metres of areas and metres of lines; a class has one of them.
std::vector<coverage::Sums> sums_under(const std::vector<std::uint16_t>& cells,
                                       const LaidLand& land) {
    const std::vector<bool> holds{false, true};
    auto sums = coverage::area_sums(land.areas, cells, holds);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i] += coverage::length_sums(land.lines[i], cells, holds);
    }
    return sums;
}

Result<std::vector<IndicatorValue>> figures_of(const Indicator& indicator, const LaidLand& land,
                                               const PlaceGround& ground) {
    const auto& mobile = *ground.grids.mobile;
    const auto cells =
        indicators::cells_with(indicator.technology, indicator.operators,
                               [&](std::string_view name) -> std::span<const std::uint16_t> {
                                   for (const auto& layer : mobile.layers) {
                                       if (layer.name == name) {
                                           return layer.values;
                                       }
                                   }
                                   return {};
                               });
    if (!cells) {
        const bool not_there = cells.error().code == ErrorCode::not_found ||
                               cells.error().code == ErrorCode::bad_request;
        return not_there ? Result<std::vector<IndicatorValue>>{std::vector<IndicatorValue>{}}
                         : fail(cells.error());
    }
    indicators::RegionSums sums{sums_under(cells->certain, land), {}};
    if (!cells->possible.empty()) {
        sums.possible = sums_under(cells->possible, land);
    }
    const auto& boundaries = ground.boundaries;
    const auto above = indicators::rolled_up(sums, boundaries.parents, boundaries.higher.size());
    const indicators::FigureSettings settings{ground.settings.completeness};
    return in_region_order(
        boundaries, [&](std::size_t i) { return indicators::value_in(sums, i, settings); },
        [&](std::size_t i) { return indicators::value_in(above, i, settings); });
}

} // namespace

Result<std::vector<ComputedFigures>> land_figures(const std::vector<Indicator>& indicators,
                                                  const PlaceGround& ground) {
    std::map<std::string, std::vector<const Indicator*>> by_class;
    for (const auto& indicator : indicators) {
        const auto& land = ground.content.land;
        const bool given = std::any_of(land.begin(), land.end(), [&](const auto& part) {
            return part.land == indicator.layer;
        });
        if (indicator.kind == IndicatorKind::land_share && given && ground.grids.mobile) {
            by_class[indicator.layer].push_back(&indicator);
        }
    }
    std::vector<ComputedFigures> all;
    for (const auto& [name, wanted] : by_class) {
        const auto land = laid(name, ground, ground.grids.mobile->grid);
        if (!land) {
            return fail(land.error());
        }
        std::vector<Result<std::vector<IndicatorValue>>> done(wanted.size(),
                                                              std::vector<IndicatorValue>{});
        on_both_cores(wanted.size(),
                      [&](std::size_t i) { done[i] = figures_of(*wanted[i], *land, ground); });
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (!done[i]) {
                return fail(done[i].error());
            }
            if (!done[i]->empty()) {
                all.push_back({wanted[i]->id, ground.grids.mobile_date, ground.grids.mobile_source,
                               *std::move(done[i])});
            }
        }
    }
    return all;
}

} // namespace netzatlas::edition
