#pragma once

#include "edition/boundary_set.hpp"
#include "edition/gathered.hpp"

#include <filesystem>
#include <vector>

namespace netzatlas::edition {

/// Writes every cell layer once into `<folder>/grids`, one after the other, and beside them the
/// households of the cells (D13): "fixed", "mobile", "mobile_areas", "weights", and what further
/// days and grids there are. A table's columns are freed on the way; figures are then computed from
/// these files alone.
///
/// Layers that 16 bit cannot hold exactly stand as Float32 beside the others ("fixed-exact").
/// Errors: those of `planned_grounds`; `io`.
Result<void> write_cell_grids(const std::filesystem::path& folder, Gathered& gathered,
                              const BoundarySet& boundaries, const Settings& settings,
                              std::vector<Finding>& findings);

} // namespace netzatlas::edition
