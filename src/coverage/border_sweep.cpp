#include "coverage/border_sweep.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::coverage {

namespace {

/// Parts of a cell closer than this to nothing or all are nothing or all: far above the rounding of
/// coordinates (10⁻¹² of a cell), far below what a figure shows.
constexpr double snap = 1e-11;
/// The same for the ground of a whole region, in cells.
constexpr double snap_ground = 1e-6;
/// No place on Earth is further away in metres; keeps the arithmetic finite.
constexpr double far_away = 1e12;

double between(double a, double b, double value) {
    return std::clamp(value, std::min(a, b), std::max(a, b));
}

/// The row or column a place lies in. Nothing left of or above the grid gets here, and cutting off
/// digits is a third of a call to floor.
std::int32_t cell_of(double place) {
    return static_cast<std::int32_t>(place);
}

/// Where the edge meets a height; both ends give the same answer whichever region walks it.
double x_at(geo::Point upper, geo::Point lower, double y) {
    const double x = upper.x + (y - upper.y) * ((lower.x - upper.x) / (lower.y - upper.y));
    return between(upper.x, lower.x, x);
}

double y_at(geo::Point upper, geo::Point lower, double x) {
    const double y = upper.y + (x - upper.x) * ((lower.y - upper.y) / (lower.x - upper.x));
    return between(upper.y, lower.y, y);
}

void add_run(RegionCells& cells, std::int32_t row, std::int32_t first, std::int32_t last) {
    if (!cells.runs.empty() && cells.runs.back().row == row &&
        cells.runs.back().last + 1 == first) {
        cells.runs.back().last = last;
    } else {
        cells.runs.push_back({row, first, last});
    }
}

/// Cells `first`…`last` of a row, each with the same part inside.
void add_cells(RegionCells& cells, Run run, double part) {
    if (part >= 1 - snap) {
        add_run(cells, run.row, run.first, run.last);
    } else if (part > snap) {
        for (auto column = run.first; column <= run.last; ++column) {
            cells.borders.push_back({run.row, column, part});
        }
    }
}

} // namespace

BorderSweep::BorderSweep(const Grid& grid)
    : grid_{grid}, columns_{static_cast<double>(grid.columns)},
      rows_{static_cast<double>(grid.rows)} {}

void BorderSweep::clear() {
    pieces_.clear();
    ground_ = 0;
    sticks_out_ = false;
}

Result<void> BorderSweep::add(const geo::MultiPolygon& shape) {
    for (const auto& polygon : shape.polygons) {
        auto side = Side::shell;
        for (const auto& ring : polygon.rings) {
            if (auto added = add_ring(ring, side); !added) {
                return added;
            }
            side = Side::hole;
        }
    }
    return {};
}

Result<void> BorderSweep::add_ring(const geo::Ring& ring, Side side) {
    if (ring.size() < 4 || !(ring.front() == ring.back())) {
        return fail(ErrorCode::bad_geometry,
                    fmt::format("a ring of {} points is {}; a border is a closed ring of at least "
                                "four points",
                                ring.size(), ring.size() < 4 ? "too short" : "not closed"));
    }
    for (const auto& point : ring) {
        // written so that it also catches NaN
        if (!(std::abs(point.x) < far_away && std::abs(point.y) < far_away)) {
            return fail(ErrorCode::bad_geometry,
                        fmt::format("point ({} {}) of a border is no place", point.x, point.y));
        }
    }
    const double area = scale(ring);
    // whichever way it is drawn, a shell adds ground and a hole takes it away
    const double weight = (area < 0) == (side == Side::shell) ? -1 : 1;
    ground_ += weight * area;
    for (std::size_t i = 1; i < points_.size(); ++i) {
        add_edge(points_[i - 1], points_[i], weight);
    }
    return {};
}

double BorderSweep::scale(const geo::Ring& ring) {
    points_.clear();
    for (const auto& point : ring) {
        points_.push_back(
            {(point.x - grid_.west) / grid_.cell_size, (grid_.north - point.y) / grid_.cell_size});
    }
    const auto origin = points_.front();
    double twice = 0;
    for (std::size_t i = 1; i < points_.size(); ++i) {
        const auto [x0, y0] = points_[i - 1];
        const auto [x1, y1] = points_[i];
        twice += (x1 - origin.x) * (y0 - origin.y) - (x0 - origin.x) * (y1 - origin.y);
    }
    return twice / 2;
}

void BorderSweep::add_edge(geo::Point from, geo::Point to, double weight) {
    if (from.y > to.y) { // always from above, so that neighbours cut a common edge alike
        std::swap(from, to);
        weight = -weight;
    }
    const auto [west, east] = std::minmax(from.x, to.x);
    if (west >= 0 && east <= columns_ && from.y >= 0 && to.y <= rows_) {
        walk_rows(from, to, weight);
        return;
    }
    sticks_out_ = true;
    if (from.y < rows_ && to.y > 0) {
        add_clipped(from, to, weight);
    }
}

