#pragma once

#include "tiles/plane.hpp"

#include <vector>

namespace netzatlas::tiles {

/// A place where an edge must get a node: another edge crosses it there, or ends on it.
struct Split {
    std::size_t edge = 0;
    Node at;
    auto operator<=>(const Split&) const = default;
};

/// Every place where two of the edges meet elsewhere than in a common end; exact. Empty: the edges
/// are noded, so polygons of them are valid.
std::vector<Split> missing_nodes(const std::vector<Edge>& edges);

/// The same edges cut until they meet in nodes only. A crossing moves to the nearest node.
std::vector<Edge> noded(std::vector<Edge> edges);

} // namespace netzatlas::tiles
