#pragma once

#include "geo/line.hpp"
#include "geo/polygon.hpp"
#include "terms/result.hpp"

#include <geos_c.h>
#include <memory>
#include <string>

namespace netzatlas::geo {

/// One GEOS session per thread, with what it complained about last. Private to this room.
class Geos {
public:
    static Geos& here();
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;
    ~Geos();

    GEOSContextHandle_t handle() const { return handle_; }
    /// The last complaint, forgotten afterwards.
    std::string take_complaint();

private:
    Geos();
    GEOSContextHandle_t handle_;
    std::string complaint_;
};

struct GeosDeleter {
    void operator()(GEOSGeometry* geometry) const;
};
using GeosShape = std::unique_ptr<GEOSGeometry, GeosDeleter>;

/// Errors: `bad_geometry` for rings GEOS cannot take (open, fewer than four points).
Result<GeosShape> to_geos(const MultiPolygon& shape);
/// Polygons of any geometry or collection, rings oriented; lines and points are left out.
MultiPolygon from_geos(const GEOSGeometry* geometry);

/// Errors: `bad_geometry` for a line of fewer than two points.
Result<GeosShape> lines_to_geos(const MultiLine& shape);
/// Lines of any geometry or collection; areas and points are left out.
MultiLine lines_from_geos(const GEOSGeometry* geometry);

} // namespace netzatlas::geo
