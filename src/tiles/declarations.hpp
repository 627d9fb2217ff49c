#pragma once

#include "store/edition_content.hpp"
#include "terms/result.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace netzatlas::tiles {

/// What a file of `tiles/` says, as embedded at build time: "tilesets", "tokens", "expressions",
/// "styles/base", "styles/fixed" … Errors: `not_found` for a name that is no file there.
Result<nlohmann::ordered_json> declaration(std::string_view name);

/// A tileset of `tiles/tilesets.json` that must be there.
const nlohmann::ordered_json& tileset(std::string_view name);

/// The zoom at which a layer of `tileset` starts in an edition: its `minzoom`, or later, at most
/// `starts_by`, where a tile would hold more than `most_in_a_tile` regions, which the level above
/// stands for then.
int first_zoom(const nlohmann::ordered_json& layer, const store::EditionContent& content);

/// The zoom at which a tileset starts in an edition: its `minzoom`, or where its layers are levels
/// of regions the first zoom of a level that the edition has.
int lowest_zoom(std::string_view tileset, const store::EditionContent& content);

/// Whether an edition has regions of a level.
bool has_level(RegionLevel level, const store::EditionContent& content);

/// The PMTiles metadata of a tileset: `vector_layers` with fields and their meaning, attribution of
/// the edition's sources, reference date; headline indicators become fields where layers say so.
std::string metadata_of(std::string_view tileset, const store::EditionContent& content);

} // namespace netzatlas::tiles
