#include "stats/json.hpp"

#include "stats/stats.hpp"
#include "terms/shown_counts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>

namespace netzatlas::stats {

std::string text_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

double small_count(const store::Edition& edition) {
    const auto& settings = edition.content().settings;
    const auto found = settings.find("small_count");
    return found != settings.end() ? std::strtod(found->second.c_str(), nullptr) : 3.0;
}

Json number(std::optional<double> value) {
    return value && std::isfinite(*value) ? Json(*value) : Json();
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

Json region_object(const store::StoredRegion& stored) {
    const Region& region = stored.region;
    const double area_m2 = region.official_area_m2.value_or(region.area_m2);
    return {{"key", region.key.text()},
            {"id", region.key.feature_id()},
            {"level", name_of(region.key.level())},
            {"name", region.name},
            {"kind", region.kind},
            {"ars", text_or_null(region.ars)},
            {"state", text_or_null(region.key.state())},
            {"county", text_or_null(region.key.county())},
            {"association", region.association ? Json(region.association->text()) : Json()},
            {"population", region.population ? Json(*region.population) : Json()},
            {"postcode", text_or_null(region.postcode)},
            {"area_km2", number(area_m2 / 1e6)},
            {"boundary_date", region.boundary_date ? Json(region.boundary_date->iso()) : Json()},
            {"label", {stored.label.lon, stored.label.lat}}};
}

Json region_link(const store::Edition& edition, const store::StoredRegion& stored) {
    return {{"key", stored.region.key.text()},
            {"id", stored.region.key.feature_id()},
            {"level", name_of(stored.region.key.level())},
            {"name", stored.region.name},
            {"kind", stored.region.kind},
            {"path", region_path(edition, stored.region.key)}};
}

Json indicator_object(const Indicator& indicator) {
    return {{"id", indicator.id},
            {"theme", indicator.theme},
            {"kind", name_of(indicator.kind)},
            {"title", {{"de", indicator.title_de}, {"en", indicator.title_en}}},
            {"unit", indicator.unit},
            {"decimals", indicator.decimals},
            {"basis", text_or_null(indicator.basis)},
            {"technology", text_or_null(indicator.technology)},
            {"rate_mbps", indicator.rate_mbps > 0 ? Json(indicator.rate_mbps) : Json()},
            {"operators", text_or_null(indicator.operators)},
            {"stage", text_or_null(indicator.stage)},
            {"rule", indicator.rule},
            {"source_hint", text_or_null(indicator.source_hint)},
            {"headline", indicator.headline}};
}

namespace {

/// "numerator,missing" -> the counts that read "<3".
Json names_in(std::string_view list) {
    Json names = Json::array();
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        names.push_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return names;
}

} // namespace

Result<std::optional<Date>> known_date(const store::Edition& edition, std::string_view indicator,
                                       std::string_view iso) {
    if (iso.empty()) {
        return std::optional<Date>{};
    }
    const auto days = edition.dates_of(indicator);
    const auto wanted = Date::of(iso);
    if (wanted && std::binary_search(days.begin(), days.end(), *wanted)) {
        return std::optional{*wanted};
    }
    std::string known;
    for (const auto& day : days) {
        known += (known.empty() ? "" : ", ") + day.iso();
    }
    return fail(ErrorCode::not_found, fmt::format("{} has no figures of the date '{}'; it has: {}",
                                                  indicator, iso, known));
}

Json value_object(const store::Edition& edition, const store::StoredValue& stored) {
    const IndicatorValue& value = stored.value;
    const auto* region = edition.region(stored.region);
    return {{"region", stored.region},
            {"id", region != nullptr ? Json(region->region.key.feature_id()) : Json()},
            {"level", region != nullptr ? Json(name_of(region->region.key.level())) : Json()},
            {"state", name_of(value.state)},
            {"value", number(value.value)},
            {"low", number(value.low)},
            {"high", number(value.high)},
            {"numerator", number(value.numerator)},
            {"denominator", number(value.denominator)},
            {"missing", number(value.missing)},
            {"counts", name_of(stored.counts)},
            {"few", names_in(stored.few)},
            {"completeness", number(stored.completeness)},
            {"printed", text_or_null(value.printed)},
            {"origin", name_of(stored.origin)},
            {"reference_date", stored.reference_date.iso()},
            {"source", text_or_null(stored.source)}};
}

} // namespace netzatlas::stats
