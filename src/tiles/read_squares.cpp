#include "tiles/read_squares.hpp"

#include "tiles/mercator.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace netzatlas::tiles {

namespace {

/// Of a square's side: as far may a rounded node lie from its corner.
constexpr double farthest_off = 0.25;

/// Nodes of a tile to corners of the grid: x a column, y a row.
Result<std::vector<Node>> corners_of(const NodeRing& ring, TileId tile, const Grid& grid,
                                     const geo::Transform& to_grid) {
    const double unit_m = 2 * half_world_m / std::ldexp(1.0, tile.zoom + extent_bits);
    std::vector<geo::Point> points;
    points.reserve(ring.size());
    for (const auto& node : ring) {
        points.push_back({-half_world_m + (static_cast<double>(tile.x) * extent + node.x) * unit_m,
                          half_world_m - (static_cast<double>(tile.y) * extent + node.y) * unit_m});
    }
    if (auto done = to_grid.apply(points); !done) {
        return fail(done.error());
    }
    std::vector<Node> corners;
    corners.reserve(ring.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double column = (points[i].x - grid.west) / grid.cell_size;
        const double row = (grid.north - points[i].y) / grid.cell_size;
        const Node corner{static_cast<std::int32_t>(std::lround(column)),
                          static_cast<std::int32_t>(std::lround(row))};
        if (std::abs(column - corner.x) > farthest_off || std::abs(row - corner.y) > farthest_off) {
            return fail(ErrorCode::bad_source,
                        fmt::format("node {},{} is no corner of a square of {} m", ring[i].x,
                                    ring[i].y, grid.cell_size));
        }
        corners.push_back(corner);
    }
    return corners;
}

/// Columns in which a polygon's western and eastern sides run, per row.
using Sides = std::map<int, std::vector<int>>;

Result<void> add_sides(const std::vector<Node>& corners, Sides& sides) {
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const auto& from = corners[i];
        const auto& to = corners[(i + 1) % corners.size()];
        if (from.x != to.x && from.y != to.y) {
            return fail(ErrorCode::bad_source,
                        fmt::format("a side from column {}, row {} to column {}, row {} is no "
                                    "line of the grid",
                                    from.x, from.y, to.x, to.y));
        }
        for (int row = std::min(from.y, to.y); row < std::max(from.y, to.y); ++row) {
            sides[row].push_back(from.x);
        }
    }
    return {};
}

} // namespace

Result<std::vector<SquareSpan>> read_squares(const DecodedLayer& cells, TileId tile,
                                             const Grid& squares, const geo::Transform& to_grid) {
    std::vector<SquareSpan> spans;
    for (std::size_t feature = 0; feature < cells.features.size(); ++feature) {
        Sides sides;
        for (const auto& ring : cells.features[feature].paths) {
            const auto corners = corners_of(ring, tile, squares, to_grid);
            if (!corners) {
                return fail(corners.error());
            }
            if (auto added = add_sides(*corners, sides); !added) {
                return fail(added.error());
            }
        }
        for (auto& [row, columns] : sides) {
            std::sort(columns.begin(), columns.end());
            for (std::size_t i = 0; i + 1 < columns.size(); i += 2) {
                spans.push_back({row, columns[i], columns[i + 1], feature});
            }
        }
    }
    return spans;
}

} // namespace netzatlas::tiles
