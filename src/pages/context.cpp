#include "pages/context.hpp"

#include "pages/links.hpp"
#include "store/change.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <utility>

namespace netzatlas::pages {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> themes{
    {{"festnetz", "fixed"},
     {"mobilfunk", "mobile"},
     {"schulen", "schools"},
     {"wlan", "wifi"},
     {"ziele", "goals"}}};

Result<void> find_region(Context& context) {
    const auto& edition = context.edition;
    context.state = edition.region(edition.content().state);
    context.region = context.state;
    if (!context.request.region.empty()) {
        context.region = edition.region(context.request.region);
        if (context.region == nullptr) {
            return fail(ErrorCode::not_found,
                        fmt::format("no region has the key '{}'", context.request.region));
        }
    }
    return {};
}

/// The first headline with a figure, else the first indicator with one: a theme whose headline
/// nobody delivered still shows what there is.
const Indicator* first_of_theme(const store::Edition& edition, std::string_view theme) {
    for (const auto& choice : {choosable(edition, theme), indicators_of(edition, theme)}) {
        if (!choice.empty()) {
            return choice.front();
        }
    }
    return nullptr;
}

Result<void> find_indicator(Context& context) {
    const auto& request = context.request;
    if (!request.indicator.empty()) {
        context.indicator = context.edition.indicator(request.indicator);
        if (context.indicator == nullptr) {
            return fail(ErrorCode::not_found,
                        fmt::format("no indicator is called '{}'", request.indicator));
        }
    }
    context.theme = request.page == "goals" ? "ziele" : request.theme;
    if (catalogue_theme(context.theme).empty()) {
        context.theme =
            context.indicator != nullptr ? address_theme(context.indicator->theme) : "festnetz";
    }
    if (context.indicator == nullptr ||
        context.indicator->theme != catalogue_theme(context.theme)) {
        context.indicator = first_of_theme(context.edition, catalogue_theme(context.theme));
    }
    return {};
}

/// Pages whose figures are of one indicator, and so of one of its dates.
bool is_dated(const Context& context) {
    static constexpr std::array<std::string_view, 5> pages{"map", "region", "table", "explanation",
                                                           "error"};
    return context.indicator != nullptr && context.theme != "ziele" &&
           std::find(pages.begin(), pages.end(), context.request.page) != pages.end();
}

Result<Date> known_day(const Context& context, const std::string& wanted) {
    const auto day = Date::of(wanted);
    if (!day || !std::binary_search(context.days.begin(), context.days.end(), *day)) {
        return fail(ErrorCode::not_found, fmt::format("{} has no figures of the date '{}'",
                                                      context.indicator->id, wanted));
    }
    return *day;
}

/// The map and its panel name the date they cannot show; all other pages refuse it.
std::optional<Date> missed_date(const Context& context, const std::string& wanted) {
    const auto& page = context.request.page;
    return page == "map" || page == "region" ? known_date(context.edition, wanted) : std::nullopt;
}

/// The indicator's own figures of the context's date, else its newest, stand beside it.
void compare_with(Context& context, const Indicator& indicator) {
    const auto days = context.edition.dates_of(indicator.id);
    const bool has_it = context.day && std::binary_search(days.begin(), days.end(), *context.day);
    if (&indicator != context.indicator) {
        context.compared = Compared{&indicator, has_it ? context.day : std::nullopt};
    }
}

Result<void> find_compared(Context& context) {
    const auto& wanted = context.request.compared;
    if (wanted.empty() || context.since || context.request.page == "explanation") {
        return {};
    }
    if (const auto* indicator = context.edition.indicator(wanted); indicator != nullptr) {
        compare_with(context, *indicator);
        return {};
    }
    if (const auto day = known_day(context, wanted); day) {
        context.compared = Compared{context.indicator, *day};
    } else if (context.missed.compared = missed_date(context, wanted); !context.missed.compared) {
        return fail(day.error());
    }
    return {};
}

Result<void> find_since(Context& context) {
    if (context.request.since.empty() || context.request.page == "explanation") {
        return {};
    }
    const auto since = known_day(context, context.request.since);
    if (since && *since < context.until()) {
        context.since = *since;
        return {};
    }
    if (!since || context.missed.day) {
        context.missed.since = missed_date(context, context.request.since);
    }
    if (context.missed.since) {
        return {};
    }
    return since ? fail(ErrorCode::not_found, fmt::format("there is no change from {} to {}",
                                                          since->iso(), context.until().iso()))
                 : fail(since.error());
}

Result<void> find_day(Context& context) {
    if (context.request.day.empty()) {
        return {};
    }
    if (const auto day = known_day(context, context.request.day); day) {
        context.day = *day;
    } else if (context.missed.day = missed_date(context, context.request.day);
               !context.missed.day) {
        return fail(day.error());
    }
    return {};
}

Result<void> find_days(Context& context) {
    context.kept = kept_of(context);
    if (!is_dated(context)) {
        return {};
    }
    context.days = context.edition.dates_of(context.indicator->id);
    for (const auto find : {find_day, find_since, find_compared}) {
        if (const auto found = find(context); !found) {
            return fail(found.error());
        }
    }
    return {};
}

Result<void> find_goal(Context& context) {
    const auto& goals = context.edition.content().goals;
    const auto& wanted = context.request.goal;
    const auto found = std::find_if(goals.begin(), goals.end(),
                                    [&](const Goal& goal) { return goal.id == wanted; });
    if (!wanted.empty() && found == goals.end()) {
        return fail(ErrorCode::not_found, fmt::format("no goal is called '{}'", wanted));
    }
    if (!goals.empty()) {
        context.goal = found == goals.end() ? &goals.front() : &*found;
    }
    return {};
}

} // namespace

