#pragma once

#include "edition/boundary_set.hpp"
#include "edition/gathered.hpp"
#include "terms/grid.hpp"

namespace netzatlas::edition {

/// One extent for everything: the regions and every aligned grid of a table. `own` says origin and
/// size of the cells, which stay what they are; without cells its origin follows the regions.
Grid common_grid(const Gathered& gathered, const BoundarySet& boundaries, Grid own);

} // namespace netzatlas::edition
