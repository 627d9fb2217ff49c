#include "geo/transform.hpp"

#include "geo/proj.hpp"

#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <string_view>

namespace netzatlas::geo {

struct Transform::Impl {
    ProjContext context;
    ProjObject operation; ///< empty: both systems are the same
    bool from_degrees = false;
};

namespace {

constexpr int min_confidence = 90;

/// A well-formed code of the crs itself; CRS84 is EPSG:4326 with the axes we use anyway.
int own_code(const PJ* crs) {
    const char* authority = proj_get_id_auth_name(crs, 0);
    const char* code = proj_get_id_code(crs, 0);
    if (authority == nullptr || code == nullptr) {
        return 0;
    }
    if (std::string_view{authority} == "OGC" && std::string_view{code} == "CRS84") {
        return 4326;
    }
    return std::string_view{authority} == "EPSG" ? std::atoi(code) : 0;
}

int recognised_code(PJ_CONTEXT* context, const PJ* crs) {
    int* confidence = nullptr;
    PJ_OBJ_LIST* found = proj_identify(context, crs, "EPSG", nullptr, &confidence);
    int code = 0;
    if (found != nullptr && proj_list_get_count(found) > 0 && confidence[0] >= min_confidence) {
        const ProjObject first{proj_list_get(context, found, 0)};
        code = own_code(first.get());
    }
    proj_int_list_destroy(confidence);
    proj_list_destroy(found);
    return code;
}

bool in_degrees(PJ_CONTEXT* context, const std::string& definition) {
    const ProjObject crs{proj_create(context, definition.c_str())};
    const PJ_TYPE type = crs ? proj_get_type(crs.get()) : PJ_TYPE_UNKNOWN;
    return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

std::string code_text(int epsg) {
    return fmt::format("EPSG:{}", epsg);
}

} // namespace

Transform::Transform(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Transform::Transform(Transform&&) noexcept = default;
Transform& Transform::operator=(Transform&&) noexcept = default;
Transform::~Transform() = default;

Result<Transform> Transform::between(int from_epsg, int to_epsg) {
    return from_definition(code_text(from_epsg), to_epsg);
}

Result<Transform> Transform::from_definition(const std::string& from, int to_epsg) {
    if (from.empty()) {
        return fail(ErrorCode::bad_source, "no coordinate system is declared");
    }
    auto impl = std::make_unique<Impl>();
    impl->context = proj_session();
    const int code = epsg_of(from);
    const std::string source = code != 0 ? code_text(code) : from;
    impl->from_degrees = in_degrees(impl->context.get(), source);
    if (code != 0 && code == to_epsg) {
        return Transform{std::move(impl)}; // PROJ looks 10 ms for the way from a system to itself
    }
    auto operation = proj_operation(impl->context.get(), source, code_text(to_epsg));
    if (!operation) {
        return fail(operation.error());
    }
    impl->operation = std::move(*operation);
    return Transform{std::move(impl)};
}

Transform Transform::clone() const {
    auto copy = std::make_unique<Impl>();
    copy->context = proj_session();
    copy->from_degrees = impl_->from_degrees;
    if (impl_->operation) {
        copy->operation.reset(proj_clone(copy->context.get(), impl_->operation.get()));
    }
    return Transform{std::move(copy)};
}

Result<void> Transform::apply(std::span<Point> points) const {
    for (const auto& point : points) {
        const bool finite = std::isfinite(point.x) && std::isfinite(point.y);
        if (!finite ||
            (impl_->from_degrees && (std::abs(point.x) > 360 || std::abs(point.y) > 90))) {
            return fail(ErrorCode::bad_value,
                        fmt::format("({}, {}) is no place in the coordinate system of its file",
                                    point.x, point.y));
        }
    }
    if (!impl_->operation || points.empty()) {
        return {};
    }
    PJ* operation = impl_->operation.get();
    const std::vector<Point> before{points.begin(), points.end()};
    proj_errno_reset(operation);
    proj_trans_generic(operation, PJ_FWD, &points[0].x, sizeof(Point), points.size(), &points[0].y,
                       sizeof(Point), points.size(), nullptr, 0, 0, nullptr, 0, 0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isfinite(points[i].x) || !std::isfinite(points[i].y)) {
            return fail(ErrorCode::bad_value,
                        fmt::format("({}, {}) lies outside the area of its coordinate system",
                                    before[i].x, before[i].y));
        }
    }
    return {};
}

Result<Point> Transform::operator()(Point point) const {
    const auto done = apply({&point, 1});
    if (!done) {
        return fail(done.error());
    }
    return point;
}

Result<MultiPolygon> Transform::operator()(const MultiPolygon& shape) const {
    MultiPolygon moved = shape;
    for (auto& polygon : moved.polygons) {
        for (auto& ring : polygon.rings) {
            const auto done = apply(ring);
            if (!done) {
                return fail(done.error());
            }
        }
    }
    return moved;
}

bool in_degrees(int epsg) {
    const auto context = proj_session();
    return in_degrees(context.get(), code_text(epsg));
}

int epsg_of(const std::string& wkt) {
    const auto context = proj_session();
    ProjObject crs{wkt.empty() ? nullptr : proj_create(context.get(), wkt.c_str())};
    if (crs && proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) {
        crs.reset(proj_get_source_crs(context.get(), crs.get()));
    }
    if (!crs || proj_is_crs(crs.get()) == 0) {
        return 0;
    }
    const int code = own_code(crs.get());
    return code != 0 ? code : recognised_code(context.get(), crs.get());
}

} // namespace netzatlas::geo
