#pragma once

#include "tiles/archive_writer.hpp"
#include "tiles/tileset.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::tiles {

/// Where a maker puts the tiles of a tileset, or of one shard of it.
class TilesetWriter {
public:
    /// `tiles`: all that the whole tileset may have, in any order; they are shared out to shards.
    static Result<TilesetWriter> of(std::string_view tileset, const std::filesystem::path& folder,
                                    const TileOptions& options, const std::vector<TileId>& tiles);

    /// Whether the tile belongs to this shard.
    bool wants(TileId tile) const { return stretch_.has(tile); }
    /// An encoded tile (not gzip); none when empty. From any thread.
    void add(TileId tile, std::string_view bytes);
    /// The archive's name. `bounds`: of the whole tileset.
    Result<std::string> finish(const store::EditionContent& content, const LonLatBox& bounds);

private:
    TilesetWriter(std::string tileset, TileOptions options, ParentStretch stretch,
                  ArchiveWriter archive);

    std::string tileset_;
    TileOptions options_;
    ParentStretch stretch_;
    ArchiveWriter archive_;
};

} // namespace netzatlas::tiles
