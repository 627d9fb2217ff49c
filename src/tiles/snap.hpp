#pragma once

#include "tiles/region_coverage.hpp"

#include <cstdint>
#include <vector>

namespace netzatlas::tiles {

/// The coverage as a zoom shows it, in units of its tiles; arcs keep their positions and may have
/// fallen to less than two nodes.
struct SnappedCoverage {
    std::vector<Node> nodes;
    std::vector<std::uint32_t> starts; ///< of each arc; one more at the end

    std::span<const Node> of(std::size_t arc) const {
        return {nodes.data() + starts[arc], nodes.data() + starts[arc + 1]};
    }
};

/// What a zoom takes from the coverage.
struct SnapRule {
    int zoom = 0;
    double tolerance = 1;    ///< area a border may change per node, in tile units squared
    std::int32_t buffer = 0; ///< units around a tile
};

/// Nodes above the tolerance, moved to tile units by snap rounding (Hobby): every border that
/// passes through the unit of another node, or of a crossing with the edge of a tile's buffered
/// box, gets a node there. So no border crosses another after rounding, tiles cut in nodes only,
/// and neighbours keep equal nodes. Borders can only fall together, never change sides.
SnappedCoverage snapped(const RegionCoverage& coverage, const std::vector<std::int64_t>& weights,
                        const SnapRule& rule);

} // namespace netzatlas::tiles
