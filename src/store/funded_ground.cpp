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

Result<double> common_m2(const geo::MultiPolygon& area, const StoredRegion& region) {
    if (apart(geo::bounds(area), geo::bounds(region.ground))) {
        return 0.0;
    }
    const auto common = geo::intersection(area, region.ground);
    return common ? Result<double>{geo::area(*common)} : fail(common.error());
}

} // namespace

Result<std::vector<FundedGround>> funded_ground(const Edition& edition,
                                                const StoredRegion& region) {
    std::map<std::tuple<std::string, std::string, std::string, int>, FundedGround> found;
    for (const auto& [area, ground] : edition.content().areas) {
        const auto inside = common_m2(ground, region);
        if (!inside) {
            return fail(inside.error());
        }
        if (*inside < least_ground_m2) {
            continue;
        }
        const int order = area.stage ? static_cast<int>(*area.stage) : -1;
        auto& sum = found[{area.theme, area.programme, area.funder, order}];
        sum = {area.theme,
               area.programme,
               area.funder,
               area.stage,
               std::max(sum.since, area.since),
               sum.areas + 1,
               sum.ground_m2 + *inside};
    }
    std::vector<FundedGround> sums;
    sums.reserve(found.size());
    for (auto& [key, sum] : found) {
        sums.push_back(std::move(sum));
    }
    return sums;
}

} // namespace netzatlas::store
