#pragma once

#include "geo/polygon.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace netzatlas::demo {

/// Where a municipality grows from, and how large it is to become.
struct Seed {
    geo::Point centre; ///< EPSG:25832
    double area_m2 = 0;
};

/// Ground cut into squares, each square belonging to one seed or to nobody.
struct GroundMap {
    static constexpr std::int16_t nobody = -1;
    double west = 0;
    double south = 0;
    double square_m = 0;
    int columns = 0;
    int rows = 0; ///< row 0 is the southernmost
    std::vector<std::int16_t> owners;

    std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(column);
    }
    std::int16_t owner(int column, int row) const {
        return column < 0 || row < 0 || column >= columns || row >= rows
                   ? nobody
                   : owners[index(column, row)];
    }
    geo::Point middle(int column, int row) const {
        return {west + (column + 0.5) * square_m, south + (row + 0.5) * square_m};
    }
};

/// Grows every seed until it has its area: schematic municipalities of a schematic state.
///
/// First all grow freely, which gives the state's outline; then they compete for the ground inside
/// it by a power diagram whose weights are set until the areas are right. Places are warped
/// smoothly, so that borders wind. Each owner's ground hangs together, and four squares around a
/// corner are never all strange to their neighbours, so that any union of owners has simple rings.
/// Areas come out within a few percent: borders are schematic.
GroundMap grown(std::span<const Seed> seeds);

} // namespace netzatlas::demo
