#include "pages/compare.hpp"

#include "pages/change.hpp"
#include "pages/figures.hpp"
#include "pages/links.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

bool of_one_indicator(const Context& context) {
    return context.compared->indicator == context.indicator;
}

/// Of one indicator the later figure is told as a change since the earlier, with the same
/// obstacles.
std::string gap_over_time(const Context& context, const store::StoredRegion& region) {
    auto period = context;
    period.compared.reset();
    const Date other = *context.compared->day;
    period.day = std::max(other, context.until());
    period.since = std::min(other, context.until());
    const auto figure = change_figure(period, region);
    return figure[figure["has_number"].get<bool>() ? "number" : "words"].get<std::string>();
}

/// How much the first is above or below the second, where both count in one unit.
std::string gap_of(const Context& context, const store::StoredRegion& region) {
    if (of_one_indicator(context)) {
        return gap_over_time(context, region);
    }
    const auto second = second_of(context);
    const auto words =
        context.indicator->unit == second.indicator->unit && !is_count(*context.indicator)
            ? difference_words(context, shown(context, region, context.indicator->id),
                               shown(second, region, second.indicator->id))
            : std::string{};
    return words.empty() ? context.text("pair_no_difference")
                         : context.filled("pair_points", {{"difference", words}});
}

View row_of_pair(const Context& context, const std::string& title) {
    auto row = figure_view(context, *context.indicator,
                           shown(context, *context.region, context.indicator->id));
    row["title"] = title;
    return row;
}

View option(const std::string& value, const std::string& title, bool current) {
    return {{"value", value}, {"title", title}, {"current", current}};
}

View date_options(const Context& context) {
    View options = View::array();
    for (const auto day : context.days) {
        if (day != context.until()) {
            options.push_back(option(day.iso(), stand_of(context, day),
                                     context.compared && of_one_indicator(context) &&
                                         context.compared->day == day));
        }
    }
    return options;
}

View indicator_options(const Context& context) {
    View options = View::array();
    for (const auto* indicator : choosable(context.edition, catalogue_theme(context.theme))) {
        if (indicator != context.indicator) {
            options.push_back(option(indicator->id, title_of(context, *indicator),
                                     context.compared && context.compared->indicator == indicator));
        }
    }
    return options;
}

} // namespace

bool share_a_legend(const Context& context) {
    return context.compared && of_one_indicator(context);
}

Context second_of(const Context& context) {
    auto second = context;
    second.compared.reset();
    second.since.reset();
    second.indicator = context.compared->indicator;
    second.day = context.compared->day;
    second.days = context.edition.dates_of(second.indicator->id);
    return second;
}

std::string title_of_first(const Context& context) {
    return of_one_indicator(context) ? stand_of(context, context.until())
                                     : title_of(context, *context.indicator);
}

std::string title_of_second(const Context& context) {
    return of_one_indicator(context) ? stand_of(context, *context.compared->day)
                                     : title_of(context, *context.compared->indicator);
}

View compare_form_view(const Context& context) {
    if (context.indicator == nullptr || context.days.empty() || context.since) {
        return nullptr;
    }
    View groups = View::array();
    const auto add = [&](std::string_view label, View options) {
        if (!options.empty()) {
            groups.push_back({{"label", context.text(label)}, {"options", std::move(options)}});
        }
    };
    add("compare_dates", date_options(context));
    add("compare_indicators", indicator_options(context));
    if (groups.empty()) {
        return nullptr;
    }
    return {{"action", context.chosen() ? path_of(context, *context.region)
                                        : fmt::format("{}/", language_prefix(context.language()))},
            {"theme", context.theme},
            {"indicator", context.indicator->id},
            {"day", context.day ? context.day->iso() : std::string{}},
            {"open", context.compared.has_value()},
            {"groups", std::move(groups)}};
}

View pair_view(const Context& context) {
    if (!context.compared) {
        return nullptr;
    }
    const auto second = second_of(context);
    return {{"rows",
             {row_of_pair(context, title_of_first(context)),
              row_of_pair(second, title_of_second(context))}},
            {"gap", gap_of(context, *context.region)}};
}

View pair_cells(const Context& context, const store::StoredRegion& region) {
    const auto second = second_of(context);
    const auto* row = shown(second, region, second.indicator->id);
    return {{"second",
             printed(second, *second.indicator, row == nullptr ? IndicatorValue{} : row->value)},
            {"gap", gap_of(context, region)}};
}

} // namespace netzatlas::pages
