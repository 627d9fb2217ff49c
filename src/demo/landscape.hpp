#pragma once

#include "demo/settling.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace netzatlas::demo {

/// What a cell is mostly used for, as far as the demo tells it apart.
enum class Land : std::uint8_t {
    residential,
    business,
    motorway,
    federal_road,
    county_road,
    water,
    forest_meadow,
    farmland
};
/// In the order of `Land`: the names in data/sample/mobile_mid_2021.csv.
constexpr std::array<std::string_view, 8> land_names{"residential",   "business",    "motorway",
                                                     "federal_road",  "county_road", "water",
                                                     "forest_meadow", "farmland"};

/// The ground around the homes.
struct Landscape {
    std::vector<std::uint32_t> cells;      ///< with ground of any place, row by row from north-west
    std::vector<PlaceIndex> places;        ///< parallel: who has most of the cell
    std::vector<Land> land;                ///< parallel
    std::vector<std::uint16_t> to_homes_m; ///< parallel: way to the next home, at most 65,000
};

/// Invents land use: homes, business beside them, roads between centres, water, woods and fields.
Landscape landscape(const World& world, const Settling& settling);

} // namespace netzatlas::demo
