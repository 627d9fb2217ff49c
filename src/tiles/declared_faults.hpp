#pragma once

#include "store/edition_content.hpp"
#include "terms/tile_id.hpp"
#include "tiles/decoder.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::tiles {

/// What `tiles/tilesets.json` promises of a tileset, held against decoded tiles.
class DeclaredLayers {
public:
    /// Headline indicators of `content` are fields where layers say so.
    DeclaredLayers(std::string_view tileset, const store::EditionContent& content);

    /// Layers that are not declared at the zoom, fields that are not declared, coordinates of
    /// another extent, and features too large for renderers.
    std::vector<std::string> faults(TileId tile, const std::vector<DecodedLayer>& layers) const;

private:
    struct Layer {
        int min_zoom = 0;
        std::set<std::string, std::less<>> fields;
    };

    void note_fields(const Layer& declared, const DecodedLayer& layer,
                     std::vector<std::string>& faults) const;

    int max_zoom_ = 0;
    std::map<std::string, Layer, std::less<>> layers_;
};

/// "layer.field" and the kind of value it has in the layers; several kinds under one name are a
/// fault of the tileset.
using FieldTypes = std::map<std::string, std::size_t>;
FieldTypes field_types(const std::vector<DecodedLayer>& layers);

} // namespace netzatlas::tiles
