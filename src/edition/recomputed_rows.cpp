#include "edition/recomputed_rows.hpp"

#include "edition/estimated_figures.hpp"
#include "edition/place_figures.hpp"
#include "edition/places.hpp"

#include <fmt/format.h>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace netzatlas::edition {

namespace {

/// A computed figure's region, indicator and day.
using Place = std::tuple<std::string_view, std::string_view, Date>;
using Figures = std::map<Place, const IndicatorValue*>;

/// The days sites and areas were looked at: those of the figures made of them.
std::map<std::string, Date> place_days(const store::EditionContent& content) {
    std::map<std::string, std::string> themes;
    for (const auto& indicator : content.indicators) {
        if (auto theme = place_theme(indicator); !theme.empty()) {
            themes.emplace(indicator.id, std::move(theme));
        }
    }
    std::map<std::string, Date> days;
    for (const auto& value : content.values) {
        const auto theme = themes.find(value.indicator);
        if (theme != themes.end() && value.origin == Origin::computed) {
            days.emplace(theme->second, value.reference_date);
        }
    }
    return days;
}

/// `left` are the figures that no row has taken.
RecomputedRows with_figures(const store::EditionContent& content, Figures left) {
    const auto all = left;
    RecomputedRows again{content.values, {}};
    for (auto& row : again.rows) {
        row.few.clear();
        if (row.origin == Origin::computed && !row.estimated) {
            const Place place{row.region, row.indicator, row.reference_date};
            const auto found = all.find(place);
            row.value = found == all.end() ? IndicatorValue{} : *found->second;
            left.erase(place);
        }
    }
    for (const auto& [place, value] : left) {
        const auto& [region, indicator, day] = place;
        again.differences.push_back(
            fmt::format("{} of {} at {} is missing, computed again it is {}", indicator, region,
                        day.iso(), words_of(*value)));
    }
    return again;
}

} // namespace

std::string words_of(const IndicatorValue& value) {
    return value.value ? fmt::format("{}", *value.value)
           : value.low ? fmt::format("{} to {}", *value.low, value.high.value_or(*value.low))
                       : std::string{name_of(value.state)};
}

RecomputedRows recomputed_rows(const std::filesystem::path& folder,
                               const store::EditionContent& content) {
    const auto settings = settings_of(content.settings);
    if (!settings) {
        return {{}, {settings.error().message}};
    }
    const auto boundaries = nested(content.regions);
    const auto figures = all_figures(content.indicators, {boundaries, folder, *settings}, content,
                                     place_days(content));
    if (!figures) {
        return {{}, {figures.error().message}};
    }
    Figures again;
    for (const auto& figure : *figures) {
        for (std::size_t i = 0; i < figure.values.size(); ++i) {
            again.emplace(std::tuple{std::string_view{boundaries.regions[i].region.key.text()},
                                     std::string_view{figure.indicator},
                                     figure.date.value_or(content.reference_date)},
                          &figure.values[i]);
        }
    }
    return with_figures(content, std::move(again));
}

} // namespace netzatlas::edition
