#include "tiles/decoder.hpp"
#include "tiles/noding.hpp"

#include <fmt/format.h>
#include <map>
#include <set>

namespace netzatlas::tiles {

namespace {

void note_polygon_faults(const DecodedFeature& feature, const std::string& place,
                         std::vector<std::string>& faults) {
    const auto polygons = polygons_of(feature);
    if (!polygons) {
        faults.push_back(fmt::format("{}: {}", place, polygons.error().message));
        return;
    }
    std::vector<Edge> edges;
    for (const auto& ring : feature.paths) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            edges.push_back({ring[i], ring[(i + 1) % ring.size()]});
        }
    }
    for (const auto& split : missing_nodes(edges)) {
        faults.push_back(fmt::format("{}: rings cross at {},{}", place, split.at.x, split.at.y));
        return;
    }
    if (net_edges(edges).size() != edges.size()) {
        faults.push_back(fmt::format("{}: a ring runs over itself", place));
    }
}

void note_layer_faults(const DecodedLayer& layer, std::vector<std::string>& faults) {
    std::set<std::uint64_t> ids;
    std::map<std::string, std::size_t> types;
    for (std::size_t i = 0; i < layer.features.size(); ++i) {
        const auto& feature = layer.features[i];
        const auto place = fmt::format("layer '{}', feature {}", layer.name, i + 1);
        if (!feature.id || *feature.id >= (std::uint64_t{1} << 53U) ||
            !ids.insert(*feature.id).second) {
            faults.push_back(place + ": its id is missing, too large or given twice");
        }
        for (const auto& [name, value] : feature.properties) {
            if (types.try_emplace(name, value.index()).first->second != value.index()) {
                faults.push_back(fmt::format("{}: '{}' is of two types", place, name));
            }
        }
        if (feature.kind == GeometryKind::unknown) {
            faults.push_back(place + ": its geometry is of unknown kind");
        }
        if (feature.kind == GeometryKind::polygon) {
            note_polygon_faults(feature, place, faults);
        }
    }
}

} // namespace

std::vector<std::string> tile_faults(std::string_view bytes) {
    const auto layers = decoded_tile(bytes);
    if (!layers) {
        return {layers.error().message};
    }
    std::vector<std::string> faults;
    for (const auto& layer : *layers) {
        if (layer.features.empty()) {
            faults.push_back(fmt::format("layer '{}' is empty", layer.name));
        }
        if (layer.version != 2) {
            faults.push_back(fmt::format("layer '{}' is of version {}", layer.name, layer.version));
        }
        note_layer_faults(layer, faults);
    }
    return faults;
}

} // namespace netzatlas::tiles
