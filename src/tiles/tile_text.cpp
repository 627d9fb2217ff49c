#include "tiles/tile_text.hpp"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace netzatlas::tiles {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kinds{"Unknown", "Point", "LineString", "Polygon"};

Json numbers_of(const std::vector<Node>& path) {
    auto numbers = Json::array();
    for (const auto& node : path) {
        numbers.push_back(node.x);
        numbers.push_back(node.y);
    }
    return numbers;
}

/// Lines, or points each on its own.
Json paths_of(const DecodedFeature& feature) {
    auto paths = Json::array();
    for (const auto& path : feature.paths) {
        if (feature.kind == GeometryKind::line) {
            paths.push_back(numbers_of(path));
            continue;
        }
        for (const auto& node : path) {
            paths.push_back(Json::array({node.x, node.y}));
        }
    }
    return paths;
}

Result<Json> geometry_of(const DecodedFeature& feature) {
    if (feature.kind != GeometryKind::polygon) {
        return paths_of(feature);
    }
    const auto polygons = polygons_of(feature);
    if (!polygons) {
        return fail(polygons.error());
    }
    auto geometry = Json::array();
    for (const auto& polygon : *polygons) {
        auto rings = Json::array();
        for (const auto& ring : polygon.rings) {
            rings.push_back(numbers_of(ring));
        }
        geometry.push_back(std::move(rings));
    }
    return geometry;
}

Json properties_of(const DecodedFeature& feature) {
    auto properties = Json::object();
    for (const auto& [name, value] : feature.properties) {
        std::visit([&, key = name](const auto& content) { properties[key] = content; }, value);
    }
    return properties;
}

} // namespace

Result<std::string> tile_text(std::string_view tile, const std::vector<DecodedLayer>& layers) {
    std::string text;
    for (const auto& layer : layers) {
        for (const auto& feature : layer.features) {
            const auto geometry = geometry_of(feature);
            if (!geometry) {
                return fail(geometry.error().code,
                            fmt::format("layer '{}', feature {}: {}", layer.name,
                                        feature.id.value_or(0), geometry.error().message));
            }
            Json line{{"tile", tile}, {"layer", layer.name}, {"extent", layer.extent}};
            if (feature.id) {
                line["id"] = *feature.id;
            }
            line["type"] = kinds.at(static_cast<std::size_t>(feature.kind));
            line["properties"] = properties_of(feature);
            line["geometry"] = *geometry;
            text += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
        }
    }
    return text;
}

} // namespace netzatlas::tiles
