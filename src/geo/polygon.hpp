#pragma once

#include <vector>

namespace netzatlas::geo {

/// A vertex; which system, the owner says. x is east or longitude, y north or latitude.
struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

/// Closed: the last point equals the first. At least four points.
using Ring = std::vector<Point>;

/// First ring the shell, counter-clockwise; the others holes, clockwise.
struct Polygon {
    std::vector<Ring> rings;
    bool operator==(const Polygon&) const = default;
};

/// A region's ground: exclaves are further polygons.
struct MultiPolygon {
    std::vector<Polygon> polygons;
    bool operator==(const MultiPolygon&) const = default;
};

struct Box {
    double west = 0;
    double south = 0;
    double east = 0;
    double north = 0;
    bool operator==(const Box&) const = default;
};

/// All zero for a shape without points.
Box bounds(const MultiPolygon& shape);
/// Signed shoelace area of a closed ring, counter-clockwise positive. Units: those of the points,
/// squared.
double signed_area(const Ring& ring);
/// Shells minus holes, exact to rounding. Units: as above.
double area(const MultiPolygon& shape);
/// Turns rings until the shell runs counter-clockwise and the holes clockwise.
void orient(Polygon& polygon);

} // namespace netzatlas::geo
