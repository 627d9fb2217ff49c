#include "pages/frame.hpp"
#include "pages/links.hpp"
#include "store/comparable.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

/// "Zwischen Ende 2021 und Mitte 2022 wurde anders gemessen: …"; nothing where nothing changed.
View break_between_stops(const Context& context, Date before, Date after) {
    const auto* change = store::break_between(context.edition.content().series,
                                              context.indicator->id, before, after);
    if (change == nullptr) {
        return nullptr;
    }
    return {{"words", context.filled("times_break", {{"before", stand_of(context, before)},
                                                     {"after", stand_of(context, after)},
                                                     {"method", change->method}})}};
}

/// The newest goes without a date, so that the address stays right when a newer one comes.
View stop_view(const Context& context, Date day, Date shown_day) {
    return {{"value", day == context.days.back() ? std::string{} : day.iso()},
            {"name", stand_of(context, day)},
            {"current", day == shown_day}};
}

} // namespace

View stops_view(const Context& context) {
    View stops = View::array();
    for (const auto day : context.days) {
        stops.push_back(stop_view(context, day, context.day.value_or(context.days.back())));
    }
    return stops;
}

View earlier_stops_view(const Context& context) {
    View stops = View::array();
    for (const auto day : context.days) {
        if (day < context.until()) {
            stops.push_back({{"value", day.iso()},
                             {"name", stand_of(context, day)},
                             {"current", context.since == day}});
        }
    }
    if (!stops.empty()) {
        stops.insert(stops.begin(), View{{"value", ""},
                                         {"name", context.text("times_no_change")},
                                         {"current", !context.since}});
    }
    return stops;
}

View times_view(const Context& context) {
    if (context.days.size() < 2) {
        return nullptr;
    }
    View breaks = View::array();
    for (std::size_t i = 1; i < context.days.size(); ++i) {
        if (auto change = break_between_stops(context, context.days[i - 1], context.days[i]);
            !change.is_null()) {
            change["after"] = i;
            breaks.push_back(std::move(change));
        }
    }
    return {{"action", context.chosen() ? path_of(context, *context.region)
                                        : fmt::format("{}/", language_prefix(context.language()))},
            {"theme", context.theme},
            {"indicator", context.indicator->id},
            {"stops", stops_view(context)},
            {"earlier", earlier_stops_view(context)},
            {"breaks", std::move(breaks)}};
}

View missed_view(const Context& context) {
    View view = View::array();
    const auto tell = [&](std::string_view key, const std::optional<Date>& asked) {
        if (asked && !context.days.empty()) { // without any figure the page says that already
            view.push_back(
                {{"words", context.filled(key, {{"asked", stand_of(context, *asked)},
                                                {"title", title_of(context, *context.indicator)},
                                                {"shown", stand_of(context, context.until())}})}});
        }
    };
    tell("times_missed_day", context.missed.day);
    tell("times_missed_since", context.missed.since);
    tell("times_missed_compared", context.missed.compared);
    return view;
}

} // namespace netzatlas::pages
