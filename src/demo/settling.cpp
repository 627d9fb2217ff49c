#include "demo/settling.hpp"

#include "demo/chance.hpp"

#include <algorithm>
#include <cmath>

namespace netzatlas::demo {

namespace {

constexpr double inhabited_cells = 149700; // in the whole state; hamlets come on top
constexpr int moat = 2;                    // empty cells around a hamlet

/// People per inhabited cell before scaling: cities are denser than villages.
double density(double population) {
    return 7.0 + 40.0 * std::sqrt(population / 240000.0);
}

double scale(const Facts& facts) {
    double cells = 0;
    for (const auto& place : facts.municipalities) {
        cells += place.population / density(place.population);
    }
    return inhabited_cells / cells;
}

double distance(geo::Point a, geo::Point b) {
    return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/// Settles one place on the cells that are its own alone.
class Settler {
public:
    Settler(const World& world, PlaceIndex place, std::vector<std::uint32_t> free_cells)
        : world_{world}, place_{place}, free_{std::move(free_cells)}, taken_(free_.size(), 0),
          chance_{seed_of(world.place(place).ags)} {}

    std::vector<Home> homes(int wanted) {
        wanted = std::min(wanted, static_cast<int>(free_.size() * 6 / 10));
        const auto sizes = settlement_sizes(wanted);
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            if (const auto centre = next_centre(); centre < free_.size()) {
                grow(static_cast<int>(i), free_[centre], sizes[i]);
            }
        }
        return std::move(homes_);
    }

private:
    std::vector<int> settlement_sizes(int wanted) const {
        const auto& facts = world_.place(place_);
        const double km2 = facts.area_ha / 100.0;
        const int villages = std::clamp(static_cast<int>(km2 / 11.0), 0, wanted / 14);
        const double main_part =
            villages == 0 ? 1.0 : 0.30 + 0.35 * std::min(1.0, facts.population / 30000.0);
        std::vector<int> sizes{static_cast<int>(wanted * main_part)};
        double parts = 0;
        for (int i = 0; i < villages; ++i) {
            parts += 1.0 / (i + 2.0);
        }
        int rest = wanted - sizes[0];
        for (int i = 0; i < villages; ++i) {
            const auto size = static_cast<int>((wanted - sizes[0]) * (1.0 / (i + 2.0)) / parts);
            sizes.push_back(size);
            rest -= size;
        }
        sizes[0] += rest;
        return sizes;
    }

    /// First the cell nearest to the place's centre, then free ones far from all before.
    std::size_t next_centre() {
        std::size_t best = free_.size();
        double best_score = -1e18;
        const int tries = centres_.empty() ? static_cast<int>(free_.size()) : 8;
        for (int i = 0; i < tries; ++i) {
            const auto at =
                centres_.empty()
                    ? static_cast<std::size_t>(i)
                    : static_cast<std::size_t>(chance_.below(static_cast<int>(free_.size())));
            const double score = centre_score(world_.cells.middle(free_[at]));
            if (taken_[at] == 0 && score > best_score) {
                best = at;
                best_score = score;
            }
        }
        if (best < free_.size()) {
            centres_.push_back(world_.cells.middle(free_[best]));
        }
        return best;
    }

    double centre_score(geo::Point point) const {
        if (centres_.empty()) {
            return -distance(point, world_.centres[static_cast<std::size_t>(place_)]);
        }
        double nearest = 1e18;
        for (const auto centre : centres_) {
            nearest = std::min(nearest, distance(point, centre));
        }
        return nearest;
    }

    /// Takes the `count` free cells that are nearest in a stretched, bumpy measure.
    void grow(int settlement, std::uint32_t centre_cell, int count) {
        const auto centre = world_.cells.middle(centre_cell);
        const double across = chance_.unit() * 2 - 1;
        const double along = std::sqrt(1 - across * across);
        const double stretch = 1.0 + chance_.unit();
        const Surface bumps{chance_.next(), 450};
        std::vector<std::pair<double, std::size_t>> order;
        const double reach = 180.0 * std::sqrt(static_cast<double>(count)) + 500.0;
        for (std::size_t i = 0; i < free_.size(); ++i) {
            const auto middle = world_.cells.middle(free_[i]);
            const geo::Point way{middle.x - centre.x, middle.y - centre.y};
            if (taken_[i] != 0 || std::abs(way.x) > reach || std::abs(way.y) > reach) {
                continue;
            }
            const double long_way = way.x * along + way.y * across;
            const double short_way = (way.y * along - way.x * across) * stretch;
            const double measure = std::sqrt(long_way * long_way + short_way * short_way);
            order.emplace_back(measure * (0.55 + 0.9 * bumps.at(middle)), i);
        }
        std::sort(order.begin(), order.end());
        const int found = std::min(count, static_cast<int>(order.size()));
        for (int i = 0; i < found; ++i) {
            const auto at = order[static_cast<std::size_t>(i)].second;
            taken_[at] = 1;
            homes_.push_back(
                {free_[at], place_, -1, settlement, found, (i + 0.5) / static_cast<double>(found)});
        }
    }

    const World& world_;
    PlaceIndex place_;
    std::vector<std::uint32_t> free_;
    std::vector<char> taken_;
    Chance chance_;
    std::vector<geo::Point> centres_;
    std::vector<Home> homes_;
};

/// Cells that are one place's alone and not near a hamlet, by place.
std::vector<std::vector<std::uint32_t>> free_cells(const World& world,
                                                   const std::vector<Hamlet>& hamlets) {
    std::vector<char> blocked(world.cells.grid.size(), 0);
    for (const auto& hamlet : hamlets) {
        for (const auto* cells : {&hamlet.crossing, &hamlet.beside}) {
            for (const auto cell : *cells) {
                const auto [row, column] = world.cells.position(cell);
                for (int up = -moat; up <= moat; ++up) {
                    for (int right = -moat; right <= moat; ++right) {
                        const CellPosition next{row + up, column + right};
                        if (world.cells.grid.contains(next)) {
                            blocked[world.cells.grid.index(next)] = 1;
                        }
                    }
                }
            }
        }
    }
    std::vector<std::vector<std::uint32_t>> found(world.places.size());
    for (std::uint32_t cell = 0; cell < world.cells.whole.size(); ++cell) {
        const auto place = world.cells.whole[cell];
        if (place != no_place && blocked[cell] == 0) {
            found[static_cast<std::size_t>(place)].push_back(cell);
        }
    }
    return found;
}

PlaceIndex holder(const CellMap& cells, std::uint32_t cell) {
    const auto parts = cells.parts_of(cell);
    if (parts.empty()) {
        return cells.whole[cell];
    }
    return std::max_element(parts.begin(), parts.end(),
                            [](const auto& a, const auto& b) { return a.fraction < b.fraction; })
        ->place;
}

void add_hamlet(const World& world, int number, const Hamlet& hamlet, std::vector<Home>& homes) {
    const int size = static_cast<int>(hamlet.crossing.size() + hamlet.beside.size());
    const int settlement = 1000 + number;
    for (const auto cell : hamlet.crossing) {
        homes.push_back({cell, holder(world.cells, cell), number, settlement, size, 0.5});
    }
    for (const auto cell : hamlet.beside) {
        homes.push_back({cell, world.cells.whole[cell], -1, settlement, size, 0.5});
    }
}

} // namespace

std::size_t Settling::home_at(std::uint32_t cell) const {
    const auto at =
        std::lower_bound(homes.begin(), homes.end(), cell,
                         [](const Home& home, std::uint32_t wanted) { return home.cell < wanted; });
    return at != homes.end() && at->cell == cell ? static_cast<std::size_t>(at - homes.begin())
                                                 : homes.size();
}

Settling hamlets_alone(const World& world, std::vector<Hamlet> hamlets) {
    Settling settling;
    for (std::size_t i = 0; i < hamlets.size(); ++i) {
        add_hamlet(world, static_cast<int>(i), hamlets[i], settling.homes);
    }
    std::sort(settling.homes.begin(), settling.homes.end(),
              [](const Home& a, const Home& b) { return a.cell < b.cell; });
    settling.hamlets = std::move(hamlets);
    return settling;
}

Settling settled(const World& world, std::vector<Hamlet> hamlets) {
    const double factor = scale(world.facts);
    auto free = free_cells(world, hamlets);
    auto settling = hamlets_alone(world, std::move(hamlets));
    for (std::size_t i = 0; i < world.places.size(); ++i) {
        const double population = world.places[i].population;
        const int wanted = static_cast<int>(factor * population / density(population));
        Settler settler{world, static_cast<PlaceIndex>(i), std::move(free[i])};
        const auto homes = settler.homes(wanted);
        settling.homes.insert(settling.homes.end(), homes.begin(), homes.end());
    }
    std::sort(settling.homes.begin(), settling.homes.end(),
              [](const Home& a, const Home& b) { return a.cell < b.cell; });
    return settling;
}

} // namespace netzatlas::demo
