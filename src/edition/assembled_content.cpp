#include "edition/assembled_content.hpp"

#include "edition/estimated_figures.hpp"
#include "edition/goal_outcomes.hpp"
#include "edition/place_figures.hpp"
#include "edition/places.hpp"
#include "edition/published_figures.hpp"
#include "edition/small_count_guard.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace netzatlas::edition {

namespace {

void append(std::vector<store::StoredValue>& to, std::vector<store::StoredValue> from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

Result<std::vector<store::StoredValue>> computed_values(const Workpiece& workpiece,
                                                        const store::EditionContent& content) {
    const auto& gathered = workpiece.gathered;
    const auto& settings = workpiece.project.settings;
    const auto places = place_sources(gathered);
    if (!places) {
        return fail(places.error());
    }
    std::map<std::string, Date> days;
    for (const auto& [theme, source] : *places) {
        days.emplace(theme, *source->reference_date);
    }
    const auto figures =
        all_figures(workpiece.catalogue.indicators,
                    {workpiece.boundaries, workpiece.folder, settings}, content, days);
    if (!figures) {
        return fail(figures.error());
    }
    std::vector<store::StoredValue> values;
    for (const auto& figure : *figures) {
        const auto indicator = std::find_if(
            workpiece.catalogue.indicators.begin(), workpiece.catalogue.indicators.end(),
            [&](const auto& declared) { return declared.id == figure.indicator; });
        const auto theme = place_theme(*indicator);
        const auto& source = theme.empty() ? figure.source : places->at(theme)->id;
        for (std::size_t i = 0; i < figure.values.size(); ++i) {
            values.push_back({workpiece.boundaries.regions[i].region.key.text(), figure.indicator,
                              figure.date.value(), Origin::computed, source, figure.values[i],
                              false});
        }
    }
    return values;
}

Result<void> add_values(Workpiece& workpiece, store::EditionContent& content) {
    auto computed = computed_values(workpiece, content);
    if (!computed) {
        return fail(computed.error());
    }
    auto published = published_figures(workpiece.gathered, workpiece.boundaries,
                                       workpiece.catalogue, workpiece.findings);
    if (!published) {
        return fail(published.error());
    }
    auto estimated = estimated_figures(
        {workpiece.gathered, workpiece.boundaries, workpiece.project.settings, *computed},
        *published);
    if (!estimated) {
        return fail(estimated.error());
    }
    append(content.values, std::move(*computed));
    append(content.values, std::move(*published));
    append(content.values, std::move(estimated->values));
    std::move(estimated->sources.begin(), estimated->sources.end(),
              std::back_inserter(content.sources));
    std::stable_sort(content.values.begin(), content.values.end(),
                     [](const auto& a, const auto& b) {
                         return std::tie(a.indicator, a.reference_date, a.origin, a.region) <
                                std::tie(b.indicator, b.reference_date, b.origin, b.region);
                     });
    return {};
}

std::vector<Indicator> used_indicators(const Catalogue& catalogue,
                                       const std::vector<store::StoredValue>& values) {
    std::set<std::string> used;
    for (const auto& value : values) {
        used.insert(value.indicator);
    }
    for (const auto& goal : catalogue.goals) {
        used.insert(goal.indicator);
    }
    std::vector<Indicator> indicators;
    for (const auto& indicator : catalogue.indicators) {
        if (indicator.headline || used.contains(indicator.id)) {
            indicators.push_back(indicator);
        }
    }
    return indicators;
}

/// The newest day any figure speaks of.
Date newest_day(const std::vector<store::StoredValue>& values) {
    const auto newest =
        std::max_element(values.begin(), values.end(), [](const auto& a, const auto& b) {
            return a.reference_date < b.reference_date;
        });
    return newest->reference_date;
}

} // namespace

Result<store::EditionContent> assembled_content(Workpiece workpiece) {
    store::EditionContent content{workpiece.project.title,
                                  workpiece.project.demo,
                                  workpiece.project.state,
                                  *Date::of("1970-01-01"),
                                  method_version,
                                  texts_of(workpiece.project.settings),
                                  workpiece.gathered.sources,
                                  workpiece.boundaries.regions,
                                  {},
                                  {},
                                  {},
                                  {},
                                  {},
                                  {},
                                  {},
                                  {}};
    if (auto added =
            add_places(workpiece.gathered, workpiece.boundaries, content, workpiece.findings);
        !added) {
        return fail(added.error());
    }
    if (auto added = add_values(workpiece, content); !added) {
        return fail(added.error());
    }
    if (content.values.empty()) {
        return fail(ErrorCode::bad_source, "the sources hold no figure and no cell: an edition of "
                                           "borders alone says nothing");
    }
    guard_counts({content.regions, workpiece.catalogue.indicators, content.sources,
                  static_cast<double>(workpiece.project.settings.small_count),
                  workpiece.project.settings.households_estimated},
                 content.values);
    content.reference_date = newest_day(content.values);
    content.indicators = used_indicators(workpiece.catalogue, content.values);
    content.series = series_of(workpiece.catalogue, content.values);
    add_goal_outcomes(workpiece.catalogue, content);
    content.findings = std::move(workpiece.findings);
    return content;
}

} // namespace netzatlas::edition
