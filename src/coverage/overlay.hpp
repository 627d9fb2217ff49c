#pragma once

#include "geo/polygon.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace netzatlas::coverage {

/// Cells `first`…`last` of a row that lie wholly inside a region.
struct Run {
    std::int32_t row = 0;
    std::int32_t first = 0;
    std::int32_t last = 0;
    bool operator==(const Run&) const = default;
};

/// A cell the border cuts, with the exact part of its area inside, 0 < fraction < 1. A cell that is
/// only touched is whole or absent.
struct BorderCell {
    std::int32_t row = 0;
    std::int32_t column = 0;
    double fraction = 0;
    bool operator==(const BorderCell&) const = default;
};

struct RegionCells {
    std::vector<Run> runs;           ///< by row, then column; neighbours joined
    std::vector<BorderCell> borders; ///< by row, then column
    double outside = 0;              ///< ground of the region beyond the grid, in cells
};

/// One boundary set over one grid: paid once, used for every layer and date (design.md, engine 2).
struct Overlay {
    Grid grid;
    std::vector<RegionCells> regions; ///< parallel to the regions given
};

/// Which cells lie in which region, and how much of them: exact to 10⁻⁹ of a cell, so that the
/// parts of a cell over regions without gaps add up to 1.
///
/// One walk along each ring, linear in border cells and rows, all cores. The winding of rings does
/// not matter: the first of a polygon is its shell.
///
/// Shapes: in the grid's own system; holes, exclaves, parts beyond the grid allowed. Ground beyond
/// the grid has no cells; it is measured (`outside`).
/// Errors: `bad_geometry` for a ring with fewer than four points, not closed or not finite, naming
/// the region's place in `shapes`; `bad_value` for a grid without size.
Result<Overlay> overlay(std::span<const geo::MultiPolygon> shapes, const Grid& grid);

} // namespace netzatlas::coverage
