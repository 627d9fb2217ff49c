#pragma once

#include "edition/gathered.hpp"
#include "store/edition_content.hpp"

#include <string>
#include <vector>

namespace netzatlas::edition {

/// The regions of an edition and how they nest.
struct BoundarySet {
    std::vector<store::StoredRegion> regions; ///< sorted by level, then key
    std::vector<std::size_t> municipalities;  ///< places in `regions`
    std::vector<std::size_t> higher;          ///< places in `regions`
    /// Per municipality the indices in `higher` it counts in.
    std::vector<std::vector<std::size_t>> parents;

    std::vector<geo::MultiPolygon> municipal_grounds() const;
};

/// Sorts and nests; `regions` as an edition stores them.
BoundarySet nested(std::vector<store::StoredRegion> regions);

/// Puts boundaries and directory together; what does not fit becomes a finding.
/// Errors: `bad_source` without municipalities.
Result<BoundarySet> boundary_set(const Gathered& gathered, std::vector<Finding>& findings);

} // namespace netzatlas::edition
