#include "ingest/cell_squares.hpp"

#include "geo/polygon.hpp"
#include "terms/epsg.hpp"

#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace netzatlas::ingest {

namespace {

constexpr double tolerance_m = 0.5;

bool same(double a, double b) {
    return std::abs(a - b) < tolerance_m;
}

/// Between the four corners a bow-tie or a triangle reaches as far as the square. Four edges may be
/// off by the tolerance.
std::optional<std::string> without_the_whole(double area_m2, double cell_size) {
    const double square_m2 = cell_size * cell_size;
    if (std::abs(area_m2 - square_m2) <= 4 * tolerance_m * cell_size) {
        return std::nullopt;
    }
    return fmt::format(
        "its polygon has {:.0f} m² between the corners of a cell of {:.0f} m²: it is "
        "no square",
        area_m2, square_m2);
}

} // namespace

Result<CellSquares> CellSquares::of(const geo::VectorLayer& layer) {
    CellSquares squares;
    if (layer.crs().empty() || layer.epsg() == epsg::utm32) {
        return squares;
    }
    if (layer.epsg() != epsg::lon_lat) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: layer '{}' is in EPSG:{}, but its cell ids are of EPSG:25832 "
                                "(UTM 32); take the publisher's own file, not a reprojected one",
                                layer.file_name(), layer.layer_name(), layer.epsg()));
    }
    auto transform = geo::Transform::between(epsg::lon_lat, epsg::utm32);
    if (!transform) {
        return fail(transform.error());
    }
    squares.to_grid_.emplace(std::move(*transform));
    return squares;
}

std::optional<std::string> CellSquares::disagreement(const CellId& id,
                                                     const geo::MultiPolygon& shape) const {
    if (shape.polygons.empty()) {
        return std::nullopt;
    }
    const auto drawn = to_grid_ ? (*to_grid_)(shape) : Result<geo::MultiPolygon>{shape};
    if (!drawn) {
        return drawn.error().message;
    }
    const auto box = geo::bounds(*drawn);
    const bool in_place = same(box.west, id.corner.east) && same(box.south, id.corner.north) &&
                          same(box.east, id.corner.east + id.cell_size) &&
                          same(box.north, id.corner.north + id.cell_size);
    if (!in_place) {
        return fmt::format("its polygon spans {:.0f}–{:.0f} east, {:.0f}–{:.0f} north", box.west,
                           box.east, box.south, box.north);
    }
    return without_the_whole(geo::area(*drawn), id.cell_size);
}

} // namespace netzatlas::ingest
