#include "tiles/simplify.hpp"

#include "tiles/node_index.hpp"

#include <algorithm>
#include <limits>
#include <queue>
#include <set>
#include <utility>

namespace netzatlas::tiles {

namespace {

constexpr std::int64_t for_ever = std::numeric_limits<std::int64_t>::max();

class Simplification {
public:
    explicit Simplification(const RegionCoverage& coverage)
        : coverage_{coverage}, index_{coverage.nodes}, weights_(coverage.nodes.size(), for_ever),
          area_(coverage.nodes.size(), for_ever), before_(coverage.nodes.size()),
          after_(coverage.nodes.size()), arc_(coverage.nodes.size()), inner_(coverage.arcs.size()) {
        for (std::size_t a = 0; a < coverage.arcs.size(); ++a) {
            link(a);
        }
    }

    std::vector<std::int64_t> weights() {
        std::int64_t reached = 0;
        while (!queue_.empty()) {
            const auto [area, node] = queue_.top();
            queue_.pop();
            if (area != area_[node] || !may_go(node)) {
                continue; // stale, or kept until a neighbour goes
            }
            reached = std::max(reached, area);
            weights_[node] = reached;
            remove(node);
        }
        return std::move(weights_);
    }

private:
    using Index = std::uint32_t;

    void link(std::size_t arc) {
        const auto& [first, count, left, right] = coverage_.arcs[arc];
        inner_[arc] = count - 2;
        for (std::size_t i = first; i < first + count; ++i) {
            before_[i] = static_cast<Index>(i - 1);
            after_[i] = static_cast<Index>(i + 1);
            arc_[i] = static_cast<Index>(arc);
        }
        for (std::size_t i = first + 1; i + 1 < first + count; ++i) {
            weigh(static_cast<Index>(i));
        }
        if (count == 2) {
            note_straight(arc);
        }
    }

    void weigh(Index node) {
        const auto& nodes = coverage_.nodes;
        const auto turn = cross(nodes[before_[node]], nodes[node], nodes[after_[node]]);
        area_[node] = turn < 0 ? -turn : turn;
        queue_.emplace(area_[node], node);
    }

    bool is_end(Index node) const {
        const auto& arc = coverage_.arcs[arc_[node]];
        return node == arc.first || node == arc.first + arc.count - 1;
    }

    std::pair<Node, Node> ends(std::size_t arc) const {
        const auto nodes = coverage_.of(coverage_.arcs[arc]);
        return std::minmax(nodes.front(), nodes.back());
    }

    void note_straight(std::size_t arc) { straight_.insert(ends(arc)); }

    bool may_go(Index node) const {
        const auto arc = arc_[node];
        const auto [low_end, high_end] = ends(arc);
        if (low_end == high_end && inner_[arc] <= 2) {
            return false; // a ring keeps three nodes
        }
        if (inner_[arc] == 1 && straight_.contains({low_end, high_end})) {
            return false; // two borders would fall together
        }
        return triangle_is_empty(node);
    }

    bool triangle_is_empty(Index node) const {
        const auto& nodes = coverage_.nodes;
        auto a = nodes[before_[node]];
        const auto b = nodes[node];
        auto c = nodes[after_[node]];
        if (cross(a, b, c) < 0) {
            std::swap(a, c);
        }
        const auto [low_x, high_x] = std::minmax({a.x, b.x, c.x});
        const auto [low_y, high_y] = std::minmax({a.y, b.y, c.y});
        return !index_.any_in({low_x, low_y}, {high_x, high_y}, [&](Index other) {
            const auto q = nodes[other];
            return weights_[other] == for_ever && q != a && q != b && q != c &&
                   cross(a, b, q) >= 0 && cross(b, c, q) >= 0 && cross(c, a, q) >= 0 &&
                   q.x >= low_x && q.x <= high_x && q.y >= low_y && q.y <= high_y;
        });
    }

    void remove(Index node) {
        const auto left = before_[node];
        const auto right = after_[node];
        after_[left] = right;
        before_[right] = left;
        if (--inner_[arc_[node]] == 0) {
            note_straight(arc_[node]);
        }
        for (const auto neighbour : {left, right}) {
            if (!is_end(neighbour)) {
                weigh(neighbour);
            }
        }
    }

    const RegionCoverage& coverage_;
    NodeIndex index_;
    std::vector<std::int64_t> weights_;
    std::vector<std::int64_t> area_;
    std::vector<Index> before_;
    std::vector<Index> after_;
    std::vector<Index> arc_;
    std::vector<std::size_t> inner_; ///< nodes left between an arc's ends
    std::set<std::pair<Node, Node>> straight_;
    std::priority_queue<std::pair<std::int64_t, Index>, std::vector<std::pair<std::int64_t, Index>>,
                        std::greater<>>
        queue_;
};

} // namespace

std::vector<std::int64_t> node_weights(const RegionCoverage& coverage) {
    return Simplification{coverage}.weights();
}

} // namespace netzatlas::tiles
