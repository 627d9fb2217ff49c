#include "tiles/coverage_faults.hpp"

#include "tiles/mercator.hpp"
#include "tiles/noding.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string_view>

namespace netzatlas::tiles {

namespace {

using Edges = std::vector<Edge>;

const std::vector<DecodedFeature> no_features;

/// The edges of a polygon feature that do not run along the box's sides.
class InnerEdges {
public:
    explicit InnerEdges(std::int32_t buffer) : low_{-buffer}, high_{extent + buffer} {}

    void add(const DecodedFeature& feature, Edges& edges) const {
        for (const auto& ring : feature.paths) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                add(ring[i], ring[(i + 1) % ring.size()], edges);
            }
        }
    }
    void add(Node from, Node to, Edges& edges) const {
        if (!along(from.x, to.x) && !along(from.y, to.y)) {
            edges.push_back({from, to});
        }
    }

private:
    bool along(std::int32_t a, std::int32_t b) const { return a == b && (a == low_ || a == high_); }

    std::int32_t low_;
    std::int32_t high_;
};

const DecodedLayer* layer_named(const std::vector<DecodedLayer>& layers, std::string_view name) {
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [name](const auto& layer) { return layer.name == name; });
    return found == layers.end() ? nullptr : &*found;
}

std::string key_of(const DecodedFeature& feature) {
    const auto* key = feature.property("key");
    const auto* text = key == nullptr ? nullptr : std::get_if<std::string>(key);
    return text == nullptr ? "" : *text;
}

Edges undirected(Edges edges) {
    for (auto& edge : edges) {
        if (edge.to < edge.from) {
            std::swap(edge.from, edge.to);
        }
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

Edges without(const Edges& edges, const Edges& others) {
    Edges rest;
    std::set_difference(edges.begin(), edges.end(), others.begin(), others.end(),
                        std::back_inserter(rest));
    return rest;
}

/// Notes a place where two sets of edges differ.
void note_difference(const Edges& one, const Edges& other, const std::string& what,
                     std::vector<std::string>& faults) {
    auto rest = without(one, other);
    const auto missing = without(other, one);
    const bool more = !rest.empty();
    rest.insert(rest.end(), missing.begin(), missing.end());
    if (!rest.empty()) {
        faults.push_back(fmt::format("{} ({} pieces, {} at {},{} to {},{})", what, rest.size(),
                                     more ? "one too many" : "one missing", rest[0].from.x,
                                     rest[0].from.y, rest[0].to.x, rest[0].to.y));
    }
}

class CoverageCheck {
public:
    CoverageCheck(const std::vector<DecodedLayer>& layers, const CoverageRule& rule)
        : layers_{layers}, rule_{rule}, inner_{rule.buffer}, lines_{lines_of("")} {}

    std::vector<std::string> faults() {
        find_stand_ins();
        for (const auto& layer : layers_) {
            if (layer.name != "border" && layer.name != "label") {
                note_overlaps(layer);
            }
        }
        if (rule_.counties) {
            compare("municipality", "county", 5);
        }
        if (rule_.states) {
            compare(rule_.counties ? "county" : "municipality", "state", 2);
        }
        compare_lines();
        return std::move(faults_);
    }

private:
    /// A region that is one unit large by itself has that unit's borders as lines, a stand-in not;
    /// of several on one unit, one may be real.
    void find_stand_ins() {
        for (const auto& layer : layers_) {
            std::set<Node> taken;
            for (const auto& feature : layer.features) {
                Edges own;
                if (feature.kind == GeometryKind::polygon && is_stand_in(feature)) {
                    inner_.add(feature, own);
                    own = undirected(std::move(own));
                    if (!std::includes(lines_.begin(), lines_.end(), own.begin(), own.end()) ||
                        !taken.insert(feature.paths[0][0]).second) {
                        stand_ins_.insert(&feature);
                    }
                }
            }
        }
    }
    bool stands_in(const DecodedFeature& feature) const { return stand_ins_.contains(&feature); }

    void note_overlaps(const DecodedLayer& layer) {
        Edges edges;
        for (const auto& feature : layer.features) {
            if (!stands_in(feature)) {
                inner_.add(feature, edges);
            }
        }
        if (const auto crossings = missing_nodes(edges); !crossings.empty()) {
            faults_.push_back(fmt::format("layer '{}': two polygons cross at {},{}", layer.name,
                                          crossings.front().at.x, crossings.front().at.y));
        }
        std::sort(edges.begin(), edges.end());
        const auto twice = std::adjacent_find(edges.begin(), edges.end());
        if (twice != edges.end()) {
            faults_.push_back(
                fmt::format("layer '{}': two polygons lie on the same side of {},{} to {},{}",
                            layer.name, twice->from.x, twice->from.y, twice->to.x, twice->to.y));
        }
    }

    Edges edges_of(std::string_view name) const {
        Edges edges;
        for (const auto& [key, own] : edges_by_key(name, std::string::npos)) {
            edges.insert(edges.end(), own.begin(), own.end());
        }
        return edges;
    }

    /// Edges of a layer's features, together by the first letters of their key.
    std::map<std::string, Edges> edges_by_key(std::string_view name, std::size_t letters) const {
        std::map<std::string, Edges> edges;
        const auto* layer = layer_named(layers_, name);
        for (const auto& feature : layer == nullptr ? no_features : layer->features) {
            if (!stands_in(feature)) {
                inner_.add(feature, edges[key_of(feature).substr(0, letters)]);
            }
        }
        return edges;
    }

    void compare(std::string_view parts, std::string_view wholes, std::size_t letters) {
        if (layer_named(layers_, parts) == nullptr) {
            return; // below its zooms; that none is left out is another check
        }
        auto of_parts = edges_by_key(parts, letters);
        for (auto& [key, edges] : edges_by_key(wholes, letters)) {
            note_difference(
                net_edges(of_parts[key]), net_edges(std::move(edges)),
                fmt::format("the {} border of {} is not that of its parts", wholes, key), faults_);
            of_parts.erase(key);
        }
        for (auto& [key, edges] : of_parts) {
            if (!net_edges(std::move(edges)).empty()) {
                faults_.push_back(fmt::format("{} {} has parts but no ground", wholes, key));
            }
        }
    }

    void compare_lines() {
        auto above = Edges{};
        const std::array<std::vector<std::string_view>, 3> levels{
            {{"state"}, {"county"}, {"municipality", "association"}}};
        for (const auto& names : levels) {
            Edges edges;
            for (const auto name : names) {
                const auto own = edges_of(name);
                edges.insert(edges.end(), own.begin(), own.end());
            }
            const auto border = without(undirected(std::move(edges)), above);
            if (names.size() > 1 && !rule_.municipal_lines) {
                continue;
            }
            note_difference(
                lines_of(names.front()), border,
                fmt::format("the lines of level '{}' are not its borders", names.front()), faults_);
            above.insert(above.end(), border.begin(), border.end());
            std::sort(above.begin(), above.end());
        }
    }

    /// Pieces of the layer `border`; of one level, or with "" of all.
    Edges lines_of(std::string_view level) const {
        Edges edges;
        const auto* layer = layer_named(layers_, "border");
        for (const auto& feature : layer == nullptr ? no_features : layer->features) {
            const auto* value = feature.property("level");
            if (value == nullptr || (!level.empty() && *value != Value{std::string{level}})) {
                continue;
            }
            for (const auto& line : feature.paths) {
                for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                    inner_.add(line[i], line[i + 1], edges);
                }
            }
        }
        return undirected(std::move(edges));
    }

    const std::vector<DecodedLayer>& layers_;
    CoverageRule rule_;
    InnerEdges inner_;
    Edges lines_;
    std::set<const DecodedFeature*> stand_ins_;
    std::vector<std::string> faults_;
};

} // namespace

