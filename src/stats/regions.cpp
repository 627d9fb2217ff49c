#include "stats/json.hpp"
#include "stats/stats.hpp"
#include "store/lon_lat_bounds.hpp"

#include <fmt/format.h>
#include <functional>
#include <map>

namespace netzatlas::stats {

namespace {

Json bounds_of(const store::StoredRegion& region) {
    const auto box = store::lon_lat_bounds(region);
    return {box.west, box.south, box.east, box.north};
}

Json full_region(const store::StoredRegion& region) {
    Json object = region_object(region);
    object["bounds"] = bounds_of(region);
    return object;
}

/// Newest date first, within a date in the order of the catalogue.
std::vector<const store::StoredValue*> all_values(const store::Edition& edition,
                                                  std::string_view key) {
    std::map<Date, std::vector<const store::StoredValue*>, std::greater<>> by_date;
    for (const Indicator& indicator : edition.content().indicators) {
        for (const auto* row : edition.values(key, indicator.id)) {
            by_date[row->reference_date].push_back(row);
        }
    }
    std::vector<const store::StoredValue*> rows;
    for (const auto& [date, of_date] : by_date) {
        rows.insert(rows.end(), of_date.begin(), of_date.end());
    }
    return rows;
}

Json indicator_value(const store::Edition& edition, const store::StoredValue& row) {
    Json object = value_object(edition, row);
    object["indicator"] = row.indicator;
    return object;
}

Json newest_figures(const store::Edition& edition, std::string_view key) {
    Json values = Json::array();
    for (const Indicator& indicator : edition.content().indicators) {
        if (const auto* row = edition.newest(key, indicator.id); row != nullptr) {
            values.push_back(indicator_value(edition, *row));
        }
    }
    return values;
}

Json links(const store::Edition& edition, const std::vector<const store::StoredRegion*>& regions) {
    Json list = Json::array();
    for (const auto* region : regions) {
        list.push_back(region_link(edition, *region));
    }
    return list;
}

/// Upwards: association, county, state, where the edition has them.
Json surroundings(const store::Edition& edition, const Region& region) {
    Json list = Json::array();
    const auto add = [&](const std::string& key) {
        if (const auto* above = edition.region(key);
            above != nullptr && above->region.key != region.key) {
            list.push_back(region_link(edition, *above));
        }
    };
    if (region.association) {
        add(region.association->text());
    }
    add(region.key.county());
    add(region.key.state());
    return list;
}

Json below(const store::Edition& edition, const RegionKey& key) {
    switch (key.level()) {
    case RegionLevel::country:
        return links(edition, edition.members(key.text(), RegionLevel::state));
    case RegionLevel::state:
        return links(edition, edition.members(key.text(), RegionLevel::county));
    case RegionLevel::county:
    case RegionLevel::association:
        return links(edition, edition.members(key.text(), RegionLevel::municipality));
    case RegionLevel::municipality:
        return Json::array();
    }
    return Json::array();
}

Result<const store::StoredRegion*> known_region(const store::Edition& edition,
                                                std::string_view key) {
    const auto* region = edition.region(key);
    if (region == nullptr) {
        return fail(ErrorCode::not_found,
                    fmt::format("edition {} has no region {}", edition.id(), key));
    }
    return region;
}

} // namespace

std::string region_path(const store::Edition& edition, const RegionKey& key) {
    switch (key.level()) {
    case RegionLevel::country:
        return "/";
    case RegionLevel::state:
        return "/land/" + key.text();
    case RegionLevel::county:
        return edition.region(key.text() + "000") != nullptr ? "/gemeinde/" + key.text() + "000"
                                                             : "/kreis/" + key.text();
    case RegionLevel::association:
        return "/verbandsgemeinde/" + key.text();
    case RegionLevel::municipality:
        return "/gemeinde/" + key.text();
    }
    return "/";
}

Result<std::string> regions_json(const store::Edition& edition, std::string_view level) {
    if (!level.empty() && !netzatlas::region_level(level)) {
        return fail(ErrorCode::bad_request,
                    fmt::format("level={} is none of country, state, county, association, "
                                "municipality",
                                level));
    }
    Json regions = Json::array();
    for (const auto& region : edition.content().regions) {
        if (level.empty() || name_of(region.region.key.level()) == level) {
            regions.push_back(full_region(region));
        }
    }
    return text_of({{"edition", edition.id()}, {"regions", std::move(regions)}});
}

Result<std::string> region_json(const store::Edition& edition, std::string_view key) {
    const auto region = known_region(edition, key);
    if (!region) {
        return fail(region.error());
    }
    Json object = full_region(**region);
    object["edition"] = edition.id();
    object["path"] = region_path(edition, (*region)->region.key);
    object["within"] = surroundings(edition, (*region)->region);
    object["members"] = below(edition, (*region)->region.key);
    object["values"] = newest_figures(edition, key);
    return text_of(object);
}

Result<std::string> region_values_json(const store::Edition& edition, std::string_view key) {
    const auto region = known_region(edition, key);
    if (!region) {
        return fail(region.error());
    }
    Json values = Json::array();
    for (const auto* row : all_values(edition, key)) {
        values.push_back(indicator_value(edition, *row));
    }
    return text_of({{"edition", edition.id()},
                    {"region", region_object(**region)},
                    {"values", std::move(values)}});
}

} // namespace netzatlas::stats
