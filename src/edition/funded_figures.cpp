#include "edition/funded_figures.hpp"

#include "coverage/ground_fractions.hpp"
#include "coverage/overlay.hpp"
#include "edition/cell_figures.hpp"
#include "edition/cell_holders.hpp"
#include "geo/topology.hpp"

namespace netzatlas::edition {

namespace {

/// All ground of a theme in a stage, each metre once; an empty stage is any.
Result<geo::MultiPolygon> funded_ground(const Indicator& indicator, const PlaceGround& ground) {
    std::vector<geo::MultiPolygon> shapes;
    for (const auto& [area, shape] : ground.content.areas) {
        const bool reached =
            indicator.stage.empty() || (area.stage && name_of(*area.stage) == indicator.stage);
        if (area.theme == indicator.layer && reached) {
            shapes.push_back(shape);
        }
    }
    return geo::united(shapes);
}

Result<MunicipalSums> funded_area_sums(const geo::MultiPolygon& funded, const PlaceGround& ground) {
    MunicipalSums sums;
    for (std::size_t i = 0; i < ground.boundaries.municipalities.size(); ++i) {
        const auto& region = municipality(ground.boundaries, i).ground;
        const auto inside = geo::intersection(funded, region);
        if (!inside) {
            return fail(inside.error());
        }
        sums.push_back({geo::area(*inside), geo::area(region), 0});
    }
    return sums;
}

const std::vector<float>& reals_of(const store::GridLayers& weights, const std::string& name) {
    static const std::vector<float> none;
    for (const auto& layer : weights.layers) {
        if (layer.name == name) {
            return layer.reals;
        }
    }
    return none;
}

/// Who holds which cell: as the weights tell, else by area (D3).
std::vector<coverage::CellPart> parts_of(const store::GridLayers& weights,
                                         const coverage::Overlay& overlay) {
    auto told = told_parts([&](const auto& name) -> auto& { return reals_of(weights, name); },
                           overlay.regions.size());
    return told.empty() ? coverage::parts_by_area(overlay) : told;
}

} // namespace

Result<MunicipalSums> household_sums_on(const geo::MultiPolygon& funded,
                                        const PlaceGround& ground) {
    const auto& weights = *ground.grids.weights;
    auto shapes = ground.boundaries.municipal_grounds();
    const auto regions = coverage::overlay(shapes, weights.grid);
    const auto inside = coverage::overlay(std::span{&funded, 1}, weights.grid);
    if (!regions || !inside) {
        return fail(regions ? inside.error() : regions.error());
    }
    const auto& counts = reals_of(weights, households_layer);
    const std::vector<double> households(counts.begin(), counts.end());
    return coverage::fraction_sums(parts_of(weights, *regions),
                                   coverage::fractions_of(inside->regions.front(), weights.grid),
                                   households, shapes.size());
}

Result<std::vector<IndicatorValue>> funded_figures(const Indicator& indicator,
                                                   const PlaceGround& ground) {
    const bool of_households = indicator.basis == "households";
    if (of_households && !ground.grids.weights) {
        return std::vector<IndicatorValue>{};
    }
    const auto funded = funded_ground(indicator, ground);
    if (!funded) {
        return fail(funded.error());
    }
    const auto sums =
        of_households ? household_sums_on(*funded, ground) : funded_area_sums(*funded, ground);
    if (!sums) {
        return fail(sums.error());
    }
    return at_all_levels(*sums, ground.boundaries, [&](const coverage::Sums& of, const Region&) {
        return indicators::share_value(of, {ground.settings.completeness});
    });
}

} // namespace netzatlas::edition
