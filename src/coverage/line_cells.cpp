#include "coverage/line_cells.hpp"

#include <algorithm>
#include <cmath>

namespace netzatlas::coverage {

namespace {

/// Metres; no place is further away, and a walk there from cell to cell would never end.
constexpr double farthest_cells = 1e8;

/// Where along a segment, 0 to 1, one of its coordinates meets the grid lines between its ends.
void add_crossings(double from, double to, double cell_size, double origin,
                   std::vector<double>& at) {
    if (from == to) {
        return;
    }
    const double first = std::floor((std::min(from, to) - origin) / cell_size) + 1;
    const double last = std::ceil((std::max(from, to) - origin) / cell_size) - 1;
    for (double line = first; line <= last; ++line) {
        at.push_back((origin + line * cell_size - from) / (to - from));
    }
}

/// The part of a segment that can meet the grid: what is beyond is measured, not walked.
bool beyond(geo::Point a, geo::Point b, const Grid& grid) {
    return std::max(a.x, b.x) < grid.west || std::min(a.x, b.x) > grid.east() ||
           std::max(a.y, b.y) < grid.south() || std::min(a.y, b.y) > grid.north;
}

class LineWalk {
public:
    explicit LineWalk(const Grid& grid) : grid_{grid} {}

    void add(geo::Point a, geo::Point b) {
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        if (beyond(a, b, grid_)) {
            found_.outside += length;
            return;
        }
        at_.assign({0, 1});
        add_crossings(a.x, b.x, grid_.cell_size, grid_.west, at_);
        add_crossings(a.y, b.y, grid_.cell_size, grid_.north, at_);
        std::sort(at_.begin(), at_.end());
        for (std::size_t i = 1; i < at_.size(); ++i) {
            const double part = at_[i] - at_[i - 1];
            const double middle = (at_[i] + at_[i - 1]) / 2;
            if (part > 0) {
                put({a.x + middle * (b.x - a.x), a.y + middle * (b.y - a.y)}, part * length);
            }
        }
    }
    LineCells take() { return std::move(found_); }

private:
    void put(geo::Point middle, double metres) {
        const auto cell = grid_.cell_at({middle.x, middle.y});
        if (!cell) {
            found_.outside += metres;
            return;
        }
        const auto index = static_cast<std::uint32_t>(grid_.index(*cell));
        if (!found_.cells.empty() && found_.cells.back().cell == index) {
            found_.cells.back().metres += metres;
        } else {
            found_.cells.push_back({index, metres});
        }
    }

    Grid grid_;
    LineCells found_;
    std::vector<double> at_;
};

} // namespace

Result<LineCells> cells_under(const geo::MultiLine& lines, const Grid& grid) {
    LineWalk walk{grid};
    for (const auto& line : lines.lines) {
        for (const auto& point : line) {
            if (!(std::abs(point.x) < farthest_cells && std::abs(point.y) < farthest_cells)) {
                return fail(ErrorCode::bad_geometry, "a coordinate of a line is no place on Earth");
            }
        }
        for (std::size_t i = 1; i < line.size(); ++i) {
            walk.add(line[i - 1], line[i]);
        }
    }
    return walk.take();
}

Sums length_sums(const LineCells& lines, std::span<const std::uint16_t> layer,
                 const std::vector<bool>& holds) {
    Sums sums;
    sums.missing = lines.outside;
    for (const auto& [cell, metres] : lines.cells) {
        const auto value = layer[cell];
        if (value == not_delivered) {
            sums.missing += metres;
            continue;
        }
        sums.denominator += metres;
        sums.numerator += value < holds.size() && holds[value] ? metres : 0;
    }
    return sums;
}

} // namespace netzatlas::coverage