std::vector<std::string> coverage_faults(const std::vector<DecodedLayer>& layers,
                                         const CoverageRule& rule) {
    return CoverageCheck{layers, rule}.faults();
}

bool is_stand_in(const DecodedFeature& feature) {
    if (feature.paths.size() != 1 || feature.paths[0].size() != 4) {
        return false;
    }
    const auto& ring = feature.paths[0];
    return doubled_area(ring) == 2 && ring[1].x == ring[0].x + 1 && ring[1].y == ring[0].y &&
           ring[2].y == ring[1].y + 1;
}

GroundBox ground_box(const DecodedFeature& feature) {
    GroundBox box{feature.paths[0][0], feature.paths[0][0]};
    for (const auto& ring : feature.paths) {
        for (const auto& node : ring) {
            box.low = {std::min(box.low.x, node.x), std::min(box.low.y, node.y)};
            box.high = {std::max(box.high.x, node.x), std::max(box.high.y, node.y)};
        }
    }
    return box;
}

bool holds(const DecodedFeature& feature, Node node) {
    int winding = 0;
    for (const auto& ring : feature.paths) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const auto side = cross(ring[j], ring[i], node);
            if (side == 0 && (node == ring[i] || node == ring[j] ||
                              strictly_between(node, {ring[j], ring[i]}))) {
                return true;
            }
            if ((ring[j].y <= node.y) != (ring[i].y <= node.y)) {
                winding += ring[j].y <= node.y ? (side > 0 ? 1 : 0) : (side < 0 ? -1 : 0);
            }
        }
    }
    return winding != 0;
}

} // namespace netzatlas::tiles
