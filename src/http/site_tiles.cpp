#include "http/site.hpp"

#include "http/compression.hpp"
#include "http/content_hash.hpp"
#include "http/number_text.hpp"

#include <array>
#include <fmt/format.h>
#include <set>

namespace netzatlas::http {

namespace {

constexpr std::array tile_codings{Coding::gzip, Coding::identity};
constexpr std::string_view vector_tile = "application/vnd.mapbox-vector-tile";
constexpr unsigned deepest_zoom = 30;

/// One spelling per tile: no leading zeros.
std::optional<std::uint32_t> whole_number(std::string_view text) {
    const bool padded = text.size() > 1 && text.front() == '0';
    return padded ? std::nullopt : number_in<std::uint32_t>(text);
}

/// z, x and "y.mvt".
std::optional<TileId> tile_id(std::string_view zoom, std::string_view x, std::string_view file) {
    if (!file.ends_with(".mvt")) {
        return std::nullopt;
    }
    const auto z = whole_number(zoom);
    const auto column = whole_number(x);
    const auto row = whole_number(file.substr(0, file.size() - 4));
    if (!z || !column || !row || *z > deepest_zoom) {
        return std::nullopt;
    }
    const std::uint64_t side = std::uint64_t{1} << *z;
    if (*column >= side || *row >= side) {
        return std::nullopt;
    }
    return TileId{static_cast<int>(*z), *column, *row};
}

Resource no_tile() {
    Resource resource;
    resource.status = 204;
    resource.keep = Keep::forever;
    return resource;
}

/// A stored gzip tile as the client can read it.
Result<Resource> tile_resource(const Request& request, std::string tile) {
    Resource resource;
    resource.content_type = vector_tile;
    resource.keep = Keep::forever;
    resource.coding = chosen_coding(request.accept_encoding, tile_codings);
    resource.negotiated = true;
    resource.etag = etag_of_gzip(tile, name_of(resource.coding));
    if (resource.coding == Coding::identity) {
        auto plain = inflated(tile);
        if (!plain) {
            return fail(plain.error());
        }
        tile = std::move(*plain);
    }
    resource.bytes = std::make_shared<const std::string>(std::move(tile));
    return resource;
}

/// The attributions of all sources, each once.
std::string attribution_of(const store::Edition& edition) {
    std::string text;
    std::set<std::string> said;
    for (const Source& source : edition.content().sources) {
        if (source.file.empty()) {
            continue; // an estimate joins attributions that stand in this line themselves
        }
        if (!source.attribution.empty() && said.insert(source.attribution).second) {
            text += (text.empty() ? "" : " | ") + source.attribution;
        }
    }
    return text;
}

Error unknown_tiles(const Target& target) {
    return {ErrorCode::not_found, fmt::format("there are no tiles at {}", target.path())};
}

std::string json_stem(const std::string& segment) {
    return segment.ends_with(".json") ? segment.substr(0, segment.size() - 5) : std::string{};
}

} // namespace

Site::Found Site::tiles(const Call& call) {
    const auto& parts = call.target.segments;
    if (parts.size() == 6) {
        return tile(call);
    }
    if (parts.size() == 2 && parts[1].ends_with(".pmtiles")) {
        return archive(call, parts[1]);
    }
    if (parts.size() == 2 && !json_stem(parts[1]).empty()) {
        return tilejson(call, json_stem(parts[1]));
    }
    return fail(unknown_tiles(call.target));
}

Site::Found Site::tile(const Call& call) {
    const auto& parts = call.target.segments;
    const auto id = tile_id(parts[3], parts[4], parts[5]);
    if (!id) {
        return fail(unknown_tiles(call.target));
    }
    const auto open = edition(call, parts[1]);
    if (!open) {
        return fail(open.error());
    }
    if (!*open) {
        return nullptr;
    }
    const auto archive = (*open)->archives.find(parts[2]);
    if (archive == (*open)->archives.end()) {
        return fail(unknown_tiles(call.target));
    }
    auto stored = archive->second.tile(*id);
    if (!stored) {
        return fail(stored.error());
    }
    if (!*stored) {
        return std::make_shared<const Resource>(no_tile());
    }
    auto resource = tile_resource(call.request, std::move(**stored));
    if (!resource) {
        return fail(resource.error());
    }
    return std::make_shared<const Resource>(std::move(*resource));
}

Site::Found Site::tilejson(const Call& call, const std::string& tileset) {
    const auto open = shelf_.current();
    const auto archive = open->archives.find(tileset);
    if (archive == open->archives.end()) {
        return fail(unknown_tiles(call.target));
    }
    Resource like;
    like.content_type = "application/json";
    like.keep = Keep::ask;
    return text(call, fmt::format("{}|tilejson {}", open->id(), tileset), like,
                [&]() -> Result<std::string> {
                    return tiles::tilejson(archive->second, tileset, {open->id(), public_url_},
                                           attribution_of(*open->edition));
                });
}

Site::Found Site::archive(const Call& call, const std::string& file_name) {
    EditionPointer open = shelf_.current();
    if (open->archive_of_file(file_name) == nullptr) {
        if (!call.may_make) {
            return nullptr;
        }
        auto older = shelf_.with_archive(file_name);
        if (!older) {
            return fail(older.error());
        }
        open = *older;
    }
    const auto file = open->edition->folder() / "tiles" / file_name;
    auto tagged = downloads_.known(file);
    if (!tagged && !call.may_make) {
        return nullptr;
    }
    if (!tagged) {
        const auto hash = open->product_sha256.find("tiles/" + file_name);
        auto hashed = downloads_.hashed(file, hash != open->product_sha256.end() ? hash->second
                                                                                 : std::string{});
        if (!hashed) {
            return fail(hashed.error());
        }
        tagged = *hashed;
    }
    auto resource = std::make_shared<Resource>();
    resource->content_type = "application/vnd.pmtiles";
    resource->keep = Keep::forever;
    resource->etag = tagged->etag;
    resource->file = tagged->body;
    return resource;
}

Site::Found Site::style(const Call& call) {
    const auto theme = json_stem(call.target.segments[1]);
    const auto parameter = [&](const std::string& name, std::string_view otherwise) {
        const auto value = call.target.parameter(name);
        return std::string{value.empty() ? otherwise : value};
    };
    const auto scheme = parameter("scheme", "light");
    const auto language = parameter("lang", "de");
    if ((scheme != "light" && scheme != "dark") ||
        (language != "de" && language != "en" && language != "leicht")) {
        return fail(ErrorCode::bad_request, "scheme is light or dark, lang is de, en or leicht");
    }
    const auto open = shelf_.current();
    Resource like;
    like.content_type = "application/json";
    like.keep = Keep::ask;
    return text(call, fmt::format("{}|style {} {} {}", open->id(), theme, scheme, language), like,
                [&] { return tiles::style(theme, scheme, {open->id(), public_url_}, language); });
}

} // namespace netzatlas::http
