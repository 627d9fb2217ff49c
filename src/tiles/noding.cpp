#include "tiles/noding.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace netzatlas::tiles {

namespace {

int sign(std::int64_t number) {
    return number > 0 ? 1 : (number < 0 ? -1 : 0);
}

/// Near the crossing and inside the box of `edge`: cutting there always makes shorter edges.
Node crossing(const Edge& edge, const Edge& other) {
    const auto from = static_cast<double>(cross(other.from, other.to, edge.from));
    const auto to = static_cast<double>(cross(other.from, other.to, edge.to));
    const double part = from / (from - to);
    const auto near = [part](std::int32_t a, std::int32_t b) {
        const double value = a + part * (static_cast<double>(b) - a);
        return std::clamp(static_cast<std::int32_t>(std::floor(value + 0.5)), std::min(a, b),
                          std::max(a, b));
    };
    return {near(edge.from.x, edge.to.x), near(edge.from.y, edge.to.y)};
}

void add_split(std::vector<Split>& splits, const std::vector<Edge>& edges, std::size_t edge,
               Node at) {
    if (at != edges[edge].from && at != edges[edge].to) {
        splits.push_back({edge, at});
    }
}

void compare(const std::vector<Edge>& edges, std::size_t first, std::size_t second,
             std::vector<Split>& splits) {
    const auto& a = edges[first];
    const auto& b = edges[second];
    const int a_from = sign(cross(b.from, b.to, a.from));
    const int a_to = sign(cross(b.from, b.to, a.to));
    const int b_from = sign(cross(a.from, a.to, b.from));
    const int b_to = sign(cross(a.from, a.to, b.to));
    const auto touch = [&](int side, Node end, std::size_t other) {
        if (side == 0 && strictly_between(end, edges[other])) {
            splits.push_back({other, end});
        }
    };
    touch(a_from, a.from, second);
    touch(a_to, a.to, second);
    touch(b_from, b.from, first);
    touch(b_to, b.to, first);
    if (a_from * a_to < 0 && b_from * b_to < 0) {
        const auto at = crossing(a, b);
        add_split(splits, edges, first, at);
        add_split(splits, edges, second, at);
    }
}

} // namespace

std::vector<Split> missing_nodes(const std::vector<Edge>& edges) {
    std::vector<std::size_t> order(edges.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto west = [&](std::size_t i) { return std::min(edges[i].from.x, edges[i].to.x); };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair{west(a), a} < std::pair{west(b), b};
    });
    std::vector<Split> splits;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto& edge = edges[order[i]];
        const auto east = std::max(edge.from.x, edge.to.x);
        const auto top = std::min(edge.from.y, edge.to.y);
        const auto bottom = std::max(edge.from.y, edge.to.y);
        for (std::size_t j = i + 1; j < order.size() && west(order[j]) <= east; ++j) {
            const auto& other = edges[order[j]];
            if (std::min(other.from.y, other.to.y) <= bottom &&
                std::max(other.from.y, other.to.y) >= top) {
                compare(edges, order[i], order[j], splits);
            }
        }
    }
    std::sort(splits.begin(), splits.end());
    splits.erase(std::unique(splits.begin(), splits.end()), splits.end());
    return splits;
}

std::vector<Edge> noded(std::vector<Edge> edges) {
    for (auto splits = missing_nodes(edges); !splits.empty(); splits = missing_nodes(edges)) {
        std::vector<Edge> cut;
        cut.reserve(edges.size() + splits.size());
        auto split = splits.begin();
        for (std::size_t i = 0; i < edges.size(); ++i) {
            const auto from = edges[i].from;
            const auto to = edges[i].to;
            auto last = split;
            while (last != splits.end() && last->edge == i) {
                ++last;
            }
            // along the edge: its nodes lie in order of distance from its start
            std::sort(split, last, [from](const Split& a, const Split& b) {
                const auto distance = [from](Node node) {
                    return std::abs(static_cast<std::int64_t>(node.x) - from.x) +
                           std::abs(static_cast<std::int64_t>(node.y) - from.y);
                };
                return std::pair{distance(a.at), a.at} < std::pair{distance(b.at), b.at};
            });
            auto node = from;
            for (; split != last; ++split) {
                cut.push_back({node, split->at});
                node = split->at;
            }
            cut.push_back({node, to});
        }
        edges = std::move(cut);
    }
    return edges;
}

} // namespace netzatlas::tiles
