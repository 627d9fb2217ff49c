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

} // namespace

Result<std::vector<AreaHere>> funded_areas(const Edition& edition, const StoredRegion& region) {
    const auto around = geo::bounds(region.ground);
    std::vector<AreaHere> found;
    for (const auto& [area, ground] : edition.content().areas) {
        if (apart(geo::bounds(ground), around)) {
            continue;
        }
        const auto common = geo::intersection(ground, region.ground);
        if (!common) {
            return fail(common.error());
        }
        if (const double inside = geo::area(*common); inside >= least_ground_m2) {
            found.push_back({&area, inside});
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
    for (const auto& [one, inside] : *here) {
        const auto& area = *one;
        const int order = area.stage ? static_cast<int>(*area.stage) : -1;
        auto& sum = found[{area.theme, area.programme, area.funder, order}];
        sum = {area.theme,
               area.programme,
               area.funder,
               area.stage,
               std::max(sum.since, area.since),
               sum.areas + 1,
               sum.ground_m2 + inside};
    }
    std::vector<FundedGround> sums;
    sums.reserve(found.size());
    for (auto& [key, sum] : found) {
        sums.push_back(std::move(sum));
    }
    return sums;
}

} // namespace netzatlas::store
