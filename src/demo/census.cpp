#include "demo/census.hpp"

#include "demo/chance.hpp"
#include "geo/transform.hpp"
#include "terms/epsg.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace netzatlas::demo {

namespace {

constexpr int cell_m = 100;
constexpr double smallest_overlap_m2 = 1e-6; // below: two cells that touch
constexpr int fewest_persons = 3;            // the census publishes no smaller number

/// How many want to live in a home: more in the middle of larger settlements.
double pull_of(const Home& home, geo::Point middle) {
    const double size = std::sqrt(static_cast<double>(home.settlement_cells));
    const auto chance = mixed(static_cast<std::uint64_t>(middle.x),
                              static_cast<std::uint64_t>(middle.y), seed_of("pull"));
    return (1.5 - home.depth) * (2.0 + size / 6.0) * (0.6 + 0.8 * unit_of(chance));
}

Result<std::vector<CensusSquare>> squares_under(const World& world, const Settling& settling) {
    std::vector<geo::Point> middles;
    middles.reserve(settling.homes.size());
    for (const auto& home : settling.homes) {
        middles.push_back(world.cells.middle(home.cell));
    }
    const auto to_census = geo::Transform::between(epsg::utm32, epsg::laea);
    if (!to_census) {
        return fail(to_census.error());
    }
    if (const auto done = to_census->apply(middles); !done) {
        return fail(done.error());
    }
    std::map<std::pair<std::int32_t, std::int32_t>, CensusSquare> found;
    for (std::size_t i = 0; i < middles.size(); ++i) {
        const auto east = static_cast<std::int32_t>(std::floor(middles[i].x / cell_m)) * cell_m;
        const auto north = static_cast<std::int32_t>(std::floor(middles[i].y / cell_m)) * cell_m;
        const auto& home = settling.homes[i];
        auto& square = found[{north, east}];
        if (square.place == no_place || home.hamlet >= 0) {
            square.place = home.place;
        }
        square.east_m = east;
        square.north_m = north;
        square.pull = std::max(square.pull, pull_of(home, world.cells.middle(home.cell)));
        if (home.settlement >= 1000) {
            square.hamlet = home.settlement - 1000;
        }
    }
    std::vector<CensusSquare> squares;
    squares.reserve(found.size());
    for (auto& [key, square] : found) {
        squares.push_back(std::move(square));
    }
    return squares;
}

/// Spreads one square, given as a ring in the coverage grid's system, over the homes it overlaps.
void spread(const CellMap& cells, const Settling& settling, std::span<const geo::Point> ring,
            CensusSquare& square) {
    geo::Box box{1e12, 1e12, -1e12, -1e12};
    for (const auto corner : ring) {
        box = {std::min(box.west, corner.x), std::min(box.south, corner.y),
               std::max(box.east, corner.x), std::max(box.north, corner.y)};
    }
    double total = 0;
    for (double north = std::floor(box.south / cell_m) * cell_m; north < box.north;
         north += cell_m) {
        for (double east = std::floor(box.west / cell_m) * cell_m; east < box.east;
             east += cell_m) {
            const auto position = cells.grid.cell_at({east + cell_m / 2.0, north + cell_m / 2.0});
            const auto home =
                position ? settling.home_at(static_cast<std::uint32_t>(cells.grid.index(*position)))
                         : settling.homes.size();
            if (home == settling.homes.size()) {
                continue;
            }
            const std::array<geo::Point, 4> cell{{{east, north},
                                                  {east + cell_m, north},
                                                  {east + cell_m, north + cell_m},
                                                  {east, north + cell_m}}};
            if (const double area = common_area(ring, cell); area > smallest_overlap_m2) {
                square.spread.emplace_back(home, area);
                total += area;
            }
        }
    }
    for (auto& [home, part] : square.spread) {
        part /= total;
    }
}

/// Whole numbers that add up to `total`, at least `least` each, in proportion to the pulls.
std::vector<int> shared_out(const std::vector<double>& pulls, int total, int least) {
    const auto count = static_cast<int>(pulls.size());
    const double sum = std::accumulate(pulls.begin(), pulls.end(), 0.0);
    const int spare = std::max(0, total - least * count);
    std::vector<int> found;
    double want = 0;
    int given = 0;
    for (const double pull : pulls) {
        want += spare * pull / sum;
        const int next = static_cast<int>(std::floor(want + 0.5)) - given;
        given += next;
        found.push_back(least + next);
    }
    return found;
}

} // namespace

Result<std::vector<CensusSquare>> census_squares(const World& world, const Settling& settling) {
    auto squares = squares_under(world, settling);
    const auto to_utm = geo::Transform::between(epsg::laea, epsg::utm32);
    if (!squares || !to_utm) {
        return fail(squares ? to_utm.error() : squares.error());
    }
    std::vector<geo::Point> corners;
    for (const auto& square : *squares) {
        const double east = square.east_m;
        const double north = square.north_m;
        corners.insert(corners.end(), {{east, north},
                                       {east + cell_m, north},
                                       {east + cell_m, north + cell_m},
                                       {east, north + cell_m}});
    }
    if (const auto done = to_utm->apply(corners); !done) {
        return fail(done.error());
    }
    for (std::size_t i = 0; i < squares->size(); ++i) {
        spread(world.cells, settling, std::span{corners}.subspan(i * 4, 4), (*squares)[i]);
    }
    return squares;
}

void populate(const World& world, const HamletPeople& hamlet_people,
              std::vector<CensusSquare>& squares) {
    std::vector<std::vector<CensusSquare*>> by_place(world.places.size());
    std::vector<int> persons;
    persons.reserve(world.places.size());
    for (const auto& place : world.places) {
        persons.push_back(place.population);
    }
    for (auto& square : squares) {
        const auto place = static_cast<std::size_t>(square.place);
        const auto hamlet = hamlet_people.find({square.north_m, square.east_m});
        if (hamlet != hamlet_people.end()) {
            square.households = hamlet->second;
            square.persons = std::max(fewest_persons, 2 * square.households);
            persons[place] -= square.persons;
        } else {
            by_place[place].push_back(&square);
        }
    }
    for (std::size_t i = 0; i < by_place.size(); ++i) {
        std::vector<double> pulls;
        for (const auto* square : by_place[i]) {
            pulls.push_back(square->pull);
        }
        const auto people = shared_out(pulls, persons[i], fewest_persons);
        const auto homes =
            shared_out(pulls, static_cast<int>(persons[i] / persons_per_household), 1);
        for (std::size_t j = 0; j < pulls.size(); ++j) {
            by_place[i][j]->persons = people[j];
            by_place[i][j]->households = std::min(homes[j], people[j]);
        }
    }
}

std::vector<double> home_weights(const std::vector<CensusSquare>& squares, std::size_t homes) {
    std::vector<double> weights(homes, 0.0);
    for (const auto& square : squares) {
        for (const auto& [home, part] : square.spread) {
            weights[home] += square.households * part;
        }
    }
    return weights;
}

} // namespace netzatlas::demo
