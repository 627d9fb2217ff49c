#pragma once

#include "demo/settling.hpp"
#include "terms/result.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace netzatlas::demo {

constexpr double persons_per_household = 1.96;

/// A 100 m cell of the census grid (LAEA) with people in it.
struct CensusSquare {
    std::int32_t east_m = 0; ///< lower-left corner, EPSG:3035
    std::int32_t north_m = 0;
    PlaceIndex place = no_place; ///< for whose people it counts
    int hamlet = -1;
    double pull = 1; ///< how many of the place's households want to live here
    int persons = 0;
    int households = 0;
    /// Which homes (position in Settling::homes) get which part of its households: D13, by area
    /// over the delivered cells it overlaps. Adds to 1.
    std::vector<std::pair<std::size_t, double>> spread;
};

/// The census squares under the homes, by north, then east, with their spread and nobody in them.
///
/// Every home's middle lies in an inhabited square, so every home gets households and every square
/// overlaps a delivered cell. Written from definitions.md D13, apart from the engine.
Result<std::vector<CensusSquare>> census_squares(const World& world, const Settling& settling);

/// Households of the census squares of hamlets, by (north, east) of the square.
using HamletPeople = std::map<std::pair<std::int32_t, std::int32_t>, int>;

/// Lets every place's people live in its squares: whole persons and households that add up to its
/// population; those of hamlets are given.
void populate(const World& world, const HamletPeople& hamlet_people,
              std::vector<CensusSquare>& squares);

/// Households of each home as D13 gives them.
std::vector<double> home_weights(const std::vector<CensusSquare>& squares, std::size_t homes);

} // namespace netzatlas::demo
