#include "edition/region_wholes.hpp"

#include <map>
#include <string>

namespace netzatlas::edition {

namespace {

RegionLevel level_below(RegionLevel level) {
    return level == RegionLevel::country ? RegionLevel::state
           : level == RegionLevel::state ? RegionLevel::county
                                         : RegionLevel::municipality;
}

/// The key of the region of `level` that this one is a part of; empty: none.
std::string key_above(const Region& region, RegionLevel level, const std::string& country) {
    switch (level) {
    case RegionLevel::country:
        return country;
    case RegionLevel::state:
        return region.key.state();
    case RegionLevel::county:
        return region.key.county();
    case RegionLevel::association:
        return region.association ? region.association->text() : std::string{};
    case RegionLevel::municipality:
        break;
    }
    return {};
}

void find_associations(const std::vector<store::StoredRegion>& regions,
                       std::vector<Whole>& wholes) {
    std::map<std::string, Whole*> counties;
    for (auto& whole : wholes) {
        if (regions[whole.region].region.key.level() == RegionLevel::county) {
            counties.emplace(regions[whole.region].region.key.text(), &whole);
        }
    }
    for (std::size_t i = 0; i < wholes.size(); ++i) {
        const auto& inner = regions[wholes[i].region].region.key;
        if (inner.level() != RegionLevel::association || wholes[i].parts.empty()) {
            continue;
        }
        const auto& member = regions[wholes[i].parts.front()].region.key;
        if (const auto county = counties.find(member.county()); county != counties.end()) {
            county->second->associations.push_back(i);
        }
    }
}

} // namespace

std::vector<Whole> wholes_of(const std::vector<store::StoredRegion>& regions) {
    std::vector<Whole> wholes;
    for (const auto level : {RegionLevel::association, RegionLevel::county, RegionLevel::state,
                             RegionLevel::country}) {
        std::map<std::string, std::size_t> places;
        for (std::size_t i = 0; i < regions.size(); ++i) {
            const auto& key = regions[i].region.key;
            if (key.level() == level) {
                places.emplace(key.text(), wholes.size());
                wholes.push_back({i, {}, {}});
            }
        }
        for (std::size_t i = 0; i < regions.size() && !places.empty(); ++i) {
            const auto& region = regions[i].region;
            const auto above = places.find(key_above(region, level, places.begin()->first));
            if (region.key.level() == level_below(level) && above != places.end()) {
                wholes[above->second].parts.push_back(i);
            }
        }
    }
    find_associations(regions, wholes);
    return wholes;
}

} // namespace netzatlas::edition
