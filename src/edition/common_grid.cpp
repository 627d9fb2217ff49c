#include "edition/common_grid.hpp"

#include <algorithm>
#include <cmath>

namespace netzatlas::edition {

namespace {

/// Multiples of the cell size, outwards, so that the publisher's cells stay what they are.
Grid widened(const Grid& grid, const geo::Box& box) {
    const auto down = [&](double value) {
        return std::floor(value / grid.cell_size) * grid.cell_size;
    };
    const auto up = [&](double value) {
        return std::ceil(value / grid.cell_size) * grid.cell_size;
    };
    Grid wide = grid;
    wide.west = std::min(grid.west, down(box.west));
    wide.north = std::max(grid.north, up(box.north));
    const double east = std::max(grid.east(), up(box.east));
    const double south = std::min(grid.south(), down(box.south));
    wide.columns = static_cast<int>(std::lround((east - wide.west) / grid.cell_size));
    wide.rows = static_cast<int>(std::lround((wide.north - south) / grid.cell_size));
    return wide;
}

geo::Box box_of(const Grid& grid) {
    return {grid.west, grid.south(), grid.east(), grid.north};
}

geo::Box around(geo::Box a, const geo::Box& b) {
    return {std::min(a.west, b.west), std::min(a.south, b.south), std::max(a.east, b.east),
            std::max(a.north, b.north)};
}

bool aligned(const Grid& a, const Grid& b) {
    const double right = (a.west - b.west) / a.cell_size;
    const double down = (a.north - b.north) / a.cell_size;
    return a.epsg == b.epsg && a.cell_size == b.cell_size && right == std::floor(right) &&
           down == std::floor(down);
}

} // namespace

Grid common_grid(const Gathered& gathered, const BoundarySet& boundaries, Grid own) {
    if (own.size() == 0) {
        const auto box = geo::bounds(boundaries.regions[boundaries.municipalities.front()].ground);
        own.west = std::floor(box.west / own.cell_size) * own.cell_size;
        own.north = std::ceil(box.north / own.cell_size) * own.cell_size;
    }
    auto box = box_of(own);
    for (const auto place : boundaries.municipalities) {
        box = around(box, geo::bounds(boundaries.regions[place].ground));
    }
    for (const auto* tables : {&gathered.fixed, &gathered.mobile}) {
        for (const auto& from : *tables) {
            if (aligned(from.thing.grid, own)) {
                box = around(box, box_of(from.thing.grid));
            }
        }
    }
    return widened(own, box);
}

} // namespace netzatlas::edition
