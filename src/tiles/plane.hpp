#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace netzatlas::tiles {

/// A point of an integer plane: x to the east, y to the south, as in a tile.
struct Node {
    std::int32_t x = 0;
    std::int32_t y = 0;
    auto operator<=>(const Node&) const = default;
};

struct NodeHash {
    std::size_t operator()(Node node) const {
        const auto key = (static_cast<std::uint64_t>(static_cast<std::uint32_t>(node.x)) << 32U) |
                         static_cast<std::uint32_t>(node.y);
        return static_cast<std::size_t>((key ^ (key >> 29U)) * 0x9E3779B97F4A7C15ULL >> 7U);
    }
};

/// A directed edge; what it borders lies where its doubled area grows positive.
struct Edge {
    Node from;
    Node to;
    auto operator<=>(const Edge&) const = default;
};

/// Not closed: the last node differs from the first.
using NodeRing = std::vector<Node>;

/// The exterior first, with positive area; the others holes, negative.
struct NodePolygon {
    std::vector<NodeRing> rings;
    bool operator==(const NodePolygon&) const = default;
};

/// Twice the signed area of the triangle; exact up to 2^30 in each coordinate.
inline std::int64_t cross(Node origin, Node a, Node b) {
    return (static_cast<std::int64_t>(a.x) - origin.x) *
               (static_cast<std::int64_t>(b.y) - origin.y) -
           (static_cast<std::int64_t>(a.y) - origin.y) *
               (static_cast<std::int64_t>(b.x) - origin.x);
}

/// Twice the area by the surveyor's formula; positive for an exterior ring of a tile (y down).
std::int64_t doubled_area(const NodeRing& ring);

/// Whether `point`, on the line through the edge, lies between its ends, ends excluded.
bool strictly_between(Node point, const Edge& edge);

/// Edges left after opposite ones cancel, sorted.
std::vector<Edge> net_edges(std::vector<Edge> edges);

/// The polygons that directed edges enclose, interior on the side of positive area.
///
/// The edges may touch in nodes but not cross; opposite ones cancel. Rings are cut where they touch
/// themselves, so that each is simple; the result is valid in the sense of Simple Features. An
/// inverted ring in no exterior is dropped.
std::vector<NodePolygon> traced(std::vector<Edge> edges);

} // namespace netzatlas::tiles
