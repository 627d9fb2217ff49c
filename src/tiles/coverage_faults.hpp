#pragma once

#include "tiles/decoder.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace netzatlas::tiles {

/// What a zoom's tiles of regions are like.
struct CoverageRule {
    std::int32_t buffer = 0;     ///< units around the tile
    bool municipal_lines = true; ///< the layer `border` has those of municipalities
    bool counties = true;        ///< the edition has counties
    bool states = true;          ///< the edition has states
};

/// What is wrong with the regions of a tile as one coverage, by exact integers.
///
/// Inside of the tile's buffered box polygons of a layer do not cross, and every border stands
/// there at most once from each side; together, municipalities have the very border of their
/// county, counties that of their state, as far as the edition has such (so no gap and no overlap),
/// and the layer `border` says each piece once, by its highest level. Regions below a unit, shown
/// as one unit (`is_stand_in`), lie on their neighbours' ground and do not count.
std::vector<std::string> coverage_faults(const std::vector<DecodedLayer>& layers,
                                         const CoverageRule& rule);

/// Whether the feature is one unit, as those that stand for regions smaller than that.
bool is_stand_in(const DecodedFeature& feature);

/// The nodes of a feature reach from `low` to `high`.
struct GroundBox {
    Node low;
    Node high;
};
GroundBox ground_box(const DecodedFeature& feature);

/// Whether a node lies on the ground of a polygon feature, its border included.
bool holds(const DecodedFeature& feature, Node node);

} // namespace netzatlas::tiles
