#include "tiles/archive_writer.hpp"
#include "tiles/declarations.hpp"
#include "tiles/tileset.hpp"

namespace netzatlas::tiles {

Result<std::string> write_cell_tiles(const store::GridLayers& layers,
                                     const store::EditionContent& content,
                                     const std::filesystem::path& folder,
                                     const TileOptions& /*options*/) {
    const auto& declared = tileset(layers.name);
    return write_archive({layers.name,
                          metadata_of(layers.name, content),
                          declared["minzoom"],
                          declared["maxzoom"],
                          {}},
                         {}, folder);
}

} // namespace netzatlas::tiles
