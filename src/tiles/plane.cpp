#include "tiles/plane.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace netzatlas::tiles {

namespace {

/// Orders directions around `origin` by how far they lie from `reference` against the interior.
struct Turn {
    Node origin;
    Node reference;

    int half(Node to) const {
        const auto side = cross(origin, reference, to);
        if (side != 0) {
            return side < 0 ? 0 : 2;
        }
        const auto along = (static_cast<std::int64_t>(reference.x) - origin.x) *
                               (static_cast<std::int64_t>(to.x) - origin.x) +
                           (static_cast<std::int64_t>(reference.y) - origin.y) *
                               (static_cast<std::int64_t>(to.y) - origin.y);
        return along < 0 ? 1 : 3;
    }
    bool operator()(Node a, Node b) const {
        const int half_a = half(a);
        const int half_b = half(b);
        return half_a != half_b ? half_a < half_b : cross(origin, a, b) < 0;
    }
};

/// Walks edges so that the interior stays on their side; touching interiors stay apart.
class Walk {
public:
    explicit Walk(std::vector<Edge> edges) : edges_{std::move(edges)}, used_(edges_.size(), 0) {}

    std::vector<NodeRing> rings() {
        std::vector<NodeRing> found;
        for (std::size_t start = 0; start < edges_.size(); ++start) {
            if (used_[start] == 0) {
                follow(start, found);
            }
        }
        return found;
    }

private:
    std::optional<std::size_t> next(std::size_t edge) const {
        const auto at = edges_[edge].to;
        const auto first =
            std::lower_bound(edges_.begin(), edges_.end(), Edge{at, {INT32_MIN, INT32_MIN}});
        const Turn turn{at, edges_[edge].from};
        std::optional<std::size_t> best;
        for (auto out = first; out != edges_.end() && out->from == at; ++out) {
            const auto index = static_cast<std::size_t>(out - edges_.begin());
            if (used_[index] == 0 && (!best || turn(out->to, edges_[*best].to))) {
                best = index;
            }
        }
        return best;
    }

    /// Only a node that several edges leave, and the start, can be met again.
    bool meets_again(std::size_t edge, std::size_t start) const {
        const auto node = edges_[edge].from;
        return edge == start || (edge > 0 && edges_[edge - 1].from == node) ||
               (edge + 1 < edges_.size() && edges_[edge + 1].from == node);
    }

    /// One walk back to its start, cut into simple rings where it meets itself.
    void follow(std::size_t start, std::vector<NodeRing>& found) {
        NodeRing path;
        seen_.clear();
        Node last = edges_[start].to;
        for (std::optional<std::size_t> edge = start; edge; edge = next(*edge)) {
            used_[*edge] = 1;
            if (meets_again(*edge, start)) {
                cut(edges_[*edge].from, path, found);
                seen_.emplace_back(edges_[*edge].from, path.size());
            }
            path.push_back(edges_[*edge].from);
            last = edges_[*edge].to;
        }
        cut(last, path, found);
    }

    /// Takes the part of the path since `node` was last met off as a ring.
    void cut(Node node, NodeRing& path, std::vector<NodeRing>& found) {
        const auto before = std::find_if(seen_.begin(), seen_.end(),
                                         [node](const auto& met) { return met.first == node; });
        if (before == seen_.end()) {
            return;
        }
        const auto from = before->second;
        NodeRing ring(path.begin() + static_cast<std::ptrdiff_t>(from), path.end());
        seen_.erase(before, seen_.end());
        path.resize(from);
        if (ring.size() >= 3 && doubled_area(ring) != 0) {
            found.push_back(std::move(ring));
        }
    }

