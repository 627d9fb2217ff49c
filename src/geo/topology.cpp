#include "geo/topology.hpp"

#include "geo/cut_ground.hpp"
#include "geo/geos.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::geo {

namespace {

struct GeosText {
    char* text;
    explicit GeosText(char* owned) : text{owned} {}
    GeosText(const GeosText&) = delete;
    GeosText& operator=(const GeosText&) = delete;
    ~GeosText() { GEOSFree_r(Geos::here().handle(), text); }
};

bool all_finite(const MultiPolygon& shape) {
    for (const auto& polygon : shape.polygons) {
        for (const auto& ring : polygon.rings) {
            if (!std::all_of(ring.begin(), ring.end(), [](const Point& p) {
                    return std::isfinite(p.x) && std::isfinite(p.y);
                })) {
                return false;
            }
        }
    }
    return true;
}

Result<GeosShape> checked(GEOSGeometry* made, const char* step) {
    if (made == nullptr) {
        return fail(ErrorCode::bad_geometry,
                    fmt::format("{} failed: {}", step, Geos::here().take_complaint()));
    }
    return GeosShape{made};
}

Result<GeosShape> valid_geos(const MultiPolygon& shape) {
    if (!all_finite(shape)) {
        return fail(ErrorCode::bad_geometry, "a coordinate is not a finite number");
    }
    auto given = to_geos(shape);
    if (!given) {
        return given;
    }
    const auto handle = Geos::here().handle();
    if (GEOSisValid_r(handle, given->get()) == 1) {
        return given;
    }
    const std::unique_ptr<GEOSMakeValidParams, void (*)(GEOSMakeValidParams*)> how{
        GEOSMakeValidParams_create_r(handle),
        [](auto* p) { GEOSMakeValidParams_destroy_r(Geos::here().handle(), p); }};
    GEOSMakeValidParams_setMethod_r(handle, how.get(), GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(handle, how.get(), 0);
    return checked(GEOSMakeValidWithParams_r(handle, given->get(), how.get()), "repairing a shape");
}

const Polygon& largest(const MultiPolygon& shape) {
    const auto size = [](const Polygon& p) {
        return p.rings.empty() ? 0 : std::abs(signed_area(p.rings.front()));
    };
    return *std::max_element(
        shape.polygons.begin(), shape.polygons.end(),
        [&size](const Polygon& a, const Polygon& b) { return size(a) < size(b); });
}

Point first_point(const GEOSGeometry* geometry, Point otherwise) {
    const auto handle = Geos::here().handle();
    const GEOSCoordSequence* points =
        geometry == nullptr ? nullptr : GEOSGeom_getCoordSeq_r(handle, geometry);
    Point point = otherwise;
    if (points != nullptr) {
        GEOSCoordSeq_getXY_r(handle, points, 0, &point.x, &point.y);
    }
    return point;
}

} // namespace

std::string invalid_reason(const MultiPolygon& shape) {
    if (!all_finite(shape)) {
        return "Invalid Coordinate";
    }
    const auto made = to_geos(shape);
    if (!made) {
        return made.error().message;
    }
    const auto handle = Geos::here().handle();
    if (GEOSisValid_r(handle, made->get()) == 1) {
        return {};
    }
    const GeosText reason{GEOSisValidReason_r(handle, made->get())};
    return reason.text == nullptr ? Geos::here().take_complaint() : std::string{reason.text};
}

Result<MultiPolygon> repaired(const MultiPolygon& shape) {
    const auto made = valid_geos(shape);
    if (!made) {
        return fail(made.error());
    }
    auto polygons = from_geos(made->get());
    if (polygons.polygons.empty()) {
        return fail(ErrorCode::bad_geometry, "no ground is left of a shape after its repair");
    }
    return polygons;
}

Result<MultiPolygon> united(std::span<const MultiPolygon> shapes) {
    const auto handle = Geos::here().handle();
    std::vector<GeosShape> valid;
    for (const auto& shape : shapes) {
        auto made = valid_geos(shape);
        if (!made) {
            return fail(made.error());
        }
        valid.push_back(std::move(*made));
    }
    std::vector<GEOSGeometry*> parts;
    parts.reserve(valid.size());
    for (auto& shape : valid) {
        parts.push_back(shape.release());
    }
    const GeosShape all{GEOSGeom_createCollection_r(handle, GEOS_GEOMETRYCOLLECTION, parts.data(),
                                                    static_cast<unsigned>(parts.size()))};
    const auto made = checked(GEOSUnaryUnion_r(handle, all.get()), "uniting shapes");
    if (!made) {
        return fail(made.error());
    }
    return from_geos(made->get());
}

struct CutGround::Shape {
    GeosShape geos;
};

CutGround::CutGround(std::unique_ptr<Shape> shape) : shape_{std::move(shape)} {}
CutGround::CutGround(CutGround&&) noexcept = default;
CutGround& CutGround::operator=(CutGround&&) noexcept = default;
CutGround::~CutGround() = default;

Result<CutGround> CutGround::of(const MultiPolygon& shape) {
    auto valid = valid_geos(shape);
    return valid ? Result<CutGround>{CutGround{std::make_unique<Shape>(Shape{std::move(*valid)})}}
                 : fail(valid.error());
}

Result<MultiPolygon> CutGround::within(const MultiPolygon& small) const {
    const auto other = valid_geos(small);
    if (!other) {
        return fail(other.error());
    }
    const auto made =
        checked(GEOSIntersection_r(Geos::here().handle(), shape_->geos.get(), other->get()),
                "cutting two shapes");
    if (!made) {
        return fail(made.error());
    }
    return from_geos(made->get());
}

Result<MultiPolygon> intersection(const MultiPolygon& a, const MultiPolygon& b) {
    const auto first = CutGround::of(a);
    return first ? first->within(b) : fail(first.error());
}

Result<CutLines> cut_lines(const MultiLine& lines, const MultiPolygon& shape) {
    const auto ground = valid_geos(shape);
    const auto given = lines_to_geos(lines);
    if (!ground || !given) {
        return fail(ground ? given.error() : ground.error());
    }
    const auto handle = Geos::here().handle();
    const auto inside = checked(GEOSIntersection_r(handle, given->get(), ground->get()),
                                "cutting lines with a shape");
    const auto outside =
        checked(GEOSDifference_r(handle, given->get(), ground->get()), "cutting lines off a shape");
    if (!inside || !outside) {
        return fail(inside ? outside.error() : inside.error());
    }
    return CutLines{lines_from_geos(inside->get()), lines_from_geos(outside->get())};
}

Point label_point(const MultiPolygon& shape) {
    if (shape.polygons.empty() || largest(shape).rings.empty()) {
        return {};
    }
    const auto handle = Geos::here().handle();
    const MultiPolygon one{{largest(shape)}};
    const Point corner = one.polygons.front().rings.front().front();
    const auto valid = valid_geos(one);
    if (!valid) {
        return corner;
    }
    const double tolerance = std::sqrt(std::max(area(one), 0.0)) / 200;
    if (tolerance > 0) {
        const GeosShape circle{GEOSMaximumInscribedCircle_r(handle, valid->get(), tolerance)};
        return first_point(circle.get(), corner);
    }
    const GeosShape inside{GEOSPointOnSurface_r(handle, valid->get())};
    return first_point(inside.get(), corner);
}

} // namespace netzatlas::geo
