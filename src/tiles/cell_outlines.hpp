#pragma once

#include "tiles/plane.hpp"

#include <cstdint>
#include <vector>

namespace netzatlas::tiles {

/// A window of labelled cells, row by row from the north; 0 is no cell. Its nodes are the corners
/// of cells: x a column from 0, y a row from 0.
struct CellWindow {
    int columns = 0;
    int rows = 0;
    std::vector<std::uint32_t> labels;

    std::uint32_t at(int row, int column) const {
        return row < 0 || column < 0 || row >= rows || column >= columns
                   ? 0
                   : labels[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                            static_cast<std::size_t>(column)];
    }
};

/// Cells of one label that touch along edges, as one polygon.
struct CellOutline {
    std::uint32_t label = 0;
    Node lowest; ///< its southern-, then westernmost cell: x the column, y the row
    NodePolygon polygon;
};

/// Dissolved neighbours in order of their first cell. A node stays where borders turn or meet, so
/// neighbours have the same nodes; on long straight borders also at every `dense` lines of the
/// grid, counted from `origin` (the window's north-west node in the grid), because a straight line
/// of the grid is a curve in the tile.
std::vector<CellOutline> outlines(const CellWindow& window, Node origin, int dense);

} // namespace netzatlas::tiles
