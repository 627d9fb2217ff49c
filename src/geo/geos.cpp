#include "geo/geos.hpp"

#include <fmt/format.h>
#include <utility>
#include <vector>

namespace netzatlas::geo {

Geos& Geos::here() {
    thread_local Geos session;
    return session;
}

Geos::Geos() : handle_{GEOS_init_r()} {
    GEOSContext_setErrorMessageHandler_r(
        handle_,
        [](const char* message, void* self) { static_cast<Geos*>(self)->complaint_ = message; },
        this);
    GEOSContext_setNoticeMessageHandler_r(handle_, [](const char*, void*) {}, nullptr);
}

Geos::~Geos() {
    GEOS_finish_r(handle_);
}

std::string Geos::take_complaint() {
    return std::exchange(complaint_, {});
}

void GeosDeleter::operator()(GEOSGeometry* geometry) const {
    GEOSGeom_destroy_r(Geos::here().handle(), geometry);
}

namespace {

Result<GeosShape> ring_to_geos(const Ring& ring) {
    auto& geos = Geos::here();
    // Point is two doubles in a row, the layout GEOS copies from.
    static_assert(sizeof(Point) == 2 * sizeof(double));
    GEOSCoordSequence* points = nullptr;
    if (ring.size() >= 4 && ring.front() == ring.back()) {
        points = GEOSCoordSeq_copyFromBuffer_r(geos.handle(), &ring.front().x,
                                               static_cast<unsigned>(ring.size()), 0, 0);
    }
    if (points == nullptr) {
        return fail(ErrorCode::bad_geometry,
                    fmt::format("a ring of {} points is not closed or too short", ring.size()));
    }
    GeosShape line{GEOSGeom_createLinearRing_r(geos.handle(), points)};
    if (!line) {
        return fail(ErrorCode::bad_geometry, geos.take_complaint());
    }
    return line;
}

Result<GeosShape> polygon_to_geos(const Polygon& polygon) {
    auto& geos = Geos::here();
    if (polygon.rings.empty()) {
        return GeosShape{GEOSGeom_createEmptyPolygon_r(geos.handle())};
    }
    std::vector<GeosShape> rings;
    for (const auto& ring : polygon.rings) {
        auto line = ring_to_geos(ring);
        if (!line) {
            return line;
        }
        rings.push_back(std::move(*line));
    }
    std::vector<GEOSGeometry*> holes;
    for (std::size_t i = 1; i < rings.size(); ++i) {
        holes.push_back(rings[i].release());
    }
    return GeosShape{GEOSGeom_createPolygon_r(geos.handle(), rings.front().release(), holes.data(),
                                              static_cast<unsigned>(holes.size()))};
}

Ring ring_from_geos(const GEOSGeometry* line) {
    const auto handle = Geos::here().handle();
    const GEOSCoordSequence* points = GEOSGeom_getCoordSeq_r(handle, line);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(handle, points, &size);
    Ring ring(size);
    if (size > 0) {
        GEOSCoordSeq_copyToBuffer_r(handle, points, &ring.front().x, 0, 0);
    }
    return ring;
}

Polygon polygon_from_geos(const GEOSGeometry* geometry) {
    const auto handle = Geos::here().handle();
    Polygon polygon;
    polygon.rings.push_back(ring_from_geos(GEOSGetExteriorRing_r(handle, geometry)));
    const int holes = GEOSGetNumInteriorRings_r(handle, geometry);
    for (int i = 0; i < holes; ++i) {
        polygon.rings.push_back(ring_from_geos(GEOSGetInteriorRingN_r(handle, geometry, i)));
    }
    orient(polygon);
    return polygon;
}

void collect(const GEOSGeometry* geometry, MultiPolygon& into) {
    const auto handle = Geos::here().handle();
    if (geometry == nullptr || GEOSisEmpty_r(handle, geometry) != 0) {
        return;
    }
    const int type = GEOSGeomTypeId_r(handle, geometry);
    if (type == GEOS_POLYGON) {
        into.polygons.push_back(polygon_from_geos(geometry));
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        const int parts = GEOSGetNumGeometries_r(handle, geometry);
        for (int i = 0; i < parts; ++i) {
            collect(GEOSGetGeometryN_r(handle, geometry, i), into);
        }
    }
}

void collect_lines(const GEOSGeometry* geometry, MultiLine& into) {
    const auto handle = Geos::here().handle();
    if (geometry == nullptr || GEOSisEmpty_r(handle, geometry) != 0) {
        return;
    }
    const int type = GEOSGeomTypeId_r(handle, geometry);
    if (type == GEOS_LINESTRING || type == GEOS_LINEARRING) {
        into.lines.push_back(ring_from_geos(geometry));
    } else if (type == GEOS_MULTILINESTRING || type == GEOS_GEOMETRYCOLLECTION) {
        const int parts = GEOSGetNumGeometries_r(handle, geometry);
        for (int i = 0; i < parts; ++i) {
            collect_lines(GEOSGetGeometryN_r(handle, geometry, i), into);
        }
    }
}

Result<GeosShape> line_to_geos(const Line& line) {
    auto& geos = Geos::here();
    GEOSCoordSequence* points = nullptr;
    if (line.size() >= 2) {
        points = GEOSCoordSeq_copyFromBuffer_r(geos.handle(), &line.front().x,
                                               static_cast<unsigned>(line.size()), 0, 0);
    }
    GeosShape made{points == nullptr ? nullptr
                                     : GEOSGeom_createLineString_r(geos.handle(), points)};
    if (!made) {
        return fail(ErrorCode::bad_geometry,
                    fmt::format("a line of {} points is none", line.size()));
    }
    return made;
}

/// A collection that owns its parts.
GeosShape collection(int type, std::vector<GeosShape> shapes) {
    std::vector<GEOSGeometry*> parts;
    parts.reserve(shapes.size());
    for (auto& shape : shapes) {
        parts.push_back(shape.release());
    }
    return GeosShape{GEOSGeom_createCollection_r(Geos::here().handle(), type, parts.data(),
                                                 static_cast<unsigned>(parts.size()))};
}

} // namespace

Result<GeosShape> lines_to_geos(const MultiLine& shape) {
    std::vector<GeosShape> lines;
    for (const auto& line : shape.lines) {
        auto made = line_to_geos(line);
        if (!made) {
            return made;
        }
        lines.push_back(std::move(*made));
    }
    return collection(GEOS_MULTILINESTRING, std::move(lines));
}

MultiLine lines_from_geos(const GEOSGeometry* geometry) {
    MultiLine shape;
    collect_lines(geometry, shape);
    return shape;
}

Result<GeosShape> to_geos(const MultiPolygon& shape) {
    std::vector<GeosShape> polygons;
    for (const auto& polygon : shape.polygons) {
        auto made = polygon_to_geos(polygon);
        if (!made) {
            return made;
        }
        polygons.push_back(std::move(*made));
    }
    return collection(GEOS_MULTIPOLYGON, std::move(polygons));
}

MultiPolygon from_geos(const GEOSGeometry* geometry) {
    MultiPolygon shape;
    collect(geometry, shape);
    return shape;
}

} // namespace netzatlas::geo
