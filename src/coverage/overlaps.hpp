#pragma once

#include "coverage/overlay.hpp"

#include <cstddef>
#include <vector>

namespace netzatlas::coverage {

/// Two regions that claim the same ground.
struct SharedGround {
    std::size_t first = 0; ///< places in the overlay, the lower one first
    std::size_t second = 0;
    double cells = 0;     ///< at least so much of it, in cells
    CellPosition where{}; ///< the first such cell in grid order
};

/// Ground that counts in two regions of one level: cells whose parts add up to more than 1.
///
/// Exact for whole cells; of a cell that borders cut, what exceeds it is shared, so overlap beside
/// a gap in the same cell is not seen. Pairs below `least_cells` are left out: neighbours' borders
/// rounded each for itself. In order of the pairs. Time: one pass over the cells.
std::vector<SharedGround> shared_ground(const Overlay& overlay, double least_cells);

} // namespace netzatlas::coverage
