#include "tiles/region_coverage.hpp"

#include "geo/transform.hpp"
#include "tiles/mercator.hpp"
#include "tiles/noding.hpp"
#include "tiles/workers.hpp"

#include <algorithm>
#include <optional>

namespace netzatlas::tiles {

namespace {

/// One side of a border edge as a region sees it; `a` < `b`.
struct Side {
    Node a;
    Node b;
    std::int32_t region = 0;
    std::uint8_t level = 0;
    bool left = false; ///< the region lies left of a → b
    auto operator<=>(const Side&) const = default;
};

struct BorderEdge {
    Node a;
    Node b;
    Faces left = no_faces;
    Faces right = no_faces;
};

Result<void> add_ring(const geo::Transform& to_metres, const geo::Ring& ring, bool exterior,
                      std::vector<Edge>& edges) {
    auto points = ring;
    if (auto done = to_metres.apply(points); !done) {
        return fail(done.error());
    }
    NodeRing nodes;
    nodes.reserve(points.size());
    for (const auto& point : points) {
        const auto node = nearest_node(world_of_metres(point));
        if (nodes.empty() || nodes.back() != node) {
            nodes.push_back(node);
        }
    }
    if (nodes.size() > 1 && nodes.front() == nodes.back()) {
        nodes.pop_back();
    }
    if (nodes.size() < 3) {
        return {};
    }
    if ((doubled_area(nodes) > 0) != exterior) {
        std::reverse(nodes.begin(), nodes.end());
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        edges.push_back({nodes[i], nodes[(i + 1) % nodes.size()]});
    }
    return {};
}

/// Directed edges around a region's ground that meet in nodes only.
Result<std::vector<Edge>> border_of(const geo::Transform& to_metres,
                                    const geo::MultiPolygon& ground) {
    std::vector<Edge> edges;
    for (const auto& polygon : ground.polygons) {
        for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
            if (auto added = add_ring(to_metres, polygon.rings[i], i == 0, edges); !added) {
                return fail(added.error());
            }
        }
    }
    if (missing_nodes(edges).empty()) {
        return edges;
    }
    std::vector<Edge> clean;
    for (const auto& polygon : traced(noded(std::move(edges)))) {
        for (const auto& ring : polygon.rings) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                clean.push_back({ring[i], ring[(i + 1) % ring.size()]});
            }
        }
    }
    return clean;
}

std::vector<Side> sides_of(const std::vector<Edge>& edges, const RegionShape& shape,
                           std::size_t region) {
    std::vector<Side> sides;
    sides.reserve(edges.size());
    for (const auto& edge : edges) {
        const bool forward = edge.from < edge.to;
        sides.push_back({forward ? edge.from : edge.to, forward ? edge.to : edge.from,
                         static_cast<std::int32_t>(region), static_cast<std::uint8_t>(shape.level),
                         forward});
    }
    std::sort(sides.begin(), sides.end());
    return sides;
}

/// Two neighbours' views of an edge become one; where regions of a level overlap, there are two.
std::vector<BorderEdge> border_edges(const std::vector<Side>& sides) {
    std::vector<BorderEdge> edges;
    for (std::size_t i = 0; i < sides.size();) {
        const auto begin = edges.size();
        std::size_t next = i;
        for (; next < sides.size() && sides[next].a == sides[i].a && sides[next].b == sides[i].b;
             ++next) {
            const auto& side = sides[next];
            auto edge = begin;
            const auto slot = [&](std::size_t at) -> std::int32_t& {
                return side.left ? edges[at].left[side.level] : edges[at].right[side.level];
            };
            while (edge < edges.size() && slot(edge) != -1) {
                ++edge;
            }
            if (edge == edges.size()) {
                edges.push_back({side.a, side.b, no_faces, no_faces});
            }
            slot(edge) = side.region;
        }
        i = next;
    }
    return edges;
}

/// An edge leaving a node.
struct HalfEdge {
    Node from;
    std::uint32_t edge = 0;
    bool forward = true;
    auto operator<=>(const HalfEdge&) const = default;
};

class ArcMaker {
public:
    explicit ArcMaker(std::vector<BorderEdge> edges)
        : edges_{std::move(edges)}, used_(edges_.size(), 0) {
        half_.reserve(2 * edges_.size());
        for (std::uint32_t i = 0; i < edges_.size(); ++i) {
            half_.push_back({edges_[i].a, i, true});
            half_.push_back({edges_[i].b, i, false});
        }
        std::sort(half_.begin(), half_.end());
    }

