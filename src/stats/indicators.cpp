#include "stats/json.hpp"
#include "stats/stats.hpp"
#include "store/comparable.hpp"

#include <fmt/format.h>
#include <map>
#include <set>

namespace netzatlas::stats {

namespace {

constexpr RegionLevel levels[] = {RegionLevel::country, RegionLevel::state, RegionLevel::county,
                                  RegionLevel::association, RegionLevel::municipality};

using Dates = std::map<std::string, std::set<std::string>>;

Dates dates_by_indicator(const store::Edition& edition) {
    Dates dates;
    for (const auto& row : edition.content().values) {
        dates[row.indicator].insert(row.reference_date.iso());
    }
    return dates;
}

Result<const Indicator*> known_indicator(const store::Edition& edition, std::string_view id) {
    const auto* indicator = edition.indicator(id);
    if (indicator == nullptr) {
        return fail(ErrorCode::not_found,
                    fmt::format("edition {} has no indicator {}; indicators.json lists them",
                                edition.id(), id));
    }
    return indicator;
}

/// One row per region: of the day, else the newest.
Json one_each(const store::Edition& edition, std::string_view indicator, std::optional<Date> day) {
    Json values = Json::array();
    for (const RegionLevel level : levels) {
        for (const auto* row : edition.of_level_on(indicator, level, day)) {
            values.push_back(value_object(edition, *row));
        }
    }
    return values;
}

Json every_value(const store::Edition& edition, std::string_view indicator,
                 std::optional<Date> day) {
    Json values = Json::array();
    for (const auto& row : edition.content().values) {
        if (row.indicator == indicator && (!day || row.reference_date == *day)) {
            values.push_back(value_object(edition, row));
        }
    }
    return values;
}

/// The newest date any of the values speaks of.
Json newest_date(const Json& values) {
    std::string newest;
    for (const Json& value : values) {
        newest = std::max(newest, value["reference_date"].get<std::string>());
    }
    return text_or_null(newest);
}

Json methods(const store::Edition& edition, std::string_view indicator) {
    Json list = Json::array();
    for (const auto& series : edition.content().series) {
        if (series.indicator == indicator) {
            list.push_back({{"from", series.from.iso()}, {"method", series.method}});
        }
    }
    return list;
}

/// Where a line from one date to the next would join two methods, and which one is new.
Json breaks(const store::Edition& edition, const std::vector<const store::StoredValue*>& rows) {
    Json list = Json::array();
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto before = rows[i - 1]->reference_date;
        const auto after = rows[i]->reference_date;
        if (const auto* change =
                store::break_between(edition.content().series, rows[i]->indicator, before, after)) {
            list.push_back({{"before", before.iso()},
                            {"after", after.iso()},
                            {"from", change->from.iso()},
                            {"method", change->method}});
        }
    }
    return list;
}

} // namespace

std::string indicators_json(const store::Edition& edition) {
    const Dates dates = dates_by_indicator(edition);
    Json list = Json::array();
    for (const Indicator& indicator : edition.content().indicators) {
        Json object = indicator_object(indicator);
        const auto found = dates.find(indicator.id);
        object["dates"] = found != dates.end() ? Json(found->second) : Json::array();
        list.push_back(std::move(object));
    }
    return text_of({{"edition", edition.id()}, {"indicators", std::move(list)}});
}

Result<std::string> values_json(const store::Edition& edition, std::string_view indicator, bool all,
                                std::string_view day) {
    const auto known = known_indicator(edition, indicator);
    if (!known) {
        return fail(known.error());
    }
    const auto date = known_date(edition, indicator, day);
    if (!date) {
        return fail(date.error());
    }
    Json values =
        all ? every_value(edition, indicator, *date) : one_each(edition, indicator, *date);
    return text_of({{"edition", edition.id()},
                    {"indicator", indicator_object(**known)},
                    {"reference_date", newest_date(values)},
                    {"unit", (*known)->unit},
                    {"values", std::move(values)}});
}

Result<std::string> series_json(const store::Edition& edition, std::string_view indicator,
                                std::string_view key) {
    const auto known = known_indicator(edition, indicator);
    if (!known) {
        return fail(known.error());
    }
    const auto* region = edition.region(key);
    if (region == nullptr) {
        return fail(ErrorCode::not_found,
                    fmt::format("edition {} has no region {}", edition.id(), key));
    }
    Json values = Json::array();
    const auto rows = edition.values(key, indicator);
    for (const auto* row : rows) {
        values.push_back(value_object(edition, *row));
        const auto* method =
            store::method_at(edition.content().series, indicator, row->reference_date);
        values.back()["method_since"] = method != nullptr ? Json(method->from.iso()) : Json();
    }
    return text_of({{"edition", edition.id()},
                    {"indicator", indicator_object(**known)},
                    {"region", region_link(edition, *region)},
                    {"methods", methods(edition, indicator)},
                    {"breaks", breaks(edition, rows)},
                    {"values", std::move(values)}});
}

} // namespace netzatlas::stats