Result<Context> context_of(const store::Edition& edition, const PageRequest& request,
                           const Catalogue& texts) {
    Context context{edition, request, texts, {}};
    const bool forgiving = request.page == "error"; // its own address must not fail it again
    for (const auto find : {find_region, find_indicator, find_goal, find_days}) {
        if (const auto found = find(context); !found && !forgiving) {
            return fail(found.error());
        }
    }
    return context;
}

std::optional<Date> known_date(const store::Edition& edition, std::string_view iso) {
    const auto date = Date::of(iso);
    if (!date) {
        return std::nullopt;
    }
    for (const auto& indicator : edition.content().indicators) {
        const auto days = edition.dates_of(indicator.id);
        if (std::binary_search(days.begin(), days.end(), *date)) {
            return *date;
        }
    }
    return std::nullopt;
}

std::string catalogue_theme(std::string_view theme) {
    for (const auto& [address, catalogue] : themes) {
        if (address == theme) {
            return std::string{catalogue};
        }
    }
    return {};
}

std::string address_theme(std::string_view theme) {
    for (const auto& [address, catalogue] : themes) {
        if (catalogue == theme) {
            return std::string{address};
        }
    }
    return "festnetz";
}

std::vector<const Indicator*> indicators_of(const store::Edition& edition, std::string_view theme) {
    std::vector<const Indicator*> found;
    for (const bool headline : {true, false}) {
        for (const auto& indicator : edition.content().indicators) {
            if (indicator.theme == theme && indicator.headline == headline) {
                found.push_back(&indicator);
            }
        }
    }
    return found;
}

std::vector<const Indicator*> choosable(const store::Edition& edition, std::string_view theme) {
    auto found = indicators_of(edition, theme);
    const auto& values = edition.content().values; // sorted by indicator first
    std::erase_if(found, [&](const Indicator* indicator) {
        const auto first = std::partition_point(
            values.begin(), values.end(),
            [&](const store::StoredValue& value) { return value.indicator < indicator->id; });
        return (indicator->unit != "%" && theme != "wifi") || first == values.end() ||
               first->indicator != indicator->id;
    });
    return found;
}

std::string title_of(const Context& context, const Indicator& indicator) {
    if (const auto key = "title_" + indicator.id; context.texts.has(key)) {
        return context.text(key);
    }
    return context.language() == Language::en ? indicator.title_en : indicator.title_de;
}

const store::StoredValue* shown(const Context& context, const store::StoredRegion& region,
                                std::string_view indicator) {
    if (context.since && indicator == context.indicator->id) {
        const auto rows = context.edition.values(region.region.key.text(), indicator);
        return store::rows_to_compare(rows, *context.since, rows, context.until()).after;
    }
    const auto& key = region.region.key;
    const auto* own = context.edition.value_on(key.text(), indicator, context.day);
    const bool is_its_county =
        key.level() == RegionLevel::municipality && key.text() == key.county() + "000";
    return own == nullptr && is_its_county
               ? context.edition.value_on(key.county(), indicator, context.day)
               : own;
}

} // namespace netzatlas::pages
