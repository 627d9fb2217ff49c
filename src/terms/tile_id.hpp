#pragma once

#include <compare>
#include <cstdint>

namespace netzatlas {

/// A web-map tile in EPSG:3857, XYZ scheme: x from west, y from north.
struct TileId {
    int zoom = 0;
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    auto operator<=>(const TileId&) const = default;
};

} // namespace netzatlas
