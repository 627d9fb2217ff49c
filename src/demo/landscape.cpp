#include "demo/landscape.hpp"

#include "demo/chance.hpp"

#include <algorithm>
#include <cmath>

namespace netzatlas::demo {

namespace {

constexpr int far = 65000;
constexpr int straight_m = 100; // way between the middles of two cells
constexpr int diagonal_m = 141;
constexpr double road_step_m = 60;
constexpr double longest_road_m = 32000;
constexpr double many_people = 45000; // at both ends of a federal road
constexpr double town_people = 30000; // at each end of a motorway

/// Ways to the nearest home over the grid, in two sweeps (chamfer distance).
std::vector<std::uint16_t> ways_home(const Grid& grid, const Settling& settling) {
    std::vector<std::uint16_t> ways(grid.size(), far);
    for (const auto& home : settling.homes) {
        ways[home.cell] = 0;
    }
    const auto relax = [&](int row, int column, int up, int right, int step) {
        const CellPosition from{row + up, column + right};
        if (grid.contains(from)) {
            auto& way = ways[grid.index({row, column})];
            way = static_cast<std::uint16_t>(
                std::min<int>(way, std::min(far, ways[grid.index(from)] + step)));
        }
    };
    const auto sweep = [&](int row, int column, int back) {
        relax(row, column, back, 0, straight_m);
        relax(row, column, 0, back, straight_m);
        relax(row, column, back, back, diagonal_m);
        relax(row, column, back, -back, diagonal_m);
    };
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            sweep(row, column, -1);
        }
    }
    for (int row = grid.rows - 1; row >= 0; --row) {
        for (int column = grid.columns - 1; column >= 0; --column) {
            sweep(row, column, 1);
        }
    }
    return ways;
}

/// Two centres are joined when nobody lives in the circle between them (Gabriel graph).
bool joined(const std::vector<geo::Point>& centres, std::size_t a, std::size_t b) {
    const auto squared = [](geo::Point p, geo::Point q) {
        return (p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y);
    };
    const double long_way = squared(centres[a], centres[b]);
    if (long_way > longest_road_m * longest_road_m) {
        return false;
    }
    for (std::size_t c = 0; c < centres.size(); ++c) {
        if (c != a && c != b &&
            squared(centres[a], centres[c]) + squared(centres[b], centres[c]) < long_way) {
            return false;
        }
    }
    return true;
}

Land kind_of_road(const Municipality& a, const Municipality& b) {
    if (a.population > town_people && b.population > town_people) {
        return Land::motorway;
    }
    return a.population + b.population > many_people ? Land::federal_road : Land::county_road;
}

void draw_road(const Grid& grid, geo::Point from, geo::Point to, Land kind,
               std::vector<Land>& roads) {
    const Warp winding{seed_of("roads")};
    const double length =
        std::sqrt((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y));
    const int steps = static_cast<int>(length / road_step_m) + 1;
    for (int i = 0; i <= steps; ++i) {
        const double part = static_cast<double>(i) / steps;
        const auto at = winding({from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part});
        if (const auto cell = grid.cell_at({at.x, at.y})) {
            auto& road = roads[grid.index(*cell)];
            road = std::min(road, kind);
        }
    }
}

/// Roads over the grid; `farmland` where there is none.
std::vector<Land> roads_of(const World& world) {
    std::vector<Land> roads(world.cells.grid.size(), Land::farmland);
    for (std::size_t a = 0; a < world.places.size(); ++a) {
        for (std::size_t b = a + 1; b < world.places.size(); ++b) {
            if (joined(world.centres, a, b)) {
                draw_road(world.cells.grid, world.centres[a], world.centres[b],
                          kind_of_road(world.places[a], world.places[b]), roads);
            }
        }
    }
    return roads;
}

Land open_ground(geo::Point middle) {
    static const Surface rivers{seed_of("rivers"), 14000};
    static const Surface woods{seed_of("woods"), 5200};
    static const Surface clearings{seed_of("clearings"), 1100};
    if (std::abs(rivers.at(middle) - 0.5) < 0.006) {
        return Land::water;
    }
    return woods.at(middle) * 0.75 + clearings.at(middle) * 0.25 > 0.56 ? Land::forest_meadow
                                                                        : Land::farmland;
}

} // namespace

Landscape landscape(const World& world, const Settling& settling) {
    const auto ways = ways_home(world.cells.grid, settling);
    const auto roads = roads_of(world);
    const Surface trade{seed_of("trade"), 1500};
    Landscape found;
    auto part = world.cells.parts.begin();
    for (std::uint32_t cell = 0; cell < ways.size(); ++cell) {
        auto place = world.cells.whole[cell];
        for (double most = 0; part != world.cells.parts.end() && part->cell == cell; ++part) {
            place = part->fraction > most ? part->place : place;
            most = std::max(most, part->fraction);
        }
        if (place == no_place) {
            continue;
        }
        const auto middle = world.cells.middle(cell);
        const bool beside_homes = ways[cell] <= 300 && trade.at(middle) > 0.66;
        found.cells.push_back(cell);
        found.places.push_back(place);
        found.to_homes_m.push_back(ways[cell]);
        found.land.push_back(ways[cell] == 0                 ? Land::residential
                             : beside_homes                  ? Land::business
                             : roads[cell] != Land::farmland ? roads[cell]
                                                             : open_ground(middle));
    }
    return found;
}

} // namespace netzatlas::demo