    RegionCoverage arcs() {
        for (std::size_t i = 0; i < half_.size();) {
            std::size_t next = i + 1;
            while (next < half_.size() && half_[next].from == half_[i].from) {
                ++next;
            }
            if (is_junction(i, next)) {
                for (; i < next; ++i) {
                    follow(half_[i]);
                }
            }
            i = next;
        }
        for (const auto& rest : half_) { // rings without a junction
            follow(rest);
        }
        return std::move(coverage_);
    }

private:
    const Faces& left(HalfEdge half) const {
        return half.forward ? edges_[half.edge].left : edges_[half.edge].right;
    }
    const Faces& right(HalfEdge half) const {
        return half.forward ? edges_[half.edge].right : edges_[half.edge].left;
    }
    Node end(HalfEdge half) const {
        return half.forward ? edges_[half.edge].b : edges_[half.edge].a;
    }
    bool is_junction(std::size_t first, std::size_t last) const {
        return last - first != 2 || left(half_[first]) != right(half_[first + 1]) ||
               right(half_[first]) != left(half_[first + 1]);
    }

    /// The edge that goes on from `half`'s end; none at a junction.
    std::optional<HalfEdge> onward(HalfEdge half) const {
        const auto at = end(half);
        const auto first = static_cast<std::size_t>(
            std::lower_bound(half_.begin(), half_.end(), HalfEdge{at, 0, false}) - half_.begin());
        std::size_t last = first;
        while (last < half_.size() && half_[last].from == at) {
            ++last;
        }
        if (is_junction(first, last)) {
            return std::nullopt;
        }
        return half_[first].edge == half.edge ? half_[first + 1] : half_[first];
    }

    void follow(HalfEdge start) {
        if (used_[start.edge] != 0) {
            return;
        }
        Arc arc{coverage_.nodes.size(), 1, left(start), right(start)};
        coverage_.nodes.push_back(start.from);
        std::optional<HalfEdge> half = start;
        while (half && used_[half->edge] == 0) {
            used_[half->edge] = 1;
            coverage_.nodes.push_back(end(*half));
            half = onward(*half);
        }
        arc.count = coverage_.nodes.size() - arc.first;
        coverage_.arcs.push_back(arc);
    }

    std::vector<BorderEdge> edges_;
    std::vector<HalfEdge> half_;
    std::vector<char> used_;
    RegionCoverage coverage_;
};

/// Sorts halves side by side; regions come sorted, so few passes are left.
std::vector<Side> merged(std::vector<std::vector<Side>> parts, unsigned threads) {
    while (parts.size() > 1) {
        std::vector<std::vector<Side>> next((parts.size() + 1) / 2);
        for_each_index(next.size(), threads, [&](std::size_t i) {
            if (2 * i + 1 == parts.size()) {
                next[i] = std::move(parts[2 * i]);
                return;
            }
            const auto& a = parts[2 * i];
            const auto& b = parts[2 * i + 1];
            next[i].resize(a.size() + b.size());
            std::merge(a.begin(), a.end(), b.begin(), b.end(), next[i].begin());
        });
        parts = std::move(next);
    }
    return parts.empty() ? std::vector<Side>{} : std::move(parts.front());
}

} // namespace

Result<RegionCoverage> region_coverage(const std::vector<RegionShape>& shapes, unsigned threads) {
    const auto to_metres = geo::Transform::between(25832, 3857);
    if (!to_metres) {
        return fail(to_metres.error());
    }
    std::vector<std::vector<Side>> sides(shapes.size());
    std::vector<std::optional<Error>> errors(shapes.size());
    const std::size_t groups = std::max(1U, threads);
    std::vector<geo::Transform> transforms;
    transforms.reserve(groups);
    for (std::size_t i = 0; i < groups; ++i) {
        transforms.push_back(to_metres->clone());
    }
    std::atomic<std::size_t> next{0};
    for_each_index(groups, threads, [&](std::size_t group) {
        for (std::size_t i = next++; i < shapes.size(); i = next++) {
            auto border = border_of(transforms[group], *shapes[i].ground);
            if (!border) {
                errors[i] = border.error();
                continue;
            }
            sides[i] = sides_of(*border, shapes[i], i);
        }
    });
    for (const auto& error : errors) {
        if (error) {
            return fail(*error);
        }
    }
    return ArcMaker{border_edges(merged(std::move(sides), threads))}.arcs();
}

} // namespace netzatlas::tiles
