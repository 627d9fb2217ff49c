#include "geo/gdal_shape.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::geo {

namespace {

Result<Ring> ring_of(const OGRSimpleCurve& line) {
    const int size = line.getNumPoints();
    Ring ring;
    ring.reserve(static_cast<std::size_t>(size) + 1);
    for (int i = 0; i < size; ++i) {
        ring.push_back({line.getX(i), line.getY(i)});
        if (!std::isfinite(ring.back().x) || !std::isfinite(ring.back().y)) {
            return fail(ErrorCode::bad_geometry, "a coordinate is not a finite number");
        }
    }
    if (!ring.empty() && !(ring.front() == ring.back())) {
        ring.push_back(ring.front());
    }
    if (ring.size() < 4) {
        return fail(ErrorCode::bad_geometry,
                    fmt::format("a ring of {} points encloses nothing", ring.size()));
    }
    return ring;
}

Result<void> add_polygon(const OGRPolygon& polygon, MultiPolygon& into) {
    if (polygon.IsEmpty() != 0) {
        return {};
    }
    Polygon made;
    for (const auto* line : polygon) {
        auto ring = ring_of(*line);
        if (!ring) {
            return fail(ring.error());
        }
        made.rings.push_back(std::move(*ring));
    }
    orient(made);
    into.polygons.push_back(std::move(made));
    return {};
}

Result<void> collect_lines(const OGRGeometry& geometry, MultiLine& into) {
    const auto type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbLineString) {
        const auto& curve = *geometry.toLineString();
        Line line;
        for (int i = 0; i < curve.getNumPoints(); ++i) {
            line.push_back({curve.getX(i), curve.getY(i)});
            if (!std::isfinite(line.back().x) || !std::isfinite(line.back().y)) {
                return fail(ErrorCode::bad_geometry, "a coordinate is not a finite number");
            }
        }
        if (line.size() > 1) {
            into.lines.push_back(std::move(line));
        }
    } else if (type == wkbMultiLineString || type == wkbGeometryCollection) {
        for (const auto* part : *geometry.toGeometryCollection()) {
            if (auto added = collect_lines(*part, into); !added) {
                return added;
            }
        }
    }
    return {};
}

/// Without arcs, as the rest of the program knows shapes.
std::unique_ptr<OGRGeometry> made_straight(const OGRGeometry& geometry) {
    return std::unique_ptr<OGRGeometry>{
        geometry.hasCurveGeometry() != 0 ? geometry.getLinearGeometry() : nullptr};
}

Result<void> collect(const OGRGeometry& geometry, MultiPolygon& into) {
    const auto type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon) {
        return add_polygon(*geometry.toPolygon(), into);
    }
    if (type == wkbMultiPolygon || type == wkbGeometryCollection) {
        for (const auto* part : *geometry.toGeometryCollection()) {
            if (auto added = collect(*part, into); !added) {
                return added;
            }
        }
    }
    return {};
}

} // namespace

Result<MultiPolygon> polygons_of(const OGRGeometry* geometry) {
    MultiPolygon shape;
    if (geometry == nullptr) {
        return shape;
    }
    const auto straight = made_straight(*geometry);
    const auto collected = collect(straight ? *straight : *geometry, shape);
    if (!collected) {
        return fail(collected.error());
    }
    return shape;
}

Result<MultiLine> lines_of(const OGRGeometry* geometry) {
    MultiLine shape;
    if (geometry == nullptr) {
        return shape;
    }
    const auto straight = made_straight(*geometry);
    const auto collected = collect_lines(straight ? *straight : *geometry, shape);
    if (!collected) {
        return fail(collected.error());
    }
    return shape;
}

std::optional<Point> point_of(const OGRGeometry* geometry) {
    if (geometry == nullptr || geometry->IsEmpty() != 0) {
        return std::nullopt;
    }
    const auto type = wkbFlatten(geometry->getGeometryType());
    if (type == wkbMultiPoint) {
        return point_of(geometry->toMultiPoint()->getGeometryRef(0));
    }
    if (type != wkbPoint) {
        return std::nullopt;
    }
    const auto* point = geometry->toPoint();
    return Point{point->getX(), point->getY()};
}

std::unique_ptr<OGRGeometry> to_ogr(const MultiPolygon& shape) {
    auto all = std::make_unique<OGRMultiPolygon>();
    for (const auto& polygon : shape.polygons) {
        auto made = std::make_unique<OGRPolygon>();
        for (const auto& ring : polygon.rings) {
            auto line = std::make_unique<OGRLinearRing>();
            line->setNumPoints(static_cast<int>(ring.size()), FALSE);
            for (std::size_t i = 0; i < ring.size(); ++i) {
                line->setPoint(static_cast<int>(i), ring[i].x, ring[i].y);
            }
            made->addRingDirectly(line.release());
        }
        all->addGeometryDirectly(made.release());
    }
    return all;
}

std::unique_ptr<OGRGeometry> to_ogr(const MultiLine& shape) {
    auto all = std::make_unique<OGRMultiLineString>();
    for (const auto& line : shape.lines) {
        auto made = std::make_unique<OGRLineString>();
        for (const auto& point : line) {
            made->addPoint(point.x, point.y);
        }
        all->addGeometryDirectly(made.release());
    }
    return all;
}

std::unique_ptr<OGRGeometry> to_ogr(Point point) {
    return std::make_unique<OGRPoint>(point.x, point.y);
}

} // namespace netzatlas::geo
