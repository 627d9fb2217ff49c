#pragma once

#include "coverage/layer_sums.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace netzatlas::coverage {

/// Which part of each cell lies under a shape: 0 to 1 for every cell of the grid.
std::vector<double> fractions_of(const RegionCells& cells, const Grid& grid);

/// D1 with fractions of cells instead of a publisher's shares: numerator Σ part·weight·fraction,
/// denominator Σ part·weight. Nothing is missing: a shape is there or not.
std::vector<Sums> fraction_sums(std::span<const CellPart> parts, std::span<const double> fractions,
                                std::span<const double> weights, std::size_t region_count);

} // namespace netzatlas::coverage
