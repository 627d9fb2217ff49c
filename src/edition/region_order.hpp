#pragma once

#include "edition/boundary_set.hpp"
#include "terms/value.hpp"

#include <vector>

namespace netzatlas::edition {

/// Municipalities and the regions above them, in the order of the boundary set.
template <class Municipal, class Higher>
std::vector<IndicatorValue> in_region_order(const BoundarySet& boundaries, Municipal municipal,
                                            Higher higher) {
    std::vector<IndicatorValue> values(boundaries.regions.size());
    for (std::size_t i = 0; i < boundaries.municipalities.size(); ++i) {
        values[boundaries.municipalities[i]] = municipal(i);
    }
    for (std::size_t i = 0; i < boundaries.higher.size(); ++i) {
        values[boundaries.higher[i]] = higher(i);
    }
    return values;
}

} // namespace netzatlas::edition
