#include "pages/context.hpp"

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
        const auto choice = indicators_of(context.edition, catalogue_theme(context.theme));
        context.indicator = choice.empty() ? nullptr : choice.front();
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

Result<void> find_compared(Context& context) {
    const auto& wanted = context.request.compared;
    if (wanted.empty() || context.since || context.request.page == "explanation") {
        return {};
    }
    if (const auto* indicator = context.edition.indicator(wanted); indicator != nullptr) {
        const auto days = context.edition.dates_of(wanted);
        const bool has_it =
            context.day && std::binary_search(days.begin(), days.end(), *context.day);
        context.compared = Compared{indicator, has_it ? context.day : std::nullopt};
        return {};
    }
    const auto day = known_day(context, wanted);
    if (!day) {
        return fail(day.error());
    }
    context.compared = Compared{context.indicator, *day};
    return {};
}

Result<void> find_since(Context& context) {
    if (context.request.since.empty() || context.request.page == "explanation") {
        return {};
    }
    const auto since = known_day(context, context.request.since);
    if (!since) {
        return fail(since.error());
    }
    if (*since >= context.until()) {
        return fail(ErrorCode::not_found, fmt::format("there is no change from {} to {}",
                                                      since->iso(), context.until().iso()));
    }
    context.since = *since;
    return {};
}

Result<void> find_days(Context& context) {
    if (!is_dated(context)) {
        return {};
    }
    context.days = context.edition.dates_of(context.indicator->id);
    if (!context.request.day.empty()) {
        const auto day = known_day(context, context.request.day);
        if (!day) {
            return fail(day.error());
        }
        context.day = *day;
    }
    if (const auto since = find_since(context); !since) {
        return fail(since.error());
    }
    return find_compared(context);
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

std::string_view language_prefix(Language language) {
    return language == Language::de ? "" : language == Language::en ? "/en" : "/leicht";
}

std::string path_in(const PageRequest& request, Language language) {
    std::string_view bare = request.path;
    const auto own = language_prefix(request.language);
    if (!own.empty() && bare.starts_with(own)) {
        bare.remove_prefix(own.size());
    }
    if (bare.empty()) {
        bare = "/";
    }
    return fmt::format("{}{}", language_prefix(language), bare);
}

std::string path_of(const Context& context, const store::StoredRegion& region) {
    const auto* city = city_of(context.edition, region);
    const auto& key = (city == nullptr ? region : *city).region.key;
    return fmt::format("{}/{}/{}", language_prefix(context.language()), word_of(key.level()),
                       key.text());
}

std::string link_to(const Context& context, const store::StoredRegion& region) {
    auto path = &region == context.state ? fmt::format("{}/", language_prefix(context.language()))
                                         : path_of(context, region);
    if (context.theme == "ziele") {
        return path + "?thema=ziele";
    }
    if (context.indicator == nullptr) {
        return path;
    }
    return fmt::format("{}?thema={}&anzeige={}{}", path, context.theme, context.indicator->id,
                       dated(context, *context.indicator));
}

std::string dated(const Context& context, const Indicator& indicator) {
    const auto days =
        &indicator == context.indicator ? context.days : context.edition.dates_of(indicator.id);
    const auto part = [&](std::string_view name, const std::optional<Date>& day) {
        const bool has_it = day && std::binary_search(days.begin(), days.end(), *day);
        return has_it ? fmt::format("&{}={}", name, day->iso()) : std::string{};
    };
    const bool beside = context.compared && &indicator == context.indicator;
    return part("stand", context.day) + part("seit", context.since) +
           (beside ? "&vergleich=" + context.request.compared : "");
}

const store::StoredValue* shown(const Context& context, const store::StoredRegion& region,
                                std::string_view indicator) {
    if (context.since && indicator == context.indicator->id) {
        const auto rows = context.edition.values(region.region.key.text(), indicator);
        return store::rows_to_compare(rows, *context.since, rows, context.until()).after;
    }
    return context.edition.value_on(region.region.key.text(), indicator, context.day);
}

std::string address_text(std::string_view text) {
    std::string address;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte < 0x80 && std::isalnum(byte) != 0) || c == '-' || c == '_' ||
                           c == '.' || c == '~';
        address += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return address;
}

RegionLevel level_of_word(std::string_view word) {
    for (const auto level : {RegionLevel::country, RegionLevel::state, RegionLevel::county,
                             RegionLevel::association}) {
        if (word_of(level) == word) {
            return level;
        }
    }
    return RegionLevel::municipality;
}

std::string_view word_of(RegionLevel level) {
    switch (level) {
    case RegionLevel::country:
        return "staat";
    case RegionLevel::state:
        return "land";
    case RegionLevel::county:
        return "kreis";
    case RegionLevel::association:
        return "verbandsgemeinde";
    case RegionLevel::municipality:
        break;
    }
    return "gemeinde";
}

} // namespace netzatlas::pages
