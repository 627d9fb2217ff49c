#pragma once

#include "ingest/finding_log.hpp"
#include "ingest/regions.hpp"

#include <cstdint>
#include <vector>

namespace netzatlas::ingest {

/// One record of a boundary file before those of the same key are joined.
struct RegionPart {
    std::int64_t row = 0;
    Region region;
    geo::MultiPolygon ground; ///< EPSG:25832
};

/// Records of one key become one region. A record that repeats ground or contradicts the first in
/// name or ARS is no part of it: a finding `duplicate_key` of severity error.
Result<RegionShape> joined(std::vector<RegionPart> parts, FindingLog& findings);

} // namespace netzatlas::ingest
