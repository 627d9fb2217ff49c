#pragma once

#include "geo/polygon.hpp"

#include <string_view>

namespace netzatlas::testing {

inline geo::Ring box_ring(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

inline geo::MultiPolygon box_shape(double west, double south, double east, double north) {
    return {{{{box_ring(west, south, east, north)}}}};
}

/// One square of `size` for each `#`; the last line lies in the south, its first character at
/// (west, south).
inline geo::MultiPolygon drawn_squares(std::string_view picture, geo::Point south_west = {},
                                       double size = 1) {
    geo::MultiPolygon shape;
    double rows = 0;
    for (const char c : picture) {
        rows += c == '\n' ? 1 : 0;
    }
    double x = south_west.x;
    double y = south_west.y + (rows - 1) * size;
    for (const char c : picture) {
        if (c == '#') {
            shape.polygons.push_back({{box_ring(x, y, x + size, y + size)}});
        }
        x = c == '\n' ? south_west.x : x + size;
        y = c == '\n' ? y - size : y;
    }
    return shape;
}

} // namespace netzatlas::testing
