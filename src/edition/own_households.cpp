#include "edition/own_households.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace netzatlas::edition {

namespace {

/// Whether a census cell may lie over a delivered cell (its box does).
Result<bool> near_delivered(const WeightPlace& place, const Grid& census, CellPosition cell) {
    const auto corner = census.corner(cell);
    double west = std::numeric_limits<double>::infinity();
    double south = west;
    double east = -west;
    double north = -west;
    for (const auto& [right, up] : {std::pair{0, 0}, {1, 0}, {1, 1}, {0, 1}}) {
        const auto point = place.to_grid(geo::Point{corner.east + right * census.cell_size,
                                                    corner.north + up * census.cell_size});
        if (!point) {
            return fail(point.error());
        }
        west = std::min(west, point->x);
        east = std::max(east, point->x);
        south = std::min(south, point->y);
        north = std::max(north, point->y);
    }
    const double size = place.grid.cell_size;
    for (double y = south; y < north + size; y += size) {
        for (double x = west; x < east + size; x += size) {
            const auto there = place.grid.cell_at({std::min(x, east), std::min(y, north)});
            if (there && place.delivered[place.grid.index(*there)]) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

Result<coverage::WeightSource> own_households(const WeightPlace& place,
                                              const coverage::WeightSource& all) {
    coverage::WeightSource source{all.grid, {}, {}};
    for (std::size_t i = 0; i < all.cells.size(); ++i) {
        const auto middle = all.grid.center(all.cells[i]);
        const auto point = place.to_grid(geo::Point{middle.east, middle.north});
        if (!point) {
            return fail(point.error());
        }
        bool ours = place.municipality.at(*point).has_value();
        if (!ours && place.grid.cell_at({point->x, point->y})) {
            const auto near = near_delivered(place, all.grid, all.cells[i]);
            if (!near) {
                return fail(near.error());
            }
            ours = *near;
        }
        if (ours) {
            source.cells.push_back(all.cells[i]);
            source.households.push_back(all.households[i]);
        }
    }
    return source;
}

} // namespace netzatlas::edition
