#pragma once

#include "store/edition_content.hpp"
#include "terms/result.hpp"
#include "tiles/tileset.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace netzatlas::edition {

struct EditionTilesOptions {
    std::filesystem::path edition;
    std::string tileset;       ///< "regions", "fixed", "mobile", "sites"
    std::string shard = "1/1"; ///< "3/16": the third of sixteen parts
    std::filesystem::path out; ///< folder for the archive
    unsigned threads = 0;      ///< 0: all cores
};

/// Draws one tileset of an edition again, or one shard of it, and returns the archive's name. The
/// whole tileset has the bytes, and so the name, that the build gave it.
/// Errors: `bad_request` for a tileset or shard that is none; `not_found` for an edition without
/// what the tileset shows; `io`.
Result<std::string> write_edition_tiles(const EditionTilesOptions& options);

/// Draws the cells of `<edition>/grids/<theme>.tif`, read by stretches of rows.
Result<std::string> write_grid_tiles(const std::filesystem::path& grid,
                                     const store::EditionContent& content,
                                     const std::filesystem::path& out,
                                     const tiles::TileOptions& how = {});

/// Joins the shards in `shards` (`<tileset>-03-of-16.pmtiles`), of each tileset there, into
/// archives in `out`, and returns their names. Errors: those of `tiles::join_shards`.
Result<std::vector<std::string>> join_tiles(const std::filesystem::path& shards,
                                            const std::filesystem::path& out);

/// Every feature of a tile (`.mvt`, gzip or not) or of all tiles of an archive (`.pmtiles`) as a
/// line of JSON (`tiles::tile_text`), handed to `said` tile by tile.
/// Errors: `not_found`; `bad_source` naming the tile and what the specification forbids in it.
Result<void> decode_tiles(const std::filesystem::path& file,
                          const std::function<void(const std::string&)>& said);

} // namespace netzatlas::edition
