#pragma once

#include "edition/planned_grids.hpp"

namespace netzatlas::edition {

/// The layers that fixed cells get beside the delivered ones, for maps and points.
inline constexpr const char* best_rate_layer = "best_rate";
inline constexpr const char* best_technology_layer = "best_technology";

/// Adds to fixed cells what is the best line there: `best_rate` is the highest minimum rate in
/// Mbit/s that at least half of the cell's households can book over any wired technology (D4; 0:
/// none), `best_technology` the one with the largest share at that rate: 1 ftthb, 2 hfc, 3 fttc, 4
/// sonst, the first of equal ones; 0 without a rate, or where technologies were not delivered.
/// Shares alone: no figure rests on these layers.
void add_best_line(ingest::CellTable& table);

/// The same for rasters of the fixed network; read again by rows when the layers are written.
void add_best_line(PlannedGround& ground);

} // namespace netzatlas::edition
