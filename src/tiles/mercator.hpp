#pragma once

#include "geo/polygon.hpp"
#include "terms/grid.hpp"
#include "terms/tile_id.hpp"
#include "tiles/plane.hpp"

#include <cstdint>

namespace netzatlas::tiles {

/// The world in EPSG:3857 is a square of 2^30 nodes a side, about 2.3 cm at 52 degrees north.
constexpr int world_bits = 30;
constexpr int extent_bits = 12;
/// Metres from the middle of that square to its edge.
constexpr double half_world_m = 20037508.342789244;
/// Units of a tile's side.
constexpr std::int32_t extent = 1 << extent_bits;

/// How many bits of a world node a zoom drops: at z12 a tile unit is 64 world units.
constexpr int zoom_shift(int zoom) {
    return world_bits - extent_bits - zoom;
}

/// Half-open: a node on the edge between two units belongs to the eastern, southern one.
constexpr std::int32_t at_zoom(std::int32_t world, int shift) {
    return shift == 0 ? world : (world + (1 << (shift - 1))) >> shift;
}
constexpr Node at_zoom(Node world, int shift) {
    return {at_zoom(world.x, shift), at_zoom(world.y, shift)};
}

/// A point of EPSG:3857 in world units, unrounded.
geo::Point world_of_metres(geo::Point metres);
/// Degrees to world units by the sphere of EPSG:3857.
Node world_of(LonLat place);
LonLat lon_lat_of(geo::Point world);
/// Nearest node, kept inside the world.
Node nearest_node(geo::Point world);

/// Degrees of a tile's north-west corner; x, y may be one past the last tile.
LonLat corner_of(int zoom, std::uint32_t x, std::uint32_t y);

} // namespace netzatlas::tiles
