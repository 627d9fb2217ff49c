#include "edition/edition_tiles.hpp"

#include "store/edition.hpp"
#include "tiles/join.hpp"
#include "tiles/tileset.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <regex>

namespace netzatlas::edition {

namespace {

namespace fs = std::filesystem;

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
    const auto grid = store::read_grid(file);
    return grid ? tiles::write_cell_tiles(tiles::cell_layers(*grid), content, options.out, how)
                : fail(grid.error());
}

} // namespace

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
