#include "tiles/shard.hpp"

#include "tiles/pmtiles.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace netzatlas::tiles {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* shard_key = "netzatlas_shard";
constexpr unsigned most_shards = 1000;

/// Place of the tile's parent on the curve; of the first parent below it for tiles above.
std::uint64_t parent_of(TileId tile) {
    const auto zoom = static_cast<unsigned>(tile.zoom);
    const auto above = ((std::uint64_t{1} << (2 * zoom)) - 1) / 3;
    const auto place = pmtiles_id(tile) - above;
    return tile.zoom <= parent_zoom ? place << 2 * (parent_zoom - zoom)
                                    : place >> 2 * (zoom - parent_zoom);
}

bool read_number(std::string_view text, unsigned& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

} // namespace

Result<Shard> shard_of(std::string_view text) {
    const auto slash = std::min(text.find('/'), text.size());
    Shard shard;
    if (slash == text.size() || !read_number(text.substr(0, slash), shard.part) ||
        !read_number(text.substr(slash + 1), shard.of) || shard.part < 1 || shard.part > shard.of ||
        shard.of > most_shards) {
        return fail(ErrorCode::bad_request,
                    fmt::format("'{}' is no shard: write 3/16 for the third of sixteen, at most {}",
                                text, most_shards));
    }
    return shard;
}

bool ParentStretch::has(TileId tile) const {
    const auto parent = parent_of(tile);
    return parent >= from && parent < to;
}

ParentStretch stretch_of(const Shard& shard, const std::vector<TileId>& tiles) {
    std::vector<std::uint64_t> parents;
    parents.reserve(tiles.size());
    std::transform(tiles.begin(), tiles.end(), std::back_inserter(parents), parent_of);
    std::sort(parents.begin(), parents.end());
    const ParentStretch whole;
    const auto cut = [&](unsigned part) { // where the shard after `part` begins
        return part == 0                             ? whole.from
               : part == shard.of || parents.empty() ? whole.to
                                                     : parents[parents.size() * part / shard.of];
    };
    return {cut(shard.part - 1), cut(shard.part)};
}

std::string shard_file(const std::string& tileset, const Shard& shard) {
    return fmt::format("{}-{:02}-of-{:02}.pmtiles", tileset, shard.part, shard.of);
}

std::string with_shard(const std::string& metadata, const ShardLabel& label) {
    auto json = Json::parse(metadata);
    json[shard_key] = {{"tileset", label.tileset},   {"edition", label.edition},
                       {"part", label.shard.part},   {"of", label.shard.of},
                       {"from", label.stretch.from}, {"to", label.stretch.to}};
    return json.dump();
}

Result<ShardLabel> shard_in(const std::string& metadata) {
    const auto json = Json::parse(metadata, nullptr, false);
    const auto none = Json{};
    const auto& entry = json.is_object() && json.contains(shard_key) ? json[shard_key] : none;
    const auto text = [&](const char* key) { return entry.value(key, std::string{}); };
    const auto number = [&](const char* key) { return entry.value(key, std::uint64_t{0}); };
    const auto no_shard =
        fail(ErrorCode::bad_source,
             "it is no shard; make one with `netzatlas tiles EDITION --shard 1/4`");
    if (!entry.is_object()) {
        return no_shard;
    }
    try {
        return ShardLabel{
            text("tileset"),
            text("edition"),
            {static_cast<unsigned>(number("part")), static_cast<unsigned>(number("of"))},
            {number("from"), number("to")}};
    } catch (const Json::exception&) { // a field of another type
        return no_shard;
    }
}

std::string without_shard(const std::string& metadata) {
    auto json = Json::parse(metadata);
    json.erase(shard_key);
    return json.dump();
}

} // namespace netzatlas::tiles
