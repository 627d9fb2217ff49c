#pragma once

#include "geo/transform.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"
#include "tiles/mercator.hpp"

#include <vector>

namespace netzatlas::tiles {

/// Corners of a grid's cells in world units.
///
/// Exact (PROJ) at every eighth line; between them linear, which at 100 m cells is off by less
/// than 2 cm, less than a world unit.
class GridProjection {
public:
    /// Errors: `bad_value` when the grid lies outside of its system's area.
    static Result<GridProjection> of(const Grid& grid, unsigned threads);

    /// World units of the corner `column` east and `row` south of the grid's north-west corner.
    geo::Point corner(int row, int column) const {
        const auto r = static_cast<std::size_t>(row) / step;
        const auto c = static_cast<std::size_t>(column) / step;
        const double down = static_cast<double>(static_cast<std::size_t>(row) % step) / step;
        const double right = static_cast<double>(static_cast<std::size_t>(column) % step) / step;
        const auto* const north = &exact_[r * columns_ + c];
        const auto* const south = north + columns_;
        const auto mix = [=](double nw, double ne, double sw, double se) {
            const double n = nw + right * (ne - nw);
            const double s = sw + right * (se - sw);
            return n + down * (s - n);
        };
        return {mix(north[0].x, north[1].x, south[0].x, south[1].x),
                mix(north[0].y, north[1].y, south[0].y, south[1].y)};
    }

private:
    static constexpr std::size_t step = 8;
    std::size_t columns_ = 0;
    std::vector<geo::Point> exact_;
};

} // namespace netzatlas::tiles
