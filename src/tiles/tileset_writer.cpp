#include "tiles/tileset_writer.hpp"

#include "tiles/declarations.hpp"
#include "tiles/mvt.hpp"

namespace netzatlas::tiles {

TilesetWriter::TilesetWriter(std::string tileset, TileOptions options, ParentStretch stretch,
                             ArchiveWriter archive)
    : tileset_{std::move(tileset)}, options_{std::move(options)}, stretch_{stretch},
      archive_{std::move(archive)} {}

Result<TilesetWriter> TilesetWriter::of(std::string_view tileset,
                                        const std::filesystem::path& folder,
                                        const TileOptions& options,
                                        const std::vector<TileId>& tiles) {
    auto archive = ArchiveWriter::into(folder);
    if (!archive) {
        return fail(archive.error());
    }
    return TilesetWriter{std::string{tileset}, options, stretch_of(options.shard, tiles),
                         std::move(*archive)};
}

void TilesetWriter::add(TileId tile, std::string_view bytes) {
    if (!bytes.empty()) {
        archive_.add(tile, gzipped(bytes));
    }
}

Result<std::string> TilesetWriter::finish(const store::EditionContent& content,
                                          const LonLatBox& bounds) {
    const auto& declared = tileset(tileset_);
    ArchiveLabel label{tileset_, metadata_of(tileset_, content), lowest_zoom(tileset_, content),
                       declared["maxzoom"], bounds};
    if (options_.shard.of > 1) {
        label.metadata =
            with_shard(label.metadata, {tileset_, options_.edition, options_.shard, stretch_});
        label.file = shard_file(tileset_, options_.shard);
    }
    return archive_.finish(label);
}

} // namespace netzatlas::tiles
