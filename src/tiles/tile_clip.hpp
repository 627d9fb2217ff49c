#pragma once

#include "tiles/plane.hpp"

#include <cstdint>
#include <vector>

namespace netzatlas::tiles {

/// A square with its edges.
struct NodeBox {
    std::int32_t low = 0; ///< both coordinates
    std::int32_t high = 0;
};

/// What of a region lies in a tile.
struct TilePart {
    std::vector<NodePolygon> polygons;
    bool covers_east = false; ///< the region holds the inner side of the box's eastern edge's start
};

/// Closes the borders of a region that lie in a box along the box's edges.
///
/// `edges`: all of the region's net edges with both ends in the closed box, at least one; whoever
/// crosses the box's edge must have a node there (`snapped`). No coordinate is computed here, so
/// nothing can become invalid.
TilePart closed_in_box(const std::vector<Edge>& edges, const NodeBox& box);

/// The whole box as a polygon.
NodePolygon whole(const NodeBox& box);

} // namespace netzatlas::tiles
