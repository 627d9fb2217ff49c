#pragma once

#include "store/edition.hpp"
#include "terms/result.hpp"
#include "terms/tile_id.hpp"
#include "tiles/cell_layers.hpp"
#include "tiles/shard.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::tiles {

struct TileOptions {
    unsigned threads = 0;  ///< 0: all cores. The bytes do not depend on it.
    Shard shard{};         ///< the whole tileset unless said otherwise
    std::string edition{}; ///< id of the edition, for shards: `join_shards` compares it
};

/// Each writes one PMTiles archive into `folder` under a content-hashed name `<tileset>-<8
/// hex>.pmtiles` and returns that name; of a shard under `shard_file`, for `join_shards`. Same
/// input, same bytes. What layers, fields and zooms say: `tiles/`. Compressed tiles go to the disk
/// as they come. Errors: `io`, and those of the input; then there is no file.
Result<std::string> write_region_tiles(const store::EditionContent& content,
                                       const std::filesystem::path& folder,
                                       const TileOptions& options = {});
Result<std::string> write_cell_tiles(const CellLayers& layers, const store::EditionContent& content,
                                     const std::filesystem::path& folder,
                                     const TileOptions& options = {});
Result<std::string> write_site_tiles(const store::EditionContent& content,
                                     const std::filesystem::path& folder,
                                     const TileOptions& options = {});

/// An open PMTiles archive; safe from several threads.
class Archive {
public:
    static Result<Archive> open(const std::filesystem::path& file);
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;
    ~Archive();

    /// The stored gzip bytes; empty optional: no such tile inside bounds and zooms (204).
    /// Errors: `not_found` outside the archive's zooms and bounds (404); `bad_source` broken
    /// archive.
    Result<std::optional<std::string>> tile(TileId id) const;
    /// Every tile there is, in the archive's order: zooms ascending.
    std::vector<TileId> tiles() const;
    /// The PMTiles metadata JSON (vector_layers with fields and their meaning).
    const std::string& metadata() const;
    int min_zoom() const;
    int max_zoom() const;
    LonLat south_west() const; ///< corners of the bounds
    LonLat north_east() const;
    const std::string& file_name() const;

private:
    struct Impl;
    explicit Archive(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// What addresses in a document start with.
struct Addresses {
    std::string edition;  ///< id
    std::string origin{}; ///< "https://karte.example.de"; empty: the server the document came from
};

/// TileJSON 3.0 of an archive.
std::string tilejson(const Archive& archive, std::string_view tileset, const Addresses& addresses,
                     std::string_view attribution);

/// A MapLibre style of a theme ("fixed", "mobile", "schools", "goals") and scheme ("light",
/// "dark"). Errors: `not_found` for an unknown theme.
Result<std::string> style(std::string_view theme, std::string_view scheme,
                          const Addresses& addresses, std::string_view language);

} // namespace netzatlas::tiles
