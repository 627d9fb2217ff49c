#pragma once

#include "coverage/layer_sums.hpp"
#include "geo/line.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace netzatlas::coverage {

/// How many metres of a network run through a cell.
struct CellLength {
    std::uint32_t cell = 0; ///< index in the grid
    double metres = 0;
    bool operator==(const CellLength&) const = default;
};

struct LineCells {
    std::vector<CellLength> cells; ///< in the order the lines run; a cell may come several times
    double outside = 0;            ///< metres beyond the grid
};

/// Cuts lines at the edges of cells: exact to rounding, no metre twice. What runs along an edge
/// belongs to the cell that has this edge inside: north and east of it (D14).
///
/// Shapes: in the grid's own system. Errors: `bad_geometry` for a coordinate that is no place on
/// Earth.
Result<LineCells> cells_under(const geo::MultiLine& lines, const Grid& grid);

/// Metres where the rule holds, where it does not and where nothing is delivered; `holds` as in
/// area_sums.
Sums length_sums(const LineCells& lines, std::span<const std::uint16_t> layer,
                 const std::vector<bool>& holds);

} // namespace netzatlas::coverage
