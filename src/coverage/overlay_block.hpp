#pragma once

#include "coverage/overlay.hpp"

#include <cstdint>
#include <vector>

namespace netzatlas::coverage {

/// Rows `first` … `first + rows - 1` of a grid, as a grid of their own.
Grid rows_of(const Grid& grid, int first, int rows);

/// Some rows of an overlay as an overlay of their own: whatever is summed over the blocks of a grid
/// one after the other is summed over the whole grid, and no layer has to be whole in memory.
struct OverlayBlock {
    Overlay overlay;                    ///< of the regions that reach into these rows
    std::vector<std::uint32_t> regions; ///< which ones, by their place in the whole overlay
};

/// Ground beyond the grid counts in the block that begins with row 0.
OverlayBlock overlay_block(const Overlay& whole, int first, int rows);

} // namespace netzatlas::coverage
