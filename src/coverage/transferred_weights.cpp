#include "coverage/transferred_weights.hpp"

#include "coverage/border_sweep.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <optional>

namespace netzatlas::coverage {

namespace {

constexpr double reach_m = 300; // D13

double square(double value) {
    return value * value;
}

double squared_distance_to_edge(geo::Point point, geo::Point a, geo::Point b) {
    const double length = square(b.x - a.x) + square(b.y - a.y);
    const double along =
        length > 0 ? ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length : 0;
    const double t = std::clamp(along, 0.0, 1.0);
    return square(point.x - (a.x + t * (b.x - a.x))) + square(point.y - (a.y + t * (b.y - a.y)));
}

/// Between two grounds that do not overlap, so that it lies between a corner and an edge.
double squared_distance(const Quad& a, const Quad& b) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < 4; ++j) {
            const auto next = (j + 1) % 4;
            nearest = std::min({nearest, squared_distance_to_edge(a[i], b[j], b[next]),
                                squared_distance_to_edge(b[i], a[j], a[next])});
        }
    }
    return nearest;
}

/// Corners of source cells in the coverage grid's system; neighbours share them, so the last two
/// rows of corners are kept.
class Corners {
public:
    Corners(const Grid& grid, const std::function<Result<GridPoint>(GridPoint)>& place)
        : grid_{grid}, place_{place} {
        for (auto& line : lines_) {
            line.points.resize(static_cast<std::size_t>(grid.columns) + 1);
        }
    }
    Result<Quad> quad(CellPosition cell) {
        Quad quad;
        constexpr std::array<CellPosition, 4> steps{{{1, 0}, {1, 1}, {0, 1}, {0, 0}}};
        for (std::size_t i = 0; i < 4; ++i) {
            const auto corner = at(cell.row + steps[i].row, cell.column + steps[i].column);
            if (!corner) {
                return fail(corner.error());
            }
            quad[i] = *corner;
        }
        return quad;
    }

private:
    struct Line {
        int row = -1;
        std::vector<std::optional<geo::Point>> points;
    };
    Result<geo::Point> at(int row, int column) {
        auto& line = lines_[static_cast<std::size_t>(row) % 2];
        if (line.row != row) {
            std::fill(line.points.begin(), line.points.end(), std::nullopt);
            line.row = row;
        }
        auto& point = line.points[static_cast<std::size_t>(column)];
        if (!point) {
            const auto placed = place_(grid_.corner({row - 1, column}));
            if (!placed) {
                return fail(placed.error());
            }
            point = geo::Point{placed->east, placed->north};
        }
        return *point;
    }

    Grid grid_;
    const std::function<Result<GridPoint>(GridPoint)>& place_;
    std::array<Line, 2> lines_;
};

/// Gives the households of one source cell after the other to cells of the coverage grid.
class Spreading {
public:
    Spreading(const Grid& grid, const std::vector<bool>& delivered, const OnMove& on_move)
        : grid_{grid}, delivered_{delivered}, on_move_{on_move}, sweep_{grid} {
        shape_.polygons.resize(1);
        shape_.polygons[0].rings.resize(1);
    }

    /// Returns the households that no cell took.
    Result<double> spread(const Quad& quad, double households, std::vector<double>& weights) {
        if (const auto found = find_overlapped(quad); !found) {
            return fail(found.error());
        }
        double overlapped = 0;
        for (const auto& [cell, part] : parts_) {
            overlapped += part;
        }
        if (const auto nearest = parts_.empty() ? nearest_delivered(quad) : std::nullopt) {
            parts_.push_back({*nearest, 1});
            overlapped = 1;
        }
        for (const auto& [cell, part] : parts_) {
            const double moved = households * (part / overlapped);
            weights[cell] += moved;
            if (auto heard = on_move_ ? on_move_(cell, quad, moved) : Result<void>{}; !heard) {
                return fail(heard.error());
            }
        }
        return parts_.empty() ? households : 0.0;
    }

private:
    struct Part {
        std::size_t cell;
        double part;
    };

