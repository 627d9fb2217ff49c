#pragma once

#include "coverage/overlay.hpp"
#include "edition/boundary_set.hpp"

#include <vector>

namespace netzatlas::edition {

/// The municipalities' ground in the system of a grid, in order of key. Errors: those of PROJ.
Result<std::vector<geo::MultiPolygon>> grounds_on(const BoundarySet& boundaries, const Grid& grid);

/// The municipalities over a grid. Errors: those of PROJ and of `coverage::overlay`.
Result<coverage::Overlay> laid_overlay(const BoundarySet& boundaries, const Grid& grid);

} // namespace netzatlas::edition
