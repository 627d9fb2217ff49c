#include "demo/cell_map.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace netzatlas::demo {

namespace {

constexpr double side_m = 100;             // of a cell
constexpr double whole_from = 1.0 - 1e-12; // a border that only touches

/// Sums of one place over the cells of its own frame; x and y in cells, y upwards.
class Sheet {
public:
    explicit Sheet(const geo::MultiPolygon& place) {
        geo::Box box{1e12, 1e12, -1e12, -1e12};
        for (const auto& polygon : place.polygons) {
            for (const auto& point : polygon.rings[0]) {
                box = {std::min(box.west, point.x), std::min(box.south, point.y),
                       std::max(box.east, point.x), std::max(box.north, point.y)};
            }
        }
        west_ = std::floor(box.west / side_m) - 1;
        south_ = std::floor(box.south / side_m) - 1;
        columns_ = static_cast<int>(std::ceil(box.east / side_m) - west_) + 1;
        rows_ = static_cast<int>(std::ceil(box.north / side_m) - south_) + 1;
        sums_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), {});
        for (const auto& polygon : place.polygons) {
            for (const auto& ring : polygon.rings) {
                add(ring);
            }
        }
    }

    /// Calls `take(column, row, fraction)`, columns and rows counted in cells from the origin.
    template <class Take>
    void each(Take take) const {
        for (int row = 0; row < rows_; ++row) {
            double from_the_east = 0;
            for (int column = columns_ - 1; column >= 0; --column) {
                const auto& sum = sums_[at(column, row)];
                const double fraction = from_the_east + sum.left_of_edge;
                from_the_east += sum.rise;
                if (sum.touched && fraction > 1e-12) {
                    take(column + west_, row + south_, std::min(fraction, 1.0));
                } else if (!sum.touched && fraction > 0.5) {
                    take(column + west_, row + south_, 1.0);
                }
            }
        }
    }

private:
    struct Sum {
        double left_of_edge = 0; ///< ground within the cell, west of its edges
        double rise = 0;         ///< what these edges mean for the cells further west
        bool touched = false;
    };

    std::size_t at(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column);
    }

    void add(const geo::Ring& ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            add_edge({ring[i].x / side_m - west_, ring[i].y / side_m - south_},
                     {ring[i + 1].x / side_m - west_, ring[i + 1].y / side_m - south_});
        }
    }

    /// Splits an edge where it crosses lines of the grid and books each piece in its cell.
    void add_edge(geo::Point from, geo::Point to) {
        std::vector<double> stops{0.0, 1.0};
        const auto add_stops = [&stops](double a, double b) {
            const double low = std::min(a, b);
            const double high = std::max(a, b);
            for (double line = std::floor(low) + 1; line < high; line += 1) {
                stops.push_back((line - a) / (b - a));
            }
        };
        add_stops(from.x, to.x);
        add_stops(from.y, to.y);
        std::sort(stops.begin(), stops.end());
        const auto along = [&](double part) {
            return geo::Point{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
        };
        for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
            const auto a = stops[i] == 0.0 ? from : along(stops[i]);
            const auto b = stops[i + 1] == 1.0 ? to : along(stops[i + 1]);
            add_piece(a, b);
        }
    }

    void add_piece(geo::Point a, geo::Point b) {
        const int column = static_cast<int>(std::floor((a.x + b.x) / 2));
        const int row = static_cast<int>(std::floor((a.y + b.y) / 2));
        auto& sum = sums_[at(column, row)];
        const double rise = b.y - a.y;
        sum.left_of_edge += rise * ((a.x + b.x) / 2 - column);
        sum.rise += rise;
        sum.touched = true;
    }

    double west_ = 0;
    double south_ = 0;
    int columns_ = 0;
    int rows_ = 0;
    std::vector<Sum> sums_;
};

Grid grid_around(std::span<const geo::MultiPolygon> places) {
    geo::Box box{1e12, 1e12, -1e12, -1e12};
    for (const auto& place : places) {
        for (const auto& polygon : place.polygons) {
            for (const auto& point : polygon.rings[0]) {
                box = {std::min(box.west, point.x), std::min(box.south, point.y),
                       std::max(box.east, point.x), std::max(box.north, point.y)};
            }
        }
    }
    Grid grid;
    grid.west = std::floor(box.west / side_m) * side_m;
    grid.north = std::ceil(box.north / side_m) * side_m;
    grid.columns = static_cast<int>(std::ceil((box.east - grid.west) / side_m));
    grid.rows = static_cast<int>(std::ceil((grid.north - box.south) / side_m));
    return grid;
}

} // namespace

std::span<const CellPart> CellMap::parts_of(std::uint32_t cell) const {
    const auto [first, last] =
        std::equal_range(parts.begin(), parts.end(), CellPart{cell, no_place, 0.0},
                         [](const CellPart& a, const CellPart& b) { return a.cell < b.cell; });
    return {first, last};
}

CellMap cut_into_cells(std::span<const geo::MultiPolygon> places) {
    CellMap map{grid_around(places), {}, {}};
    map.whole.assign(map.grid.size(), no_place);
    const int west = static_cast<int>(std::lround(map.grid.west / side_m));
    const int north = static_cast<int>(std::lround(map.grid.north / side_m));
    for (std::size_t i = 0; i < places.size(); ++i) {
        Sheet{places[i]}.each([&](double column, double row, double fraction) {
            const CellPosition position{north - 1 - static_cast<int>(row),
                                        static_cast<int>(column) - west};
            const auto cell = static_cast<std::uint32_t>(map.grid.index(position));
            if (fraction >= whole_from) {
                map.whole[cell] = static_cast<PlaceIndex>(i);
            } else {
                map.parts.push_back({cell, static_cast<PlaceIndex>(i), fraction});
            }
        });
    }
    std::sort(map.parts.begin(), map.parts.end(), [](const CellPart& a, const CellPart& b) {
        return std::pair{a.cell, a.place} < std::pair{b.cell, b.place};
    });
    return map;
}

double common_area(std::span<const geo::Point> subject, std::span<const geo::Point> clip) {
    std::vector<geo::Point> ring{subject.begin(), subject.end()};
    for (std::size_t i = 0; i < clip.size() && !ring.empty(); ++i) {
        const auto a = clip[i];
        const auto b = clip[(i + 1) % clip.size()];
        const auto side = [&](geo::Point p) {
            return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
        };
        std::vector<geo::Point> kept;
        for (std::size_t j = 0; j < ring.size(); ++j) {
            const auto p = ring[j];
            const auto q = ring[(j + 1) % ring.size()];
            const double here = side(p);
            const double there = side(q);
            if (here >= 0) {
                kept.push_back(p);
            }
            if ((here > 0 && there < 0) || (here < 0 && there > 0)) {
                const double part = here / (here - there);
                kept.push_back({p.x + (q.x - p.x) * part, p.y + (q.y - p.y) * part});
            }
        }
        ring = std::move(kept);
    }
    double sum = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        sum += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
               (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
    }
    return sum / 2;
}

} // namespace netzatlas::demo
