#pragma once

#include "geo/transform.hpp"
#include "terms/result.hpp"
#include "terms/tile_id.hpp"
#include "tiles/cell_squares.hpp"
#include "tiles/grid_projection.hpp"

#include <string>

namespace netzatlas::tiles {

/// Squares of one size with their place in the world.
struct SquareLayer {
    CellSquares squares;
    GridProjection projection;
};

/// The part of a grid that may touch a tile: rows and columns, last ones excluded.
struct GridWindow {
    int first_row = 0;
    int last_row = 0;
    int first_column = 0;
    int last_column = 0;

    bool empty() const { return first_row >= last_row || first_column >= last_column; }
};

/// Where the tile lies in the grid, some cells more on each side. `to_grid` comes from EPSG:3857.
Result<GridWindow> window_of(const geo::Transform& to_grid, const Grid& grid, TileId tile);

/// The encoded tile (layer `cells`); empty when no square touches it.
std::string cell_tile(const SquareLayer& layer, TileId tile, const GridWindow& window);

} // namespace netzatlas::tiles
