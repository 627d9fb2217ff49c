#pragma once

#include "geo/polygon.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <array>
#include <functional>
#include <vector>

namespace netzatlas::coverage {

/// Households per cell of another grid, usually the census in EPSG:3035.
struct WeightSource {
    Grid grid;
    std::vector<CellPosition> cells; ///< grid order is fastest, any order right
    std::vector<double> households;  ///< parallel to cells
};

/// South-west, south-east, north-east, north-west, in the coverage grid's system.
using Quad = std::array<geo::Point, 4>;
Quad square_of(const Grid& grid, CellPosition cell);

/// Hears which coverage cell took how many households of which source cell.
using OnMove = std::function<Result<void>(std::size_t cell, const Quad& source, double households)>;

/// Households of another grid spread over delivered cells by D13, totals kept: what is in
/// `households` is in `weights` or in `unplaced`.
struct Transfer {
    std::vector<double> weights; ///< grid.size(), households per coverage cell
    /// Per census cell: households that no delivered cell took. They count as not delivered.
    std::vector<double> unplaced;
};

/// Moves households between two grids that are not congruent (D13).
///
/// The households of a source cell are spread over the *delivered* cells it overlaps, by area of
/// the common ground. Spread over all cells, those on ground that is not in the file would be lost
/// (7.9 % of Magdeburg's persons). A cell that overlaps none gives all to the delivered cell whose
/// ground is nearest to its own, if that is within 300 m (of equally near ones the first in grid
/// order); otherwise they are unplaced.
///
/// `corners` turns a point of the source grid into the coverage grid's system (the caller's
/// geo::Transform); the edges between two corners are taken as straight. `delivered`: grid.size()
/// flags. `on_move` may be empty.
/// Errors: `bad_value` for households that are negative or no number; those of `corners` and
/// `on_move`.
Result<Transfer> transferred_weights(const WeightSource& source, const Grid& grid,
                                     const std::vector<bool>& delivered,
                                     const std::function<Result<GridPoint>(GridPoint)>& corners,
                                     const OnMove& on_move = {});

} // namespace netzatlas::coverage
