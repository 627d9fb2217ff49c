#include "tiles/declarations.hpp"

#include "tiles/declaration_texts.hpp"
#include "tiles/mercator.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <vector>

namespace netzatlas::tiles {

namespace {

std::string attribution_of(const store::EditionContent& content) {
    std::vector<std::string> seen;
    std::string joined;
    for (const auto& source : content.sources) {
        if (!source.attribution.empty() &&
            std::find(seen.begin(), seen.end(), source.attribution) == seen.end()) {
            seen.push_back(source.attribution);
            joined += (joined.empty() ? "" : " | ") + source.attribution;
        }
    }
    return joined;
}

/// Regions of a level in the fullest tile of a zoom, counted by their labels.
std::size_t most_in_a_tile(std::string_view level, int zoom, const store::EditionContent& content) {
    std::map<std::pair<std::int32_t, std::int32_t>, std::size_t> counts;
    std::size_t most = 0;
    for (const auto& stored : content.regions) {
        if (name_of(stored.region.key.level()) == level) {
            const auto place = world_of(stored.label);
            const int bits = world_bits - zoom;
            most = std::max(most, ++counts[{place.x >> bits, place.y >> bits}]);
        }
    }
    return most;
}

nlohmann::ordered_json layer_of(const nlohmann::ordered_json& declared, int max_zoom,
                                const store::EditionContent& content) {
    nlohmann::ordered_json layer{{"id", declared["id"]},
                                 {"description", declared["description"]},
                                 {"minzoom", first_zoom(declared, content)},
                                 {"maxzoom", max_zoom},
                                 {"fields", declared["fields"]}};
    if (declared.value("headlines", false)) {
        for (const auto& indicator : content.indicators) {
            if (indicator.headline) {
                layer["fields"][indicator.id] =
                    fmt::format("{} ({}); absent: no value", indicator.title_en, indicator.unit);
            }
        }
    }
    return layer;
}

} // namespace

Result<nlohmann::ordered_json> declaration(std::string_view name) {
    const auto text = declaration_text(name);
    if (text.empty()) {
        return fail(ErrorCode::not_found, fmt::format("there is no declaration '{}'", name));
    }
    return nlohmann::ordered_json::parse(text);
}

const nlohmann::ordered_json& tileset(std::string_view name) {
    static const auto all = *declaration("tilesets");
    return all.at(std::string{name});
}

int first_zoom(const nlohmann::ordered_json& layer, const store::EditionContent& content) {
    int zoom = layer["minzoom"];
    if (!layer.contains("most_in_a_tile")) {
        return zoom;
    }
    const int last = layer["starts_by"];
    const std::size_t most = layer["most_in_a_tile"];
    const auto level = layer["id"].get<std::string>();
    while (zoom < last && most_in_a_tile(level, zoom, content) > most) {
        ++zoom;
    }
    return zoom;
}

bool has_level(RegionLevel level, const store::EditionContent& content) {
    return std::any_of(content.regions.begin(), content.regions.end(),
                       [level](const auto& stored) { return stored.region.key.level() == level; });
}

int lowest_zoom(std::string_view name, const store::EditionContent& content) {
    const auto& declared = tileset(name);
    std::optional<int> lowest;
    for (const auto& layer : declared["layers"]) {
        const auto level = region_level(layer["id"].get<std::string>());
        if (level && has_level(*level, content)) {
            lowest = std::min(lowest.value_or(declared["maxzoom"]), first_zoom(layer, content));
        }
    }
    return lowest.value_or(declared["minzoom"]);
}

std::string metadata_of(std::string_view name, const store::EditionContent& content) {
    const auto& declared = tileset(name);
    nlohmann::ordered_json metadata{{"name", declared["name"]},
                                    {"description", declared["description"]},
                                    {"attribution", attribution_of(content)},
                                    {"type", "overlay"},
                                    {"version", content.reference_date.iso()}};
    metadata["demo"] = content.demo;
    metadata["vector_layers"] = nlohmann::ordered_json::array();
    for (const auto& layer : declared["layers"]) {
        metadata["vector_layers"].push_back(layer_of(layer, declared["maxzoom"], content));
    }
    return metadata.dump();
}

} // namespace netzatlas::tiles
