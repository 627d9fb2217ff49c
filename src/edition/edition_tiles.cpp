#include "edition/edition_tiles.hpp"

#include "edition/tile_check.hpp"
#include "edition/workshop.hpp"
#include "store/edition.hpp"
#include "store/grids.hpp"
#include "tiles/join.hpp"
#include "tiles/pmtiles.hpp"
#include "tiles/tile_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <regex>

namespace netzatlas::edition {

namespace {

namespace fs = std::filesystem;

/// The layers of a grid as its file holds them; the file outlives the result.
tiles::CellLayers cell_layers(const store::GridFile& file) {
    const auto& info = file.info();
    tiles::CellLayers layers{info.theme, info.grid, {}, {}};
    for (const auto& layer : info.layers) {
        layers.layers.push_back({layer.name, layer.scale});
    }
    layers.rows = [&file](std::string_view name, int first_row,
                          int rows) -> Result<std::vector<std::uint16_t>> {
        const auto layer = file.info().layer(name);
        return layer ? file.cells(*layer, first_row, rows)
                     : fail(ErrorCode::not_found,
                            fmt::format("the grid '{}' has no layer '{}'", file.info().name, name));
    };
    return layers;
}

Result<std::string> write_cells(const EditionTilesOptions& options,
                                const store::EditionContent& content,
                                const tiles::TileOptions& how) {
    const auto file = options.edition / "grids" / (options.tileset + ".tif");
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        return fail(ErrorCode::not_found,
                    fmt::format("edition {} has no cells for the tileset '{}'", how.edition,
                                options.tileset));
    }
    return write_grid_tiles(file, content, options.out, how);
}

constexpr std::size_t most_unzipped = std::size_t{1} << 27U;

/// The text of a stored tile.
Result<std::string> text_of(const std::string& name, const std::string& bytes) {
    const bool packed = bytes.starts_with("\x1f\x8b");
    const auto tile = packed ? tiles::unzipped(bytes, most_unzipped) : Result<std::string>{bytes};
    const auto layers = tile ? tiles::decoded_tile(*tile) : fail(tile.error());
    auto text = layers ? tiles::tile_text(name, *layers) : fail(layers.error());
    return text ? text : fail(text.error().code, fmt::format("{}: {}", name, text.error().message));
}

Result<void> decode_archive(const fs::path& file,
                            const std::function<void(const std::string&)>& said) {
    const auto archive = tiles::Archive::open(file);
    if (!archive) {
        return fail(archive.error());
    }
    for (const auto& id : archive->tiles()) {
        const auto stored = archive->tile(id);
        const auto text = stored ? text_of(address_of(id), stored->value_or(std::string{}))
                                 : fail(stored.error());
        if (!text) {
            return fail(text.error());
        }
        said(*text);
    }
    return {};
}

} // namespace

Result<void> decode_tiles(const fs::path& file,
                          const std::function<void(const std::string&)>& said) {
    if (file.extension() == ".pmtiles") {
        return decode_archive(file, said);
    }
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) {
        return fail(ErrorCode::not_found, fmt::format("{} is no file", file.string()));
    }
    const auto text = text_of(file.filename().string(), bytes_of(file));
    if (!text) {
        return fail(text.error());
    }
    said(*text);
    return {};
}

Result<std::string> write_grid_tiles(const fs::path& grid, const store::EditionContent& content,
                                     const fs::path& out, const tiles::TileOptions& how) {
    const auto file = store::GridFile::open(grid);
    return file ? tiles::write_cell_tiles(cell_layers(*file), content, out, how)
                : fail(file.error());
}

Result<std::string> write_edition_tiles(const EditionTilesOptions& options) {
    const auto shard = tiles::shard_of(options.shard);
    if (!shard) {
        return fail(shard.error());
    }
    const auto edition = store::Edition::open(options.edition);
    if (!edition) {
        return fail(edition.error());
    }
    const auto& content = (*edition)->content();
    const tiles::TileOptions how{options.threads, *shard, (*edition)->id()};
    if (options.tileset == "regions") {
        return tiles::write_region_tiles(content, options.out, how);
    }
    if (options.tileset == "sites") {
        return tiles::write_site_tiles(content, options.out, how);
    }
    if (options.tileset == "fixed" || options.tileset == "mobile") {
        return write_cells(options, content, how);
    }
    return fail(
        ErrorCode::bad_request,
        fmt::format("'{}' is no tileset: write regions, fixed, mobile or sites", options.tileset));
}

Result<std::vector<std::string>> join_tiles(const fs::path& shards, const fs::path& out) {
    static const std::regex name{"(.+)-[0-9]+-of-[0-9]+\\.pmtiles"};
    std::map<std::string, std::vector<fs::path>> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{shards, error}) {
        const auto file = entry.path().filename().string();
        if (std::smatch match; std::regex_match(file, match, name)) {
            found[match[1]].push_back(entry.path());
        }
    }
    if (found.empty()) {
        return fail(ErrorCode::not_found,
                    fmt::format("{} has no shards (<tileset>-03-of-16.pmtiles); make them with "
                                "`netzatlas tiles EDITION --shard 3/16`",
                                shards.string()));
    }
    std::vector<std::string> names;
    for (auto& [tileset, files] : found) {
        std::sort(files.begin(), files.end()); // so that errors name the same file each time
        auto joined = tiles::join_shards(files, out);
        if (!joined) {
            return fail(joined.error());
        }
        names.push_back(std::move(*joined));
    }
    return names;
}

} // namespace netzatlas::edition
