#pragma once

#include "geo/polygon.hpp"
#include "terms/grid.hpp"

#include <cmath>
#include <functional>

/// The slow way to a cell's part inside a border: each ring clipped to the square by Sutherland and
/// Hodgman, corner by corner. Nothing of it is in the engine.
namespace netzatlas::testing {

inline geo::Ring clipped_by(const geo::Ring& open, const std::function<double(geo::Point)>& depth) {
    geo::Ring kept;
    for (std::size_t i = 0; i < open.size(); ++i) {
        const auto a = open[i];
        const auto b = open[(i + 1) % open.size()];
        const double da = depth(a);
        const double db = depth(b);
        if (da >= 0) {
            kept.push_back(a);
        }
        if ((da > 0 && db < 0) || (da < 0 && db > 0)) {
            const double t = da / (da - db);
            kept.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
        }
    }
    return kept;
}

inline double shoelace(const geo::Ring& open) {
    double twice = 0;
    for (std::size_t i = 0; i < open.size(); ++i) {
        const auto a = open[i];
        const auto b = open[(i + 1) % open.size()];
        twice += (a.x - open[0].x) * (b.y - open[0].y) - (b.x - open[0].x) * (a.y - open[0].y);
    }
    return twice / 2;
}

inline double clipped_part(const geo::MultiPolygon& shape, const Grid& grid, CellPosition cell) {
    const auto [west, south] = grid.corner(cell);
    const double size = grid.cell_size;
    double area = 0;
    for (const auto& polygon : shape.polygons) {
        double sign = 1;
        for (const auto& ring : polygon.rings) {
            geo::Ring open;
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                open.push_back({(ring[i].x - west) / size, (ring[i].y - south) / size});
            }
            open = clipped_by(open, [](geo::Point p) { return p.x; });
            open = clipped_by(open, [](geo::Point p) { return 1 - p.x; });
            open = clipped_by(open, [](geo::Point p) { return p.y; });
            open = clipped_by(open, [](geo::Point p) { return 1 - p.y; });
            area += open.empty() ? 0 : sign * std::abs(shoelace(open));
            sign = -1;
        }
    }
    return area;
}

} // namespace netzatlas::testing
