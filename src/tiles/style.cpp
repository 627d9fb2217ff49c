#include "tiles/declarations.hpp"
#include "tiles/tileset.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace netzatlas::tiles {

namespace {

using Json = nlohmann::ordered_json;

/// Names that declarations use as "$name".
class Variables {
public:
    /// Later ones win.
    void add(const Json& names) {
        for (const auto& [name, content] : names.items()) {
            names_[name] = content;
        }
    }

    /// `content` with every "$name" put in, through all levels; names inside a longer text too.
    Json resolved(const Json& content) const {
        if (content.is_string()) {
            return resolved_text(content.get<std::string>());
        }
        Json result = content;
        for (auto& part : result) {
            if (part.is_structured() || part.is_string()) {
                part = resolved(part);
            }
        }
        return result;
    }

private:
    Json resolved_text(const std::string& text) const {
        const auto dollar = text.find('$');
        if (dollar == std::string::npos) {
            return text;
        }
        const auto end =
            text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789", dollar + 1);
        const auto size = (end == std::string::npos ? text.size() : end) - dollar;
        auto content = resolved(names_.at(text.substr(dollar + 1, size - 1)));
        if (size == text.size()) {
            return content;
        }
        return text.substr(0, dollar) + content.get<std::string>() +
               resolved_text(text.substr(dollar + size)).get<std::string>();
    }

    std::map<std::string, Json> names_;
};

std::string tile_address(std::string_view tileset, const Addresses& addresses) {
    return fmt::format("{}/tiles/{}/{}/{{z}}/{{x}}/{{y}}.mvt", addresses.origin, addresses.edition,
                       tileset);
}

/// Links from the root of the server, put behind its origin.
std::string with_origin(std::string text, const std::string& origin) {
    constexpr std::string_view link = "href=\"/";
    for (auto at = text.find(link); at != std::string::npos;
         at = text.find(link, at + link.size() + origin.size())) {
        text.insert(at + link.size() - 1, origin);
    }
    return text;
}

Json source(const std::string& name, const Addresses& addresses, const std::string& sources_text) {
    const auto& declared = tileset(name);
    return {{"type", "vector"},
            {"tiles", {tile_address(name, addresses)}},
            {"minzoom", declared["minzoom"]},
            {"maxzoom", declared["maxzoom"]},
            {"attribution", with_origin(sources_text, addresses.origin)}};
}

/// Layers of a theme, groups of the base ("@borders") put in.
Json layers_of(const Json& theme, const Json& groups) {
    Json layers = Json::array();
    for (const auto& entry : theme["layers"]) {
        if (!entry.is_string()) {
            layers.push_back(entry);
            continue;
        }
        for (const auto& layer : groups.at(entry.get<std::string>().substr(1))) {
            layers.push_back(layer);
        }
    }
    return layers;
}

/// What `styles/<theme>.json` says; of "mobile_5g_dt" what `styles/mobile_network.json` says, with
/// the variable that its `variants` name set to "5g_dt".
Result<Json> declared_style(std::string_view theme) {
    constexpr std::string_view family = "mobile_";
    auto network = *declaration("styles/mobile_network");
    const auto& names = network["variants"]["flags"];
    if (theme.starts_with(family) &&
        std::find(names.begin(), names.end(), theme.substr(family.size())) != names.end()) {
        network["variables"]["flags"] = theme.substr(family.size());
        return network;
    }
    return declaration(fmt::format("styles/{}", theme));
}

} // namespace

std::string tilejson(const Archive& archive, std::string_view tileset, const Addresses& addresses,
                     std::string_view attribution) {
    auto metadata = Json::parse(archive.metadata(), nullptr, false);
    if (!metadata.is_object()) {
        metadata = Json::object();
    }
    const auto low = archive.south_west();
    const auto high = archive.north_east();
    Json json{{"tilejson", "3.0.0"},
              {"name", tileset},
              {"description", metadata.value("description", "")},
              {"attribution", attribution},
              {"scheme", "xyz"},
              {"tiles", {tile_address(tileset, addresses)}},
              {"minzoom", archive.min_zoom()},
              {"maxzoom", archive.max_zoom()},
              {"bounds", {low.lon, low.lat, high.lon, high.lat}},
              {"center", {(low.lon + high.lon) / 2, (low.lat + high.lat) / 2, archive.min_zoom()}},
              {"archive", fmt::format("{}/tiles/{}", addresses.origin, archive.file_name())}};
    json["vector_layers"] = metadata.value("vector_layers", Json::array());
    return json.dump();
}

Result<std::string> style(std::string_view theme, std::string_view scheme,
                          const Addresses& addresses, std::string_view language) {
    const auto declared = declared_style(theme);
    const auto base = *declaration("styles/base");
    const auto tokens = *declaration("tokens");
    if (!declared || theme == "base" || theme == "mobile_network" || !tokens.contains(scheme) ||
        scheme == "both" || !base["languages"].contains(language)) {
        return fail(ErrorCode::not_found,
                    fmt::format("there is no map style '{}' in '{}' for language '{}'", theme,
                                scheme, language));
    }
    const auto& words = base["languages"][std::string{language}];
    Variables variables;
    variables.add(tokens["both"]);
    variables.add(tokens[std::string{scheme}]);
    variables.add(*declaration("expressions"));
    variables.add(words);
    variables.add((*declared)["variables"]);
    Json style{{"version", 8},
               {"name", (*declared)["name"][std::string{language}]},
               {"sources", Json::object()},
               {"layers", variables.resolved(layers_of(*declared, base["groups"]))}};
    for (const auto& name : (*declared)["sources"]) {
        style["sources"][name.get<std::string>()] =
            source(name.get<std::string>(), addresses, words["sources_text"]);
    }
    return style.dump();
}

} // namespace netzatlas::tiles
