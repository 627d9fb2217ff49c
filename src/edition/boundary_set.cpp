#include "edition/boundary_set.hpp"

#include "geo/topology.hpp"
#include "geo/transform.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace netzatlas::edition {

namespace {

Result<store::StoredRegion> stored(const ingest::RegionShape& shape,
                                   const geo::Transform& to_lon_lat) {
    const auto label = to_lon_lat(geo::label_point(shape.ground));
    if (!label) {
        return fail(label.error());
    }
    return store::StoredRegion{shape.region, shape.ground, {label->x, label->y}};
}

void add_directory(const From<std::vector<ingest::DirectoryEntry>>& directory,
                   std::vector<store::StoredRegion>& regions) {
    std::map<RegionKey, const ingest::DirectoryEntry*> entries;
    for (const auto& entry : directory.thing) {
        entries.emplace(entry.key, &entry);
    }
    for (auto& stored : regions) {
        auto& region = stored.region;
        const auto found = entries.find(region.key);
        if (found == entries.end()) { // told by source_checks
            continue;
        }
        region.population = found->second->population;
        region.official_area_m2 = found->second->area_m2;
        region.postcode = found->second->postcode;
    }
}

/// Counties and states without a population of their own get that of their municipalities.
void add_up_population(std::vector<store::StoredRegion>& regions) {
    for (auto& above : regions) {
        if (above.region.population || above.region.key.level() == RegionLevel::municipality) {
            continue;
        }
        std::int64_t sum = 0;
        bool known = false;
        for (const auto& below : regions) {
            const bool counts = below.region.key.level() == RegionLevel::municipality &&
                                store::is_inside(below.region, above.region.key);
            if (counts && !below.region.population) {
                known = false;
                break;
            }
            if (counts) {
                known = true;
                sum += *below.region.population;
            }
        }
        if (known) {
            above.region.population = sum;
        }
    }
}

/// An association counts only where its borders are known, too.
void keep_known_associations(std::vector<store::StoredRegion>& regions,
                             std::vector<Finding>& findings) {
    const auto known = [&](const RegionKey& key) {
        return std::any_of(regions.begin(), regions.end(),
                           [&](const auto& stored) { return stored.region.key == key; });
    };
    for (auto& stored : regions) {
        auto& association = stored.region.association;
        if (association && !known(*association)) {
            findings.push_back(
                {Severity::note, "unknown_association", "", 0, "", association->text(),
                 fmt::format("{} belongs to an association without borders", stored.region.name),
                 "membership left out"});
            association.reset();
        }
    }
}

} // namespace

std::vector<geo::MultiPolygon> BoundarySet::municipal_grounds() const {
    std::vector<geo::MultiPolygon> grounds;
    grounds.reserve(municipalities.size());
    for (const auto place : municipalities) {
        grounds.push_back(regions[place].ground);
    }
    return grounds;
}

BoundarySet nested(std::vector<store::StoredRegion> regions) {
    std::sort(regions.begin(), regions.end(), [](const auto& a, const auto& b) {
        return std::tuple{a.region.key.level(), a.region.key} <
               std::tuple{b.region.key.level(), b.region.key};
    });
    BoundarySet set;
    set.regions = std::move(regions);
    for (std::size_t i = 0; i < set.regions.size(); ++i) {
        const bool municipal = set.regions[i].region.key.level() == RegionLevel::municipality;
        (municipal ? set.municipalities : set.higher).push_back(i);
    }
    for (const auto place : set.municipalities) {
        auto& parents = set.parents.emplace_back();
        for (std::size_t i = 0; i < set.higher.size(); ++i) {
            if (store::is_inside(set.regions[place].region,
                                 set.regions[set.higher[i]].region.key)) {
                parents.push_back(i);
            }
        }
    }
    return set;
}

Result<BoundarySet> boundary_set(const Gathered& gathered, std::vector<Finding>& findings) {
    if (!gathered.regions.contains(RegionLevel::municipality)) {
        return fail(ErrorCode::bad_source, "the project has no source with reader 'regions' and "
                                           "level 'municipality'; every figure stands on one");
    }
    const auto to_lon_lat = geo::Transform::between(25832, 4326);
    if (!to_lon_lat) {
        return fail(to_lon_lat.error());
    }
    std::vector<store::StoredRegion> regions;
    for (const auto& [level, from] : gathered.regions) {
        for (const auto& shape : from.thing) {
            auto region = stored(shape, *to_lon_lat);
            if (!region) {
                return fail(region.error());
            }
            regions.push_back(std::move(*region));
        }
    }
    keep_known_associations(regions, findings);
    if (gathered.directory) {
        add_directory(*gathered.directory, regions);
    }
    add_up_population(regions);
    return nested(std::move(regions));
}

} // namespace netzatlas::edition
