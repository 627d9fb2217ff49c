#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace netzatlas::tiles {

/// A point of an integer plane: x to the east, y to the south, as in a tile.
struct Node {
    std::int32_t x = 0;
    std::int32_t y = 0;
    bool operator==(const Node&) const = default;
    /// By x, then y; as one number, because nodes are sorted by the million.
    std::strong_ordering operator<=>(const Node& other) const { return key() <=> other.key(); }
    std::uint64_t key() const {
        constexpr std::uint32_t sign = 1U << 31U;
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(x) ^ sign) << 32U |
               (static_cast<std::uint32_t>(y) ^ sign);
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

/// As `traced`, of edges that are sorted and have nothing to cancel.
std::vector<NodePolygon> traced_net(std::vector<Edge> edges);

/// The polygons that directed edges enclose, interior on the side of positive area.
///
/// The edges may touch in nodes but not cross; opposite ones cancel. Rings are cut where they touch
/// themselves, so that each is simple; the result is valid in the sense of Simple Features. An
/// inverted ring in no exterior is dropped.
std::vector<NodePolygon> traced(std::vector<Edge> edges);

} // namespace netzatlas::tiles
