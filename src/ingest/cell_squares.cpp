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
    const bool agrees = same(box.west, id.corner.east) && same(box.south, id.corner.north) &&
                        same(box.east, id.corner.east + id.cell_size) &&
                        same(box.north, id.corner.north + id.cell_size);
    return agrees ? std::nullopt
                  : std::optional{
                        fmt::format("its polygon spans {:.0f}–{:.0f} east, {:.0f}–{:.0f} north",
                                    box.west, box.east, box.south, box.north)};
}

} // namespace netzatlas::ingest
