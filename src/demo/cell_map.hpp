#pragma once

#include "geo/polygon.hpp"
#include "terms/grid.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace netzatlas::demo {

/// Number of a municipality among those that are invented in this run.
using PlaceIndex = std::int16_t;
constexpr PlaceIndex no_place = -1;

/// The part of a cell that lies in one municipality.
struct CellPart {
    std::uint32_t cell = 0; ///< Grid::index
    PlaceIndex place = no_place;
    double fraction = 0; ///< 0 < fraction < 1
};

/// Whose ground each 100 m cell is.
struct CellMap {
    Grid grid;
    std::vector<PlaceIndex> whole; ///< the place that has all of the cell, else `no_place`
    std::vector<CellPart> parts;   ///< cells that a border crosses, by cell, then place

    std::span<const CellPart> parts_of(std::uint32_t cell) const;
    CellPosition position(std::uint32_t cell) const {
        const auto columns = static_cast<std::uint32_t>(grid.columns);
        return {static_cast<int>(cell / columns), static_cast<int>(cell % columns)};
    }
    geo::Point middle(std::uint32_t cell) const {
        const auto corner = grid.corner(position(cell));
        return {corner.east + grid.cell_size / 2, corner.north + grid.cell_size / 2};
    }
};

/// Cuts the places into cells of the grid of 100 m, exactly: per edge of a border the ground to its
/// left is added to the cells it runs through (Green's theorem), nothing is sampled.
CellMap cut_into_cells(std::span<const geo::MultiPolygon> places);

/// Area two convex rings have in common; both open (first point not repeated), counter-clockwise.
double common_area(std::span<const geo::Point> subject, std::span<const geo::Point> clip);

} // namespace netzatlas::demo
