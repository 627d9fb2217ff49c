#include "tiles/zoom_net.hpp"

#include "tiles/mercator.hpp"

#include <algorithm>
#include <limits>

namespace netzatlas::tiles {

namespace {

/// First and last tile along one axis whose buffered span holds [low, high].
std::pair<std::int64_t, std::int64_t> tile_span(std::int64_t low, std::int64_t high,
                                                const SnapRule& rule) {
    const std::int64_t last_tile = (std::int64_t{1} << rule.zoom) - 1;
    const auto first = (high - rule.buffer - extent + extent - 1) >> extent_bits;
    const auto last = (low + rule.buffer) >> extent_bits;
    return {std::max<std::int64_t>(first, 0), std::min(last, last_tile)};
}

Edge reversed(const Edge& edge) {
    return {edge.to, edge.from};
}

/// A border of a tile's polygons, from the lesser node, with the highest level it belongs to.
struct BorderSide {
    Edge edge;
    std::size_t level = 0;
    auto operator<=>(const BorderSide&) const = default;
};

Edge from_lesser(const Edge& edge) {
    return edge.from < edge.to ? edge : reversed(edge);
}

/// Sorted, each edge once.
std::vector<BorderSide> border_sides(const std::vector<RegionPart>& parts,
                                     const std::vector<RegionShape>& shapes) {
    std::vector<BorderSide> sides;
    for (const auto& part : parts) {
        const auto level = shapes[static_cast<std::size_t>(part.region)].level;
        for (const auto& polygon : part.polygons) {
            for (const auto& ring : polygon.rings) {
                for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                    sides.push_back({from_lesser({ring[j], ring[i]}), level});
                }
            }
        }
    }
    std::sort(sides.begin(), sides.end());
    sides.erase(std::unique(sides.begin(), sides.end(),
                            [](const auto& a, const auto& b) { return a.edge == b.edge; }),
                sides.end());
    return sides;
}

/// The level of an edge's line, once; `level_count` for one that no polygon has at this zoom
/// (borders that fell together) or that is drawn already.
std::size_t taken_level(std::vector<BorderSide>& sides, const Edge& edge) {
    const auto found = std::lower_bound(sides.begin(), sides.end(), BorderSide{from_lesser(edge)});
    if (found == sides.end() || found->edge != from_lesser(edge)) {
        return level_count;
    }
    return std::exchange(found->level, level_count);
}

} // namespace

TileRange tiles_around(Node low, Node high, int zoom, std::int32_t buffer) {
    const int shift = zoom_shift(zoom);
    const std::int32_t last = (1 << zoom) - 1;
    const auto tile = [&](std::int32_t world, std::int32_t by) {
        return static_cast<std::uint32_t>(
            std::clamp((at_zoom(world, shift) + by) >> extent_bits, 0, last));
    };
    return {tile(low.x, -buffer), tile(low.y, -buffer), tile(high.x, buffer), tile(high.y, buffer)};
}

struct ZoomNet::FaceEdge {
    std::int32_t region = 0;
    Edge edge;
};

ZoomNet::ZoomNet(const RegionCoverage& coverage, const std::vector<std::int64_t>& weights,
                 const SnapRule& rule, const std::array<bool, level_count>& shown)
    : coverage_{coverage}, rule_{rule}, shown_{shown}, net_{snapped(coverage, weights, rule)} {
    if (coverage.nodes.empty()) {
        return;
    }
    Node low = coverage.nodes.front();
    Node high = low;
    for (const auto& node : coverage.nodes) {
        low = {std::min(low.x, node.x), std::min(low.y, node.y)};
        high = {std::max(high.x, node.x), std::max(high.y, node.y)};
    }
    range_ = tiles_around(low, high, rule.zoom, rule.buffer);
    pieces_.resize(static_cast<std::size_t>(range_.columns()) * range_.rows());
    for (std::uint32_t arc = 0; arc < coverage.arcs.size(); ++arc) {
        add_pieces(arc);
    }
}

void ZoomNet::add_pieces(std::uint32_t arc) {
    const auto& [first, count, left, right] = coverage_.arcs[arc];
    bool any = false;
    for (std::size_t level = 0; level < level_count; ++level) {
        any = any || (shown_[level] && left[level] != right[level]);
    }
    for (auto i = net_.starts[arc]; any && i + 1 < net_.starts[arc + 1]; ++i) {
        const auto [west, east] = std::minmax(net_.nodes[i].x, net_.nodes[i + 1].x);
        const auto [north, south] = std::minmax(net_.nodes[i].y, net_.nodes[i + 1].y);
        const auto [first_x, last_x] = tile_span(west, east, rule_);
        const auto [first_y, last_y] = tile_span(north, south, rule_);
        for (auto y = first_y; y <= last_y; ++y) {
            for (auto x = first_x; x <= last_x; ++x) {
                pieces_[range_.index(static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y))]
                    .push_back({arc, i});
            }
        }
    }
}

