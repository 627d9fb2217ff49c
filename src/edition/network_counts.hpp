#pragma once

#include "edition/planned_grids.hpp"

namespace netzatlas::edition {

/// Adds to mobile cells the number of networks per technology ("4g", "5g_sa") where a source gives
/// a flag for each of the four networks (D8) but no number: tiles and points then say the same,
/// however a publisher delivers. A network counts by bit 0, its own net; a cell counts where all
/// four were delivered. With a network missing there is no number.
void add_network_counts(ingest::CellTable& table);

/// The same for rasters, unless another grid of the day has the number; they are read again by rows
/// when the layer is written.
void add_network_counts(std::vector<PlannedGround>& grounds);

} // namespace netzatlas::edition
