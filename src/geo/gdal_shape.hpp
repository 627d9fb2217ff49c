#pragma once

#include "geo/line.hpp"
#include "geo/polygon.hpp"
#include "terms/result.hpp"

#include <memory>
#include <ogr_geometry.h>
#include <optional>

namespace netzatlas::geo {

/// Areas of any geometry, curves made straight, rings closed and oriented; lines and points are
/// left out.
/// Errors: `bad_geometry` for a ring of fewer than four points or a coordinate that is no number.
Result<MultiPolygon> polygons_of(const OGRGeometry* geometry);
/// Lines of any geometry; areas and points are left out. Errors: as above.
Result<MultiLine> lines_of(const OGRGeometry* geometry);
/// A point, or the first of several.
std::optional<Point> point_of(const OGRGeometry* geometry);

/// Always a multi-polygon, so that a layer has one type.
std::unique_ptr<OGRGeometry> to_ogr(const MultiPolygon& shape);
std::unique_ptr<OGRGeometry> to_ogr(Point point);
std::unique_ptr<OGRGeometry> to_ogr(const MultiLine& shape);

} // namespace netzatlas::geo
