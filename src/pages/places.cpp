#include "pages/context.hpp"

#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

/// "Burgenlandkreis", "Altmarkkreis Salzwedel": the name says already that it is one.
bool is_called_kreis(const Region& region) {
    return region.name.find("kreis") != std::string::npos ||
           region.name.find("Kreis") != std::string::npos;
}

bool is_county_with_land(const store::Edition& edition, const store::StoredRegion& region) {
    return region.region.key.level() == RegionLevel::county && city_of(edition, region) == nullptr;
}

std::string placed(const Context& context, const store::StoredRegion& region,
                   std::string_view form) {
    const auto level = region.region.key.level();
    std::string_view kind = "plain";
    if (is_county_with_land(context.edition, region)) {
        kind = is_called_kreis(region.region) ? "kreis" : "county";
    } else if (level == RegionLevel::association) {
        kind = "association";
    }
    return context.filled(fmt::format("place_{}_{}", form, kind), {{"name", region.region.name}});
}

} // namespace

std::string name_of(const Context& context, const store::StoredRegion& region) {
    return placed(context, region, "name");
}

std::string place_in(const Context& context, const store::StoredRegion& region) {
    return placed(context, region, "in");
}

std::string with_capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

std::string kind_of(const Context& context, const store::StoredRegion& region) {
    const auto level = region.region.key.level();
    if (context.language() != Language::en && !region.region.kind.empty()) {
        return region.region.kind;
    }
    return context.text(fmt::format("level_{}", netzatlas::name_of(level)));
}

const store::StoredRegion* county_of(const store::Edition& edition,
                                     const store::StoredRegion& region) {
    const auto county = region.region.key.county();
    if (county.empty() || region.region.key.level() == RegionLevel::county) {
        return nullptr;
    }
    const auto* found = edition.region(county);
    return found != nullptr && city_of(edition, *found) == &region ? nullptr : found;
}

const store::StoredRegion* city_of(const store::Edition& edition,
                                   const store::StoredRegion& county) {
    if (county.region.key.level() != RegionLevel::county) {
        return nullptr;
    }
    return edition.region(county.region.key.text() + "000");
}

const store::StoredRegion* parent_of(const Context& context, const store::StoredRegion& region) {
    if (&region == context.state) {
        return nullptr;
    }
    const auto* county = county_of(context.edition, region);
    return county != nullptr ? county : context.state;
}

std::string stand_of(const Context& context, Date date) {
    const bool middle = date.month() == 6 && date.day() == 30;
    const bool end = date.month() == 12 && date.day() == 31;
    if (middle || end) {
        return context.filled(middle ? "date_middle" : "date_end",
                              {{"year", std::to_string(date.year())}});
    }
    return context.filled("date_long",
                          {{"day", std::to_string(date.day())},
                           {"month", context.text(fmt::format("month_{}", date.month()))},
                           {"year", std::to_string(date.year())}});
}

std::string day_of(const Context& context, Date date) {
    if (context.language() != Language::en) {
        return fmt::format("{:02}.{:02}.{}", date.day(), date.month(), date.year());
    }
    return context.filled("date_long",
                          {{"day", std::to_string(date.day())},
                           {"month", context.text(fmt::format("month_{}", date.month()))},
                           {"year", std::to_string(date.year())}});
}

} // namespace netzatlas::pages