    Result<void> find_overlapped(const Quad& quad) {
        auto& ring = shape_.polygons[0].rings[0];
        ring.assign(quad.begin(), quad.end());
        ring.push_back(quad[0]);
        sweep_.clear();
        if (auto added = sweep_.add(shape_); !added) {
            return added;
        }
        sweep_.cells_into(cells_);
        parts_.clear();
        for (const auto& run : cells_.runs) {
            for (auto column = run.first; column <= run.last; ++column) {
                keep_delivered(grid_.index({run.row, column}), 1);
            }
        }
        for (const auto& border : cells_.borders) {
            keep_delivered(grid_.index({border.row, border.column}), border.fraction);
        }
        return {};
    }

    void keep_delivered(std::size_t cell, double part) {
        if (delivered_[cell]) {
            parts_.push_back({cell, part});
        }
    }

    std::optional<std::size_t> nearest_delivered(const Quad& quad) const {
        const auto [west, east] =
            std::minmax({quad[0].x, quad[1].x, quad[2].x, quad[3].x}, std::less<>{});
        const auto [south, north] =
            std::minmax({quad[0].y, quad[1].y, quad[2].y, quad[3].y}, std::less<>{});
        const auto columns = within((west - reach_m - grid_.west) / grid_.cell_size,
                                    (east + reach_m - grid_.west) / grid_.cell_size, grid_.columns);
        const auto rows = within((grid_.north - north - reach_m) / grid_.cell_size,
                                 (grid_.north - south + reach_m) / grid_.cell_size, grid_.rows);
        std::optional<std::size_t> nearest;
        double shortest = std::nextafter(square(reach_m), square(reach_m) + 1);
        for (int row = rows[0]; row <= rows[1]; ++row) {
            for (int column = columns[0]; column <= columns[1]; ++column) {
                const auto cell = grid_.index({row, column});
                if (!delivered_[cell]) {
                    continue;
                }
                const double distance = squared_distance(quad, square_of(grid_, {row, column}));
                if (distance < shortest) {
                    shortest = distance;
                    nearest = cell;
                }
            }
        }
        return nearest;
    }

    /// Rows or columns of the grid, one more on each side for cells that only touch.
    static std::array<int, 2> within(double low, double high, int count) {
        return {static_cast<int>(std::clamp(std::floor(low) - 1, 0.0, static_cast<double>(count))),
                static_cast<int>(std::clamp(std::floor(high) + 1, -1.0, count - 1.0))};
    }

    Grid grid_;
    const std::vector<bool>& delivered_;
    const OnMove& on_move_;
    BorderSweep sweep_;
    geo::MultiPolygon shape_;
    RegionCells cells_;
    std::vector<Part> parts_;
};

} // namespace

Quad square_of(const Grid& grid, CellPosition cell) {
    const auto [west, south] = grid.corner(cell);
    const double east = west + grid.cell_size;
    const double north = south + grid.cell_size;
    return {{{west, south}, {east, south}, {east, north}, {west, north}}};
}

Result<Transfer> transferred_weights(const WeightSource& source, const Grid& grid,
                                     const std::vector<bool>& delivered,
                                     const std::function<Result<GridPoint>(GridPoint)>& corners,
                                     const OnMove& on_move) {
    assert(source.cells.size() == source.households.size() && delivered.size() == grid.size());
    Transfer transfer{std::vector<double>(grid.size()), std::vector<double>(source.cells.size())};
    Corners placed{source.grid, corners};
    Spreading spreading{grid, delivered, on_move};
    for (std::size_t i = 0; i < source.cells.size(); ++i) {
        const double households = source.households[i];
        if (!(households >= 0 && std::isfinite(households))) {
            return fail(ErrorCode::bad_value,
                        fmt::format("{} households in the cell of row {}, column {}", households,
                                    source.cells[i].row, source.cells[i].column));
        }
        if (households == 0) {
            continue;
        }
        const auto quad = placed.quad(source.cells[i]);
        const auto left =
            quad ? spreading.spread(*quad, households, transfer.weights) : fail(quad.error());
        if (!left) {
            return fail(left.error());
        }
        transfer.unplaced[i] = *left;
    }
    return transfer;
}

} // namespace netzatlas::coverage
