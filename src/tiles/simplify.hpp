#pragma once

#include "tiles/region_coverage.hpp"

#include <cstdint>
#include <vector>

namespace netzatlas::tiles {

/// Of each node of the coverage, twice the area (world units squared) by which its border changes
/// when it goes: Visvalingam's order, so one run serves every zoom. Ends of arcs stay for ever.
///
/// A node whose triangle holds another one stays as well, so borders never come to cross, and no
/// ring or pair of borders collapses to a line. For any threshold the nodes above it make a valid
/// coverage.
std::vector<std::int64_t> node_weights(const RegionCoverage& coverage);

} // namespace netzatlas::tiles
