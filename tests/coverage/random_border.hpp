#pragma once

#include "geo/polygon.hpp"
#include "terms/grid.hpp"

#include <cmath>
#include <numbers>
#include <rapidcheck.h>
#include <vector>

namespace netzatlas::testing {

/// Where a random border puts its vertices: anywhere, or on grid lines and corners, where errors
/// live.
enum class Snap { nowhere, to_lines, to_corners };

inline geo::Point snapped(geo::Point point, const Grid& grid, Snap snap) {
    const auto x = std::round((point.x - grid.west) / grid.cell_size);
    const auto y = std::round((point.y - grid.north) / grid.cell_size);
    if (snap != Snap::nowhere) {
        point.x = grid.west + x * grid.cell_size;
    }
    if (snap == Snap::to_corners) {
        point.y = grid.north + y * grid.cell_size;
    }
    return point;
}

/// A border seen from its middle in every direction, so that it never crosses itself before
/// snapping. `reach` in cells.
inline geo::Ring random_star(const Grid& grid, geo::Point middle, double reach) {
    const auto corners = *rc::gen::inRange<std::size_t>(3, 24);
    geo::Ring ring;
    for (std::size_t i = 0; i < corners; ++i) {
        const double turn = *rc::gen::inRange(0, 1000) / 1000.0;
        const double angle = 2 * std::numbers::pi * (static_cast<double>(i) + turn * 0.9) /
                             static_cast<double>(corners);
        const double radius = grid.cell_size * reach * (*rc::gen::inRange(200, 1000) / 1000.0);
        ring.push_back({middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

inline geo::Point random_middle(const Grid& grid) {
    const double x = *rc::gen::inRange(0, 100 * grid.columns) / 100.0;
    const double y = *rc::gen::inRange(0, 100 * grid.rows) / 100.0;
    return {grid.west + x * grid.cell_size, grid.south() + y * grid.cell_size};
}

} // namespace netzatlas::testing
