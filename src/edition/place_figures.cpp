#include "edition/place_figures.hpp"

#include "edition/both_cores.hpp"
#include "edition/funded_figures.hpp"
#include "edition/land_figures.hpp"
#include "edition/municipal_sums.hpp"
#include "edition/places.hpp"
#include "indicators/bounds.hpp"
#include "indicators/figures.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

namespace netzatlas::edition {

namespace {

using Values = std::vector<IndicatorValue>;

template <class Site>
using ByMunicipality = std::map<RegionKey, std::vector<const Site*>>;

MunicipalSums school_sums(const Indicator& indicator, const PlaceGround& ground, Date day) {
    ByMunicipality<SchoolSite> sites;
    for (const auto& site : ground.content.schools) {
        sites[site.municipality].push_back(&site);
    }
    MunicipalSums sums;
    for (const auto place : ground.boundaries.municipalities) {
        sums.push_back(indicators::site_sums(sites[ground.boundaries.regions[place].region.key],
                                             indicator.stage, day));
    }
    return sums;
}

MunicipalSums point_sums(const Indicator& indicator, const PlaceGround& ground, Date day) {
    ByMunicipality<PointSite> sites;
    for (const auto& site : ground.content.sites) {
        if (site.theme == indicator.layer && site.municipality) {
            sites[*site.municipality].push_back(&site);
        }
    }
    MunicipalSums sums;
    for (const auto place : ground.boundaries.municipalities) {
        sums.push_back(indicators::site_sums(sites[ground.boundaries.regions[place].region.key],
                                             indicator.technology, day));
    }
    return sums;
}

Values site_figures(const Indicator& indicator, const PlaceGround& ground, Date day) {
    const auto sums = indicator.layer.empty() ? school_sums(indicator, ground, day)
                                              : point_sums(indicator, ground, day);
    const indicators::FigureSettings settings{ground.settings.completeness};
    return at_all_levels(sums, ground.boundaries,
                         [&](const coverage::Sums& of, const Region& region) {
                             return indicator.kind == IndicatorKind::site_share
                                        ? indicators::share_value(of, settings)
                                    : indicator.kind == IndicatorKind::site_rate
                                        ? indicators::rate_value(of.numerator, region.population)
                                        : indicators::count_value(of);
                         });
}

/// The households a municipality without a delivered count probably has: those of the cells, else
/// persons divided by persons per household (D1); empty where neither is known.
Result<std::vector<std::optional<double>>> probable_households(const PlaceGround& ground) {
    std::vector<std::optional<double>> households;
    for (const auto place : ground.boundaries.municipalities) {
        const auto& population = ground.boundaries.regions[place].region.population;
        households.push_back(population ? std::optional{static_cast<double>(*population) /
                                                        ground.settings.persons_per_household}
                                        : std::nullopt);
    }
    if (!ground.grids.weights) {
        return households;
    }
    const auto counted = household_sums_on({}, ground);
    if (!counted) {
        return fail(counted.error());
    }
    std::transform(counted->begin(), counted->end(), households.begin(),
                   [](const coverage::Sums& sums) { return sums.denominator; });
    return households;
}

/// What municipalities deliver with their own denominator; one that delivers nothing is missing
/// with the households it has, and where nobody knows them nothing above it has a figure.
Result<Values> count_figures(const Indicator& indicator, const PlaceGround& ground) {
    std::map<RegionKey, const MunicipalCount*> counts;
    for (const auto& count : ground.content.counts) {
        if (count.layer == indicator.layer) {
            counts.emplace(count.municipality, &count);
        }
    }
    const auto households = counts.size() < ground.boundaries.municipalities.size()
                                ? probable_households(ground)
                                : Result<std::vector<std::optional<double>>>{};
    if (!households || counts.empty()) {
        return households ? Result<Values>{Values{}} : fail(households.error());
    }
    bool all_sized = true;
    MunicipalSums sums;
    for (std::size_t i = 0; i < ground.boundaries.municipalities.size(); ++i) {
        const auto found = counts.find(municipality(ground.boundaries, i).region.key);
        if (found != counts.end()) {
            sums.push_back({found->second->amount, found->second->of, 0});
            continue;
        }
        all_sized = all_sized && (*households)[i];
        sums.push_back({0, 0, (*households)[i].value_or(0)});
    }
    const auto figure = [&](const coverage::Sums& of, const Region& region) {
        const bool known = all_sized || region.key.level() == RegionLevel::municipality;
        return known ? indicators::share_value(of, {ground.settings.completeness})
                     : IndicatorValue{};
    };
    return at_all_levels(sums, ground.boundaries, figure);
}

Result<Values> figures_of(const Indicator& indicator, const PlaceGround& ground) {
    const auto day = ground.days.find(place_theme(indicator));
    if (day == ground.days.end()) {
        return Values{};
    }
    switch (indicator.kind) {
    case IndicatorKind::funded_share:
        return funded_figures(indicator, ground);
    case IndicatorKind::count_share:
        return count_figures(indicator, ground);
    default:
        return site_figures(indicator, ground, day->second);
    }
}

/// `layer` names the indicators of the lower and the upper class; figures of each day.
void add_below_figures(const std::vector<Indicator>& indicators,
                       std::vector<ComputedFigures>& figures) {
    std::map<std::pair<std::string, std::optional<Date>>, const ComputedFigures*> known;
    for (const auto& figure : figures) {
        known.emplace(std::pair{figure.indicator, figure.date}, &figure);
    }
    std::vector<ComputedFigures> below;
    for (const auto& indicator : indicators) {
        if (indicator.kind != IndicatorKind::below_share) {
            continue;
        }
        std::istringstream names{indicator.layer};
        std::string lower;
        std::string upper;
        names >> lower >> upper;
        for (const auto& [key, at_least_lower] : known) {
            const auto at_least_upper = known.find({upper, key.second});
            if (key.first != lower || at_least_upper == known.end()) {
                continue;
            }
            Values values;
            for (std::size_t i = 0; i < at_least_lower->values.size(); ++i) {
                values.push_back(indicators::below_bounds(at_least_lower->values[i],
                                                          at_least_upper->second->values[i]));
            }
            below.push_back(
                {indicator.id, at_least_lower->date, at_least_lower->source, std::move(values)});
        }
    }
    std::move(below.begin(), below.end(), std::back_inserter(figures));
}

} // namespace

Result<std::vector<ComputedFigures>> place_figures(const std::vector<Indicator>& indicators,
                                                   const PlaceGround& ground) {
    std::vector<Result<Values>> parts(indicators.size(), Values{});
    on_both_cores(indicators.size(),
                  [&](std::size_t i) { parts[i] = figures_of(indicators[i], ground); });
    std::vector<ComputedFigures> figures;
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        if (!parts[i]) {
            return fail(parts[i].error());
        }
        if (!parts[i]->empty()) {
            const auto day = ground.days.at(place_theme(indicators[i]));
            figures.push_back({indicators[i].id, day, "", std::move(*parts[i])});
        }
    }
    return figures;
}

Result<std::vector<ComputedFigures>> all_figures(const std::vector<Indicator>& indicators,
                                                 const FigureGround& cells,
                                                 const store::EditionContent& content,
                                                 const std::map<std::string, Date>& days) {
    auto figures = cell_figures(indicators, cells.folder, cells.boundaries, cells.settings);
    if (!figures) {
        return figures;
    }
    const auto grids = place_grids(cells.folder, indicators, content);
    if (!grids) {
        return fail(grids.error());
    }
    const PlaceGround places{cells.boundaries, *grids, cells.settings, content, days};
    for (auto part : {place_figures(indicators, places), land_figures(indicators, places)}) {
        if (!part) {
            return part;
        }
        std::move(part->begin(), part->end(), std::back_inserter(*figures));
    }
    add_below_figures(indicators, *figures);
    return figures;
}

} // namespace netzatlas::edition
