#include "tiles/tile_clip.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace netzatlas::tiles {

namespace {

/// Positions around the box from its corner (low, low), in the direction of positive area.
class Perimeter {
public:
    explicit Perimeter(const NodeBox& box) : box_{box}, side_{box.high - box.low} {}

    std::optional<std::int32_t> position(Node node) const {
        if (node.y == box_.low) {
            return node.x - box_.low;
        }
        if (node.x == box_.high) {
            return side_ + node.y - box_.low;
        }
        if (node.y == box_.high) {
            return 2 * side_ + box_.high - node.x;
        }
        if (node.x == box_.low) {
            return 3 * side_ + box_.high - node.y;
        }
        return std::nullopt;
    }
    Node node(std::int32_t position) const {
        const auto along = position % side_;
        switch (position / side_ % 4) {
        case 0:
            return {box_.low + along, box_.low};
        case 1:
            return {box_.high, box_.low + along};
        case 2:
            return {box_.high - along, box_.high};
        default:
            return {box_.low, box_.high - along};
        }
    }
    std::int32_t corner(int number) const { return number * side_; }
    /// Both ends on one side of the box.
    bool holds(const Edge& edge) const {
        const auto same = [](std::int32_t a, std::int32_t b, std::int32_t line) {
            return a == line && b == line;
        };
        return same(edge.from.x, edge.to.x, box_.low) || same(edge.from.x, edge.to.x, box_.high) ||
               same(edge.from.y, edge.to.y, box_.low) || same(edge.from.y, edge.to.y, box_.high);
    }

private:
    NodeBox box_;
    std::int32_t side_;
};

/// The edge at `at` that comes first when turning from `towards` to the side of positive area;
/// what lies before it is inside when the edge comes in.
bool inside_next_to(Node at, Node towards, const std::vector<Edge>& edges) {
    const auto far_end = [at](const Edge& edge) { return edge.from == at ? edge.to : edge.from; };
    const auto half = [&](Node to) { return cross(at, towards, to) >= 0 ? 0 : 1; };
    const auto first =
        std::min_element(edges.begin(), edges.end(), [&](const Edge& a, const Edge& b) {
            const auto to_a = far_end(a);
            const auto to_b = far_end(b);
            return half(to_a) != half(to_b) ? half(to_a) < half(to_b) : cross(at, to_a, to_b) > 0;
        });
    return first->to == at;
}

/// A place on the perimeter and what is known of the stretch that follows.
struct Stop {
    std::vector<Edge> inner; ///< edges that start or end here and run inside the box
    std::optional<bool> inside_after;
};

using Stops = std::map<std::int32_t, Stop>;

Stops stops_of(const std::vector<Edge>& edges, const Perimeter& perimeter) {
    Stops stops;
    for (const auto& edge : edges) {
        const auto from = perimeter.position(edge.from);
        const auto to = perimeter.position(edge.to);
        if (perimeter.holds(edge)) {
            const auto length = perimeter.corner(4);
            const bool onward = (*to - *from + length) % length < length / 2;
            stops[onward ? *from : *to].inside_after = onward;
            stops.try_emplace(onward ? *to : *from);
            continue;
        }
        for (const auto& place : {from, to}) {
            if (place) {
                stops[*place].inner.push_back(edge);
            }
        }
    }
    for (auto& [position, stop] : stops) {
        if (!stop.inside_after && !stop.inner.empty()) {
            stop.inside_after =
                inside_next_to(perimeter.node(position), perimeter.node(position + 1), stop.inner);
        }
    }
    return stops;
}

/// Borders that never reach the box's edge: is that edge inside, seen from the westernmost node?
bool surrounds(const std::vector<Edge>& edges) {
    Node west = edges.front().from;
    for (const auto& edge : edges) {
        west = std::min(west, edge.from);
    }
    std::vector<Edge> at_west;
    for (const auto& edge : edges) {
        if (edge.from == west || edge.to == west) {
            at_west.push_back(edge);
        }
    }
    return inside_next_to(west, {west.x - 1, west.y}, at_west);
}

/// Every stretch takes its neighbour's state where nothing happens between them.
bool spread(Stops& stops, bool start) {
    bool state = start;
    for (const auto& [position, stop] : stops) {
        state = stop.inside_after.value_or(state); // the last known one reaches around
    }
    for (auto& [position, stop] : stops) {
        state = stop.inside_after.value_or(state);
        stop.inside_after = state;
    }
    return state;
}

} // namespace

NodePolygon whole(const NodeBox& box) {
    return {{{{box.low, box.low}, {box.high, box.low}, {box.high, box.high}, {box.low, box.high}}}};
}

TilePart closed_in_box(const std::vector<Edge>& edges, const NodeBox& box) {
    const Perimeter perimeter{box};
    auto stops = stops_of(edges, perimeter);
    const bool start = stops.empty() && surrounds(edges);
    for (int corner = 0; corner < 4; ++corner) {
        stops.try_emplace(perimeter.corner(corner));
    }
    spread(stops, start);
    std::vector<Edge> closed;
    closed.reserve(edges.size() + stops.size());
    for (const auto& edge : edges) {
        if (!perimeter.holds(edge)) {
            closed.push_back(edge);
        }
    }
    for (auto stop = stops.begin(); stop != stops.end(); ++stop) {
        const auto next = std::next(stop) == stops.end() ? stops.begin() : std::next(stop);
        if (*stop->second.inside_after) {
            closed.push_back({perimeter.node(stop->first), perimeter.node(next->first)});
        }
    }
    std::sort(closed.begin(), closed.end());
    return {traced_net(std::move(closed)), *stops.at(perimeter.corner(1)).inside_after};
}

} // namespace netzatlas::tiles
