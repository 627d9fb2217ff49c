#include "store/funded_ground.hpp"

#include "geo/topology.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace netzatlas::store {

namespace {

/// Areas that only touch a border share slivers with the neighbour; that is drawing, not promise.
constexpr double least_ground_m2 = 100;

bool apart(const geo::Box& a, const geo::Box& b) {
    return a.east <= b.west || b.east <= a.west || a.north <= b.south || b.north <= a.south;
}

/// Ground that two shapes share; none where it is only a sliver. Errors: `bad_geometry`.
Result<double> common_m2(const geo::MultiPolygon& a, const geo::MultiPolygon& b) {
    if (apart(geo::bounds(a), geo::bounds(b))) {
        return 0.0;
    }
    return geo::intersection(a, b).map([](const geo::MultiPolygon& common) {
        const double inside = geo::area(common);
        return inside >= least_ground_m2 ? inside : 0.0;
    });
}

} // namespace

Result<std::vector<AreaHere>> funded_areas(const Edition& edition, const StoredRegion& region,
                                           std::string_view theme) {
    std::vector<AreaHere> found;
    for (const auto& stored : edition.content().areas) {
        if (!theme.empty() && stored.area.theme != theme) {
            continue;
        }
        const auto inside = common_m2(stored.ground, region.ground);
        if (!inside) {
            return fail(inside.error());
        }
        if (*inside > 0) {
            found.push_back({&stored, *inside, geo::area(stored.ground)});
        }
    }
    return found;
}

Result<std::vector<const StoredRegion*>> municipalities_under(const Edition& edition,
                                                              const StoredArea& area) {
    std::vector<const StoredRegion*> found;
    for (const auto& region : edition.content().regions) {
        if (region.region.key.level() != RegionLevel::municipality) {
            continue;
        }
        const auto inside = common_m2(area.ground, region.ground);
        if (!inside) {
            return fail(inside.error());
        }
        if (*inside > 0) {
            found.push_back(&region);
        }
    }
    return found;
}

Result<std::vector<FundedGround>> funded_ground(const Edition& edition,
                                                const StoredRegion& region) {
    const auto here = funded_areas(edition, region);
    if (!here) {
        return fail(here.error());
    }
    std::map<std::tuple<std::string, std::string, std::string, int>, FundedGround> found;
    for (const auto& one : *here) {
        const auto& area = one.stored->area;
        const int order = area.stage ? static_cast<int>(*area.stage) : -1;
        auto& sum = found[{area.theme, area.programme, area.funder, order}];
        sum = {area.theme,
               area.programme,
               area.funder,
               area.stage,
               std::max(sum.since, area.since),
               sum.areas + 1,
               sum.ground_m2 + one.ground_m2};
    }
    std::vector<FundedGround> sums;
    sums.reserve(found.size());
    for (auto& [key, sum] : found) {
        sums.push_back(std::move(sum));
    }
    return sums;
}

} // namespace netzatlas::store
