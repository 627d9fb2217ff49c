#include "pages/links.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>

namespace netzatlas::pages {

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

std::string kept_of(const Context& context) {
    const auto& edition = context.edition;
    const auto& request = context.request;
    std::string kept;
    const auto keep = [&](std::string_view name, const std::string& value, bool known) {
        kept += known ? fmt::format("&{}={}", name, address_text(value)) : std::string{};
    };
    const auto is_date = [&](const std::string& value) {
        return !value.empty() && known_date(edition, value).has_value();
    };
    keep("stand", request.day, is_date(request.day));
    keep("seit", request.since, is_date(request.since));
    keep("vergleich", request.compared,
         is_date(request.compared) || edition.indicator(request.compared) != nullptr);
    return kept;
}

std::string kept_goal(const Context& context) {
    const bool known = context.goal != nullptr && context.goal->id == context.request.goal;
    return known ? "&ziel=" + address_text(context.goal->id) : std::string{};
}

std::string with_query(std::string address, std::string_view parameters) {
    if (!parameters.empty() && address.find('?') == std::string::npos) {
        address += '?';
        parameters.remove_prefix(1);
    }
    return address.append(parameters);
}

std::string link_to(const Context& context, const store::StoredRegion& region) {
    auto path = &region == context.state ? fmt::format("{}/", language_prefix(context.language()))
                                         : path_of(context, region);
    if (context.theme == "ziele") {
        return path + "?thema=ziele" + kept_goal(context) + context.kept;
    }
    if (context.indicator == nullptr) {
        return path;
    }
    return fmt::format("{}?thema={}&anzeige={}{}", path, context.theme, context.indicator->id,
                       context.kept);
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
