#include "geo/polygon.hpp"

#include "geo/line.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace netzatlas::geo {

Box bounds(const MultiPolygon& shape) {
    constexpr double far = std::numeric_limits<double>::infinity();
    Box box{far, far, -far, -far};
    for (const auto& polygon : shape.polygons) {
        for (const auto& ring : polygon.rings) {
            for (const auto& point : ring) {
                box.west = std::min(box.west, point.x);
                box.south = std::min(box.south, point.y);
                box.east = std::max(box.east, point.x);
                box.north = std::max(box.north, point.y);
            }
        }
    }
    return box.west > box.east ? Box{} : box;
}

double signed_area(const Ring& ring) {
    if (ring.size() < 4) {
        return 0;
    }
    // Relative to the first point: at 5,700 km from the origin the products would lose digits.
    const auto [x0, y0] = ring.front();
    double twice = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        twice += (ring[i].x - x0) * (ring[i + 1].y - y0) - (ring[i + 1].x - x0) * (ring[i].y - y0);
    }
    return twice / 2;
}

double area(const MultiPolygon& shape) {
    double sum = 0;
    for (const auto& polygon : shape.polygons) {
        for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
            const double part = std::abs(signed_area(polygon.rings[i]));
            sum += i == 0 ? part : -part;
        }
    }
    return sum;
}

void orient(Polygon& polygon) {
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
        const double turn = signed_area(polygon.rings[i]);
        if (i == 0 ? turn < 0 : turn > 0) {
            std::reverse(polygon.rings[i].begin(), polygon.rings[i].end());
        }
    }
}

double length(const MultiLine& shape) {
    double sum = 0;
    for (const auto& line : shape.lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            sum += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        }
    }
    return sum;
}

} // namespace netzatlas::geo
