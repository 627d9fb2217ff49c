#include "store/lon_lat_bounds.hpp"

#include "geo/transform.hpp"

#include <algorithm>
#include <vector>

namespace netzatlas::store {

namespace {

/// Nine points: corners, middles of the edges, centre.
std::vector<geo::Point> outline(const geo::Box& box) {
    std::vector<geo::Point> points;
    for (const double x : {0.0, 0.5, 1.0}) {
        for (const double y : {0.0, 0.5, 1.0}) {
            points.push_back(
                {box.west + x * (box.east - box.west), box.south + y * (box.north - box.south)});
        }
    }
    return points;
}

} // namespace

geo::Box lon_lat_bounds(const StoredRegion& region) {
    thread_local const auto to_degrees = geo::Transform::between(25832, 4326);
    const LonLat label = region.label;
    const geo::Box nowhere{label.lon, label.lat, label.lon, label.lat};
    if (region.ground.polygons.empty() || !to_degrees) {
        return nowhere;
    }
    auto points = outline(geo::bounds(region.ground));
    if (!to_degrees->apply(points)) {
        return nowhere;
    }
    const auto [west, east] = std::ranges::minmax(points, {}, &geo::Point::x);
    const auto [south, north] = std::ranges::minmax(points, {}, &geo::Point::y);
    return {west.x, south.y, east.x, north.y};
}

} // namespace netzatlas::store
