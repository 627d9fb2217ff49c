#pragma once

#include "coverage/layer_sums.hpp"
#include "edition/boundary_set.hpp"
#include "edition/region_order.hpp"
#include "indicators/figures.hpp"
#include "terms/indicator.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace netzatlas::edition {

using MunicipalSums = std::vector<coverage::Sums>; ///< in order of the municipalities

inline const store::StoredRegion& municipality(const BoundarySet& boundaries, std::size_t index) {
    return boundaries.regions[boundaries.municipalities[index]];
}

/// Sums of municipalities to a figure of every region, in order of the regions; `value_of(sums,
/// region)`.
template <class ValueOf>
std::vector<IndicatorValue> at_all_levels(const MunicipalSums& sums, const BoundarySet& boundaries,
                                          ValueOf value_of) {
    const auto above = indicators::rolled_up(std::span<const coverage::Sums>{sums},
                                             boundaries.parents, boundaries.higher.size());
    return in_region_order(
        boundaries,
        [&](std::size_t i) { return value_of(sums[i], municipality(boundaries, i).region); },
        [&](std::size_t i) {
            return value_of(above[i], boundaries.regions[boundaries.higher[i]].region);
        });
}

} // namespace netzatlas::edition
