#pragma once

#include "edition/gathered.hpp"
#include "terms/finding.hpp"

#include <span>
#include <vector>

namespace netzatlas::edition {

/// `overlapping_regions`: two regions of one boundary file that claim the same ground, a hectare
/// at least (borders that were rounded each for itself claim less); its cells would count twice
/// (D2, D3).
std::vector<Finding> region_overlaps(std::span<const Gathered> parts);

} // namespace netzatlas::edition