void BorderSweep::add_clipped(geo::Point upper, geo::Point lower, double weight) {
    const auto a = upper.y < 0 ? geo::Point{x_at(upper, lower, 0), 0} : upper;
    const auto b = lower.y > rows_ ? geo::Point{x_at(upper, lower, rows_), rows_} : lower;
    // cut at the west and east edge; what lies west still bounds the ground to its right
    geo::Point cuts[4] = {a, a, b, b};
    if ((a.x < 0) != (b.x < 0)) {
        cuts[a.x < 0 ? 1 : 2] = {0, y_at(a, b, 0)};
    }
    if ((a.x > columns_) != (b.x > columns_)) {
        cuts[a.x > columns_ ? 1 : 2] = {columns_, y_at(a, b, columns_)};
    }
    for (int i = 0; i < 3; ++i) {
        const double middle = (cuts[i].x + cuts[i + 1].x) / 2;
        if (middle < columns_) {
            walk_rows({std::max(cuts[i].x, 0.0), cuts[i].y},
                      {std::max(cuts[i + 1].x, 0.0), cuts[i + 1].y}, weight);
        }
    }
}

void BorderSweep::walk_rows(geo::Point upper, geo::Point lower, double weight) {
    auto at = upper;
    for (auto row = cell_of(upper.y); at.y < lower.y; ++row) {
        const double bottom = row + 1.0;
        const auto next =
            lower.y <= bottom ? lower : geo::Point{x_at(upper, lower, bottom), bottom};
        walk_columns(row, at, next, weight);
        at = next;
    }
}

void BorderSweep::walk_columns(std::int32_t row, geo::Point upper, geo::Point lower,
                               double weight) {
    const auto last = cell_of(lower.x);
    auto column = cell_of(upper.x);
    const int step = last < column ? -1 : 1;
    for (auto at = upper;; column += step) {
        const double exit = step > 0 ? column + 1.0 : column;
        const auto next = column == last ? lower : geo::Point{exit, y_at(upper, lower, exit)};
        const double climb = weight * (next.y - at.y);
        const double west_part = ((at.x - column) + (next.x - column)) / 2;
        put(row, column, climb, climb * (1 - west_part));
        if (column == last) {
            return;
        }
        at = next;
    }
}

void BorderSweep::put(std::int32_t row, std::int32_t column, double climb, double right) {
    if (climb == 0 || column >= grid_.columns) {
        return;
    }
    if (!pieces_.empty() && pieces_.back().row == row && pieces_.back().column == column) {
        pieces_.back().climb += climb;
        pieces_.back().right += right;
    } else {
        pieces_.push_back({row, column, climb, right});
    }
}

/// Counting sort by row, then each row by column: linear in pieces and rows.
void BorderSweep::sort_rows() {
    starts_.clear();
    if (pieces_.empty()) {
        return;
    }
    const auto [low, high] =
        std::minmax_element(pieces_.begin(), pieces_.end(),
                            [](const Piece& a, const Piece& b) { return a.row < b.row; });
    const auto first_row = low->row;
    starts_.assign(static_cast<std::size_t>(high->row - first_row) + 2, 0);
    for (const auto& piece : pieces_) {
        ++starts_[static_cast<std::size_t>(piece.row - first_row) + 1];
    }
    for (std::size_t i = 1; i < starts_.size(); ++i) {
        starts_[i] += starts_[i - 1];
    }
    sorted_.resize(pieces_.size());
    for (const auto& piece : pieces_) {
        sorted_[starts_[static_cast<std::size_t>(piece.row - first_row)]++] = piece;
    }
    std::size_t first = 0; // placing the pieces has moved each start to its row's end
    for (const std::size_t last : starts_) {
        std::sort(sorted_.begin() + static_cast<std::ptrdiff_t>(first),
                  sorted_.begin() + static_cast<std::ptrdiff_t>(last),
                  [](const Piece& a, const Piece& b) { return a.column < b.column; });
        first = last;
    }
}

void BorderSweep::cells_into(RegionCells& cells) {
    cells.runs.clear();
    cells.borders.clear();
    sort_rows();
    std::size_t first = 0;
    for (const std::size_t last : starts_) {
        sweep_row(first, last, cells);
        first = last;
    }
    measure_outside(cells);
}

void BorderSweep::sweep_row(std::size_t first, std::size_t last, RegionCells& cells) {
    double inside = 0; // the part of every cell up to the next piece that lies inside
    std::int32_t column = 0;
    for (auto i = first; i < last;) {
        const auto& piece = sorted_[i];
        if (column < piece.column) {
            add_cells(cells, {piece.row, column, piece.column - 1}, inside);
        }
        double part = inside;
        column = piece.column;
        for (; i < last && sorted_[i].column == column; ++i) {
            part += sorted_[i].right;
            inside += sorted_[i].climb;
        }
        add_cells(cells, {piece.row, column, column}, part);
        ++column;
    }
    if (first < last && column < grid_.columns) {
        add_cells(cells, {sorted_[first].row, column, grid_.columns - 1}, inside);
    }
}

void BorderSweep::measure_outside(RegionCells& cells) const {
    cells.outside = 0;
    if (!sticks_out_) {
        return;
    }
    double inside = 0;
    for (const auto& run : cells.runs) {
        inside += run.last - run.first + 1;
    }
    for (const auto& border : cells.borders) {
        inside += border.fraction;
    }
    if (ground_ - inside > snap_ground) {
        cells.outside = ground_ - inside;
    }
}

} // namespace netzatlas::coverage
