#include "tiles/declared_faults.hpp"

#include "tiles/declarations.hpp"
#include "tiles/mercator.hpp"

#include <fmt/format.h>

namespace netzatlas::tiles {

namespace {

/// What MapLibre draws of one polygon: rings, and nodes of one segment (tiles/README.md).
constexpr std::size_t most_rings = 500;
constexpr std::size_t most_nodes = 65535;

void note_size(const DecodedFeature& feature, const std::string& layer,
               std::vector<std::string>& faults) {
    const auto polygons = polygons_of(feature);
    for (const auto& polygon : polygons ? *polygons : std::vector<NodePolygon>{}) {
        std::size_t nodes = 0;
        for (const auto& ring : polygon.rings) {
            nodes += ring.size();
        }
        if (polygon.rings.size() > most_rings || nodes > most_nodes) {
            faults.push_back(fmt::format("layer '{}': a polygon of {} rings and {} nodes", layer,
                                         polygon.rings.size(), nodes));
        }
    }
}

} // namespace

DeclaredLayers::DeclaredLayers(std::string_view name, const store::EditionContent& content) {
    const auto& declared = tileset(name);
    max_zoom_ = declared["maxzoom"];
    for (const auto& entry : declared["layers"]) {
        Layer layer{first_zoom(entry, content), {}};
        for (const auto& [field, meaning] : entry["fields"].items()) {
            layer.fields.insert(field);
        }
        for (const auto& indicator : content.indicators) {
            if (indicator.headline && entry.value("headlines", false)) {
                layer.fields.insert(indicator.id);
            }
        }
        layers_.emplace(entry["id"], std::move(layer));
    }
}

std::vector<std::string> DeclaredLayers::faults(TileId tile,
                                                const std::vector<DecodedLayer>& layers) const {
    std::vector<std::string> faults;
    for (const auto& layer : layers) {
        const auto declared = layers_.find(layer.name);
        if (declared == layers_.end() || tile.zoom < declared->second.min_zoom ||
            tile.zoom > max_zoom_) {
            faults.push_back(fmt::format("layer '{}' is not declared at this zoom", layer.name));
            continue;
        }
        if (layer.extent != extent) {
            faults.push_back(fmt::format("layer '{}' has extent {}", layer.name, layer.extent));
        }
        note_fields(declared->second, layer, faults);
    }
    return faults;
}

void DeclaredLayers::note_fields(const Layer& declared, const DecodedLayer& layer,
                                 std::vector<std::string>& faults) const {
    for (const auto& feature : layer.features) {
        for (const auto& [name, value] : feature.properties) {
            if (!declared.fields.contains(name)) {
                faults.push_back(
                    fmt::format("layer '{}': field '{}' is not declared", layer.name, name));
            }
        }
        if (feature.kind == GeometryKind::polygon) {
            note_size(feature, layer.name, faults);
        }
    }
}

FieldTypes field_types(const std::vector<DecodedLayer>& layers) {
    FieldTypes types;
    for (const auto& layer : layers) {
        for (const auto& feature : layer.features) {
            for (const auto& [name, value] : feature.properties) {
                types.try_emplace(layer.name + "." + name, value.index());
            }
        }
    }
    return types;
}

} // namespace netzatlas::tiles
