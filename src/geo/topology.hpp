#pragma once

#include "geo/line.hpp"
#include "geo/polygon.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <span>
#include <string>
#include <vector>

namespace netzatlas::geo {

/// Empty when GEOS finds the shape valid, else its reason with the place: "Ring
/// Self-intersection[…]".
std::string invalid_reason(const MultiPolygon& shape);

/// The valid shape that encloses the same ground (GEOS make-valid, areas only), rings re-oriented.
/// Errors: `bad_geometry` when nothing with an area is left.
Result<MultiPolygon> repaired(const MultiPolygon& shape);

/// The ground under at least one of the shapes; several records of one key become one region.
Result<MultiPolygon> united(std::span<const MultiPolygon> shapes);

/// The common ground of two shapes; empty MultiPolygon when they only touch.
Result<MultiPolygon> intersection(const MultiPolygon& a, const MultiPolygon& b);

/// Lines cut at the border of a shape. What runs along the border is inside, so that of
/// neighbours asked in turn, each for what the last left outside, one gets it and no two.
struct CutLines {
    MultiLine inside;
    MultiLine outside;
};
Result<CutLines> cut_lines(const MultiLine& lines, const MultiPolygon& shape);

/// A point well inside the largest polygon: where a label goes.
Point label_point(const MultiPolygon& shape);

} // namespace netzatlas::geo
