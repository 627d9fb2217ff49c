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

/// A cell the border crosses, with the exact part of its area inside, 0 < fraction < 1 (or 1 by
/// touch).
struct BorderCell {
    std::int32_t row = 0;
    std::int32_t column = 0;
    double fraction = 0;
};

struct RegionCells {
    std::vector<Run> runs;           ///< by row, then column
    std::vector<BorderCell> borders; ///< by row, then column
};

/// One boundary set over one grid: paid once, used for every layer and date (design.md, engine 2).
struct Overlay {
    Grid grid;
    std::vector<RegionCells> regions; ///< parallel to the regions given
};

/// Errors: `bad_geometry` for a ring with fewer than four points, not closed or not finite.
/// Ground outside the grid is left out. `shapes` are in the grid's own system.
Result<Overlay> overlay(std::span<const geo::MultiPolygon> shapes, const Grid& grid);

} // namespace netzatlas::coverage
