#pragma once

#include "coverage/overlay.hpp"
#include "terms/result.hpp"

#include <span>

namespace netzatlas::coverage {

/// The cells of a region whose ground comes in several records (D15: one key can have several).
///
/// Errors: `bad_geometry` where the records lie on the same ground, naming the cell: it would count
/// twice.
Result<RegionCells> joined_cells(std::span<const RegionCells> records);

} // namespace netzatlas::coverage
