#pragma once

#include "terms/result.hpp"
#include "tiles/cell_layers.hpp"
#include "tiles/cell_tile.hpp"

#include <nlohmann/json.hpp>
#include <vector>

namespace netzatlas::tiles {

/// The squares of each size that a tileset asks for, small ones first.
class SquareLayers {
public:
    /// Reads the cells once, strip by strip; in memory stays one label per square.
    /// `declared`: the tileset in tiles/tilesets.json.
    static Result<SquareLayers> of(const CellLayers& layers, const nlohmann::ordered_json& declared,
                                   unsigned threads);

    /// The squares a zoom shows; never smaller than the delivered cells.
    const SquareLayer& at(int zoom, const nlohmann::ordered_json& declared) const;

private:
    std::vector<SquareLayer> layers_;
};

} // namespace netzatlas::tiles
