#include "tiles/mercator.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace netzatlas::tiles {

namespace {
constexpr double world_units = 1 << world_bits;

std::int32_t clamped(double unit) {
    return static_cast<std::int32_t>(std::clamp(std::floor(unit + 0.5), 0.0, world_units));
}
} // namespace

geo::Point world_of_metres(geo::Point metres) {
    return {(metres.x + half_world_m) / (2 * half_world_m) * world_units,
            (half_world_m - metres.y) / (2 * half_world_m) * world_units};
}

Node nearest_node(geo::Point world) {
    return {clamped(world.x), clamped(world.y)};
}

Node world_of(LonLat place) {
    const double sine = std::sin(place.lat * std::numbers::pi / 180.0);
    const double y = 0.5 - std::log((1 + sine) / (1 - sine)) / (4 * std::numbers::pi);
    return nearest_node({(place.lon + 180.0) / 360.0 * world_units, y * world_units});
}

LonLat lon_lat_of(geo::Point world) {
    const double y = std::numbers::pi * (1 - 2 * world.y / world_units);
    return {world.x / world_units * 360.0 - 180.0,
            std::atan(std::sinh(y)) * 180.0 / std::numbers::pi};
}

LonLat corner_of(int zoom, std::uint32_t x, std::uint32_t y) {
    const double size = std::ldexp(1.0, world_bits - zoom);
    return lon_lat_of({x * size, y * size});
}

} // namespace netzatlas::tiles
