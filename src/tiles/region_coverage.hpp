#pragma once

#include "geo/polygon.hpp"
#include "terms/region.hpp"
#include "terms/result.hpp"
#include "tiles/plane.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace netzatlas::tiles {

/// The levels that have a layer, highest first.
constexpr std::array tile_levels{RegionLevel::state, RegionLevel::county, RegionLevel::association,
                                 RegionLevel::municipality};
constexpr std::size_t level_count = tile_levels.size();

/// Which region of each level lies on one side of a border, by its position; -1 for none.
using Faces = std::array<std::int32_t, level_count>;
constexpr Faces no_faces{-1, -1, -1, -1};

/// A piece of border between two junctions, or a whole ring: its nodes are `nodes[first … first +
/// count - 1]` of the coverage, in world units. `left` is the side of positive area.
struct Arc {
    std::size_t first = 0;
    std::size_t count = 0;
    Faces left = no_faces;
    Faces right = no_faces;
};

/// Regions of all levels as one net of borders, each piece there once.
struct RegionCoverage {
    std::vector<Node> nodes;
    std::vector<Arc> arcs;

    std::span<const Node> of(const Arc& arc) const { return {nodes.data() + arc.first, arc.count}; }
};

/// A region's ground and the layer it belongs to (position in `tile_levels`).
struct RegionShape {
    const geo::MultiPolygon* ground = nullptr; ///< EPSG:25832
    std::size_t level = 0;
};

/// Rings that cross themselves after rounding to world units are noded first; borders of
/// neighbours that differ stay apart.
Result<RegionCoverage> region_coverage(const std::vector<RegionShape>& shapes, unsigned threads);

} // namespace netzatlas::tiles