std::vector<std::int32_t> ZoomNet::vanished(const std::vector<RegionShape>& shapes) const {
    std::vector<std::int64_t> areas(shapes.size(), 0);
    for (std::size_t arc = 0; arc < coverage_.arcs.size(); ++arc) {
        const auto nodes = net_.of(arc);
        std::int64_t area = 0;
        for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
            area += cross({0, 0}, nodes[i], nodes[i + 1]);
        }
        for (std::size_t level = 0; level < level_count; ++level) {
            if (const auto left = coverage_.arcs[arc].left[level]; left >= 0) {
                areas[static_cast<std::size_t>(left)] += area;
            }
            if (const auto right = coverage_.arcs[arc].right[level]; right >= 0) {
                areas[static_cast<std::size_t>(right)] -= area;
            }
        }
    }
    std::vector<std::int32_t> gone;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (areas[i] <= 0 && shown_[shapes[i].level]) {
            gone.push_back(static_cast<std::int32_t>(i));
        }
    }
    return gone;
}

Edge ZoomNet::local(const Piece& piece, TileId tile) const {
    const Node corner{static_cast<std::int32_t>(tile.x) << extent_bits,
                      static_cast<std::int32_t>(tile.y) << extent_bits};
    const auto& a = net_.nodes[piece.from];
    const auto& b = net_.nodes[piece.from + 1];
    return {{a.x - corner.x, a.y - corner.y}, {b.x - corner.x, b.y - corner.y}};
}

std::vector<ZoomNet::FaceEdge> ZoomNet::face_edges(TileId tile) const {
    std::vector<FaceEdge> edges;
    for (const auto& piece : pieces_[range_.index(tile.x, tile.y)]) {
        const auto& arc = coverage_.arcs[piece.arc];
        const auto edge = local(piece, tile);
        for (std::size_t level = 0; level < level_count; ++level) {
            if (!shown_[level] || arc.left[level] == arc.right[level]) {
                continue;
            }
            if (arc.left[level] >= 0) {
                edges.push_back({arc.left[level], edge});
            }
            if (arc.right[level] >= 0) {
                edges.push_back({arc.right[level], reversed(edge)});
            }
        }
    }
    std::stable_sort(edges.begin(), edges.end(),
                     [](const FaceEdge& a, const FaceEdge& b) { return a.region < b.region; });
    return edges;
}

std::vector<RegionPart> ZoomNet::parts(TileId tile, Covering& covering) const {
    const NodeBox box{-rule_.buffer, extent + rule_.buffer};
    const auto edges = face_edges(tile);
    std::vector<RegionPart> parts;
    Covering next;
    for (std::size_t i = 0; i < edges.size();) {
        const auto region = edges[i].region;
        std::vector<Edge> own;
        for (; i < edges.size() && edges[i].region == region; ++i) {
            own.push_back(edges[i].edge);
        }
        own = net_edges(std::move(own));
        if (own.empty()) {
            continue; // fell together; whether it covers the tile is as before
        }
        auto part = closed_in_box(own, box);
        std::erase(covering, region);
        if (part.covers_east) {
            next.push_back(region);
        }
        if (!part.polygons.empty()) {
            parts.push_back({region, std::move(part.polygons)});
        }
    }
    for (const auto region : covering) {
        parts.push_back({region, {whole(box)}});
        next.push_back(region);
    }
    std::sort(parts.begin(), parts.end(),
              [](const RegionPart& a, const RegionPart& b) { return a.region < b.region; });
    std::sort(next.begin(), next.end());
    covering = std::move(next);
    return parts;
}

BorderLines ZoomNet::borders(TileId tile, const std::vector<RegionPart>& parts,
                             const std::vector<RegionShape>& shapes) const {
    auto sides = border_sides(parts, shapes);
    BorderLines lines;
    const Piece* before = nullptr;
    std::size_t level_before = level_count;
    for (const auto& piece : pieces_[range_.index(tile.x, tile.y)]) {
        const auto edge = local(piece, tile);
        const auto level = taken_level(sides, edge);
        const bool goes_on = before != nullptr && before->arc == piece.arc &&
                             before->from + 1 == piece.from && level == level_before;
        if (level < level_count) {
            if (!goes_on) {
                lines[level].push_back({edge.from});
            }
            lines[level].back().push_back(edge.to);
        }
        before = &piece;
        level_before = level;
    }
    return lines;
}

} // namespace netzatlas::tiles
