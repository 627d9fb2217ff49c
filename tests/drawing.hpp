#pragma once

#include "geo/polygon.hpp"
#include "terms/grid.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

/// Grids, borders and layers drawn in a test as they look: one sign a cell, the first line north.
///
///     "##.\n"
///     "#..\n"
namespace netzatlas::testing {

inline std::vector<std::string_view> drawn_lines(std::string_view picture) {
    std::vector<std::string_view> lines;
    while (!picture.empty()) {
        const auto end = std::min(picture.find('\n'), picture.size());
        lines.push_back(picture.substr(0, end));
        picture.remove_prefix(std::min(end + 1, picture.size()));
    }
    return lines;
}

/// 100 m cells; the south-west corner at (600000, 5700000).
inline Grid drawn_grid(std::string_view picture) {
    const auto lines = drawn_lines(picture);
    const auto rows = static_cast<int>(lines.size());
    return {25832, 600000, 5700000 + 100.0 * rows, 100, static_cast<int>(lines.at(0).size()), rows};
}

/// A layer: digits are their value, `?` is not delivered, any other sign 0. `scale` multiplies.
inline std::vector<std::uint16_t> drawn_cells(std::string_view picture, int scale = 1) {
    std::vector<std::uint16_t> cells;
    for (const auto line : drawn_lines(picture)) {
        for (const char sign : line) {
            const int value = sign >= '0' && sign <= '9' ? (sign - '0') * scale : 0;
            cells.push_back(sign == '?' ? std::uint16_t{65535} : static_cast<std::uint16_t>(value));
        }
    }
    return cells;
}

/// Households of a grid: digits are their number, any other sign 0.
inline std::vector<double> drawn_weights(std::string_view picture) {
    const auto cells = drawn_cells(picture);
    return {cells.begin(), cells.end()};
}

/// Which cells show the sign.
inline std::vector<bool> drawn_flags(std::string_view picture, char sign = '#') {
    std::vector<bool> flags;
    for (const auto line : drawn_lines(picture)) {
        for (const char here : line) {
            flags.push_back(here == sign);
        }
    }
    return flags;
}

namespace drawing {

using Corner = std::pair<int, int>; ///< column, row from the north
using Steps = std::multimap<Corner, Corner>;

/// The outline's steps with the drawn ground on their left.
inline Steps outline(const std::vector<std::string_view>& lines, char sign) {
    const auto drawn = [&](int column, int row) {
        return row >= 0 && row < static_cast<int>(lines.size()) && column >= 0 &&
               column < static_cast<int>(lines[static_cast<std::size_t>(row)].size()) &&
               lines[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] == sign;
    };
    Steps steps;
    for (int row = 0; row < static_cast<int>(lines.size()); ++row) {
        for (int column = 0; column < static_cast<int>(lines[0].size()); ++column) {
            if (!drawn(column, row)) {
                continue;
            }
            const Corner nw{column, row};
            const Corner ne{column + 1, row};
            const Corner sw{column, row + 1};
            const Corner se{column + 1, row + 1};
            if (!drawn(column - 1, row))
                steps.emplace(nw, sw);
            if (!drawn(column, row + 1))
                steps.emplace(sw, se);
            if (!drawn(column + 1, row))
                steps.emplace(se, ne);
            if (!drawn(column, row - 1))
                steps.emplace(ne, nw);
        }
    }
    return steps;
}

/// Takes one ring out of the steps; where two rings touch in a corner it turns left, so that they
/// stay apart.
inline std::vector<Corner> next_ring(Steps& steps) {
    std::vector<Corner> ring{steps.begin()->first};
    Corner from = ring.front();
    for (Corner at = from; steps.contains(at);) {
        const auto [first, last] = steps.equal_range(at);
        auto chosen = first;
        for (auto step = first; step != last && ring.size() > 1; ++step) {
            const int turn = (at.first - from.first) * (step->second.second - at.second) -
                             (at.second - from.second) * (step->second.first - at.first);
            if (turn < 0) { // rows count southward: a left turn is negative
                chosen = step;
            }
        }
        from = at;
        at = chosen->second;
        steps.erase(chosen);
        ring.push_back(at);
        if (at == ring.front()) {
            break;
        }
    }
    return ring;
}

} // namespace drawing

/// The border around every cell that shows the sign, holes and exclaves as drawn. Pieces that only
/// touch in a corner are polygons of their own.
inline geo::MultiPolygon drawn_border(std::string_view picture, char sign = '#') {
    const auto grid = drawn_grid(picture);
    auto steps = drawing::outline(drawn_lines(picture), sign);
    geo::MultiPolygon shape;
    std::vector<geo::Ring> holes;
    while (!steps.empty()) {
        geo::Ring ring;
        double twice = 0;
        for (const auto& [column, row] : drawing::next_ring(steps)) {
            ring.push_back({grid.west + 100.0 * column, grid.north - 100.0 * row});
            const auto& last = ring[ring.size() - std::min<std::size_t>(ring.size(), 2)];
            twice += (last.x - grid.west) * (ring.back().y - grid.north) -
                     (ring.back().x - grid.west) * (last.y - grid.north);
        }
        if (twice > 0) {
            shape.polygons.push_back({{ring}});
        } else {
            holes.push_back(ring);
        }
    }
    for (const auto& hole : holes) { // in tests with holes the first polygon is the one around them
        shape.polygons.front().rings.push_back(hole);
    }
    return shape;
}

} // namespace netzatlas::testing
