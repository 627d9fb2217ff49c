#pragma once

#include "geo/transform.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"
#include "terms/tile_id.hpp"
#include "tiles/decoder.hpp"

#include <string>
#include <vector>

namespace netzatlas::tiles {

/// Squares of a row that a feature covers: `first` to `last`, last excluded.
struct SquareSpan {
    int row = 0;
    int first = 0;
    int last = 0;
    std::size_t feature = 0; ///< place in the layer
};

/// The squares of a grid under the polygons of a layer of cells, read back from a tile.
///
/// Each node is projected to the grid (PROJ, not the tables the tiles were made with) and must lie
/// within a quarter of a square of a corner; edges must run along the grid's lines.
/// `to_grid`: from EPSG:3857. Errors: `bad_source` naming the node that fits no corner.
Result<std::vector<SquareSpan>> read_squares(const DecodedLayer& cells, TileId tile,
                                             const Grid& squares, const geo::Transform& to_grid);

} // namespace netzatlas::tiles