    std::vector<Edge> edges_;
    std::vector<char> used_;
    std::vector<std::pair<Node, std::size_t>> seen_; ///< and where on the path
};

/// -1 outside, 0 on the ring, 1 inside. `twice` is in doubled coordinates, so midpoints are exact.
int place_in(const NodeRing& ring, std::int64_t twice_x, std::int64_t twice_y) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const std::int64_t ax = 2 * static_cast<std::int64_t>(ring[j].x) - twice_x;
        const std::int64_t ay = 2 * static_cast<std::int64_t>(ring[j].y) - twice_y;
        const std::int64_t bx = 2 * static_cast<std::int64_t>(ring[i].x) - twice_x;
        const std::int64_t by = 2 * static_cast<std::int64_t>(ring[i].y) - twice_y;
        if (std::max(ax, bx) < 0 || std::max(ay, by) < 0 || std::min(ay, by) > 0) {
            continue;
        }
        const std::int64_t side = (ax * by - ay * bx);
        if (side == 0 && std::min(ax, bx) <= 0) {
            return 0;
        }
        if ((ay > 0) != (by > 0) && (side > 0) == (by > ay)) {
            inside = !inside;
        }
    }
    return inside ? 1 : -1;
}

/// Rings of one arrangement do not cross: the first point off the border decides.
bool contains(const NodeRing& shell, const NodeRing& hole) {
    for (std::size_t i = 0, j = hole.size() - 1; i < hole.size(); j = i++) {
        const std::int64_t x = hole[i].x;
        const std::int64_t y = hole[i].y;
        if (const int place = place_in(shell, 2 * x, 2 * y); place != 0) {
            return place > 0;
        }
        if (const int place = place_in(shell, x + hole[j].x, y + hole[j].y); place != 0) {
            return place > 0;
        }
    }
    return false;
}

} // namespace

std::int64_t doubled_area(const NodeRing& ring) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i + 2 < ring.size(); ++i) {
        sum += cross(ring[0], ring[i + 1], ring[i + 2]);
    }
    return sum;
}

bool strictly_between(Node point, const Edge& edge) {
    return point != edge.from && point != edge.to && point.x >= std::min(edge.from.x, edge.to.x) &&
           point.x <= std::max(edge.from.x, edge.to.x) &&
           point.y >= std::min(edge.from.y, edge.to.y) &&
           point.y <= std::max(edge.from.y, edge.to.y);
}

std::vector<Edge> net_edges(std::vector<Edge> edges) {
    std::sort(edges.begin(), edges.end());
    const auto cancels = [&edges](const Edge& edge) {
        return edge.from == edge.to ||
               std::binary_search(edges.begin(), edges.end(), Edge{edge.to, edge.from});
    };
    const auto twice = std::adjacent_find(edges.begin(), edges.end());
    if (twice == edges.end() && std::none_of(edges.begin(), edges.end(), cancels)) {
        return edges; // nearly always
    }
    std::vector<Edge> net;
    for (auto first = edges.begin(); first != edges.end();) {
        const auto next = std::upper_bound(first, edges.end(), *first);
        const auto back =
            std::equal_range(edges.begin(), edges.end(), Edge{first->to, first->from});
        if (first->from != first->to && next - first > back.second - back.first) {
            net.push_back(*first);
        }
        first = next;
    }
    return net;
}

std::vector<NodePolygon> traced(std::vector<Edge> edges) {
    return traced_net(net_edges(std::move(edges)));
}

std::vector<NodePolygon> traced_net(std::vector<Edge> edges) {
    auto rings = Walk{std::move(edges)}.rings();
    std::vector<NodePolygon> polygons;
    std::vector<std::int64_t> areas;
    for (auto& ring : rings) {
        if (const auto area = doubled_area(ring); area > 0) {
            polygons.push_back({{std::move(ring)}});
            areas.push_back(area);
            ring.clear();
        }
    }
    for (auto& ring : rings) {
        if (ring.empty()) {
            continue;
        }
        std::optional<std::size_t> owner;
        for (std::size_t i = 0; i < polygons.size(); ++i) {
            if ((!owner || areas[i] < areas[*owner]) && contains(polygons[i].rings[0], ring)) {
                owner = i;
            }
        }
        if (owner) {
            polygons[*owner].rings.push_back(std::move(ring));
        }
    }
    return polygons;
}

} // namespace netzatlas::tiles
