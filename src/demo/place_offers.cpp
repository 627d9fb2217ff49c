#include "demo/place_offers.hpp"

#include "demo/chance.hpp"
#include "demo/raised.hpp"

#include <algorithm>
#include <map>

namespace netzatlas::demo {

namespace {

constexpr int spread_out = 60000; // reluctance between the first and the last cell
constexpr double nothing = 1e-6;  // household hundredths

using Column = std::vector<std::uint16_t>;
using Reluctance = std::vector<int>;
/// Σ households · 1/100 % that a place's own cells have to bring, per technology and rate.
using Wanted = std::array<std::array<double, rate_count>, technology_keys.size()>;

/// The cells that are one place's alone.
struct OwnHomes {
    std::vector<std::size_t> positions; ///< in Settling::homes
    std::vector<double> weights;
};

/// Numbers a cell draws with, the same in every run.
struct Dice {
    geo::Point middle;
    std::uint64_t seed;
    double roll(std::uint64_t what) const {
        return unit_of(mixed(seed, what,
                             static_cast<std::uint64_t>(middle.x) * 100003U +
                                 static_cast<std::uint64_t>(middle.y)));
    }
};

double eagerness(const Home& home, const Dice& dice, Technology technology, double largest) {
    const double size = home.settlement_cells / largest;
    switch (technology) {
    case hfc: // cable lies where many live
        return 0.6 * (1 - size) + 0.2 * home.depth + 0.2 * dice.roll(1);
    case ftthb: { // fibre is laid by projects: a whole village, a quarter of a town
        const auto village = static_cast<std::uint64_t>(home.settlement);
        const Surface quarters{mixed(dice.seed, 5), 900};
        return 0.45 * unit_of(mixed(dice.seed, 6, village)) + 0.40 * quarters.at(dice.middle) +
               0.15 * dice.roll(2);
    }
    default: { // copper gets slower away from the cabinet
        const Surface cabinets{mixed(dice.seed, 7), 600};
        return 0.45 * home.depth + 0.40 * cabinets.at(dice.middle) + 0.15 * dice.roll(3);
    }
    }
}

class PlaceDraw {
public:
    PlaceDraw(const World& world, const Settling& settling, PlaceIndex place, const OwnHomes& own)
        : own_{own}, place_{world.place(place)} {
        double largest = 1;
        for (const auto position : own.positions) {
            largest = std::max<double>(largest, settling.homes[position].settlement_cells);
        }
        for (const auto technology : {hfc, ftthb, fttc}) {
            for (const auto position : own.positions) {
                const auto& home = settling.homes[position];
                const Dice dice{world.cells.middle(home.cell), seed_of(place_.ags)};
                reluctance_[technology].push_back(
                    static_cast<int>(spread_out * eagerness(home, dice, technology, largest)));
            }
        }
    }

    void draw(const Wanted& wanted) {
        for (const auto technology : published) {
            for (std::size_t rate = rate_count; rate-- > 0;) {
                draw(technology, rate, wanted);
            }
        }
    }

    Offer offer(std::size_t i) const {
        Offer found{};
        for (const auto technology : published) {
            for (std::size_t rate = 0; rate < rate_count; ++rate) {
                found[technology][rate] = drawn_[technology][rate][i];
            }
        }
        return found;
    }

private:
    void draw(Technology technology, std::size_t rate, const Wanted& wanted) {
        auto& shares = drawn_[technology][rate];
        const bool is_top = rate + 1 == rate_count;
        shares = is_top ? Column(own_.weights.size(), 0) : drawn_[technology][rate + 1];
        const double goal = wanted[technology][rate];
        if (!is_top && goal - wanted[technology][rate + 1] < nothing) {
            return;
        }
        if (technology == alle) {
            const Column full(shares.size(), 10000);
            raise({shares, full, union_reluctance(rate), own_.weights}, goal);
            return;
        }
        if (technology != hfc) { // first where the union has nothing else to stand on
            raise({shares, still_needed(technology, rate), reluctance_[technology], own_.weights},
                  goal);
        }
        raise({shares, drawn_[alle][rate], reluctance_[technology], own_.weights}, goal);
    }

    /// A cell is served first where any of the technologies of this rate likes to be.
    Reluctance union_reluctance(std::size_t rate) const {
        Reluctance found(own_.weights.size(), spread_out);
        for (const auto technology : {hfc, ftthb, fttc}) {
            if (quota(place_, technology)[rate] > 0) {
                std::transform(found.begin(), found.end(), reluctance_[technology].begin(),
                               found.begin(), [](int a, int b) { return std::min(a, b); });
            }
        }
        return found;
    }

    Column still_needed(Technology technology, std::size_t rate) const {
        Column found(own_.weights.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            int others = drawn_[hfc][rate][i];
            others += technology == fttc ? drawn_[ftthb][rate][i] : 0;
            const int needed = std::max(0, drawn_[alle][rate][i] - others);
            found[i] = std::max(drawn_[technology][rate][i], static_cast<std::uint16_t>(needed));
        }
        return found;
    }

    const OwnHomes& own_;
    const Municipality& place_;
    std::array<Reluctance, technology_keys.size()> reluctance_;
    std::array<std::array<Column, rate_count>, technology_keys.size()> drawn_;
};

/// What the cells on borders leave to a place's own cells: the mean of both assignments, which
/// differ by next to nothing (balance.hpp).
struct Balance {
    double households_by_key = 0;
    double households_by_area = 0;
    Wanted crossing_by_key{};
    Wanted crossing_by_area{};

    void add(double by_key, double by_area, const Offer& offer) {
        households_by_key += by_key;
        households_by_area += by_area;
        for (const auto technology : published) {
            for (std::size_t rate = 0; rate < rate_count; ++rate) {
                crossing_by_key[technology][rate] += by_key * offer[technology][rate];
                crossing_by_area[technology][rate] += by_area * offer[technology][rate];
            }
        }
    }

    Wanted wanted(const Municipality& place) const {
        Wanted found{};
        for (const auto technology : published) {
            for (std::size_t rate = 0; rate < rate_count; ++rate) {
                const double share = quota(place, technology)[rate];
                found[technology][rate] =
                    (share * (households_by_key + households_by_area) -
                     crossing_by_key[technology][rate] - crossing_by_area[technology][rate]) /
                    2;
            }
        }
        return found;
    }
};

double part_of_buildings(const Home& home, const Dice& dice) {
    return std::min(0.8, home.settlement_cells / 2500.0) * (0.5 + 0.5 * dice.roll(4)) + 0.05;
}

} // namespace

std::vector<Offer> home_offers(const World& world, const Settling& settling,
                               std::span<const double> weights) {
    std::vector<Offer> offers(settling.homes.size());
    std::vector<OwnHomes> own(world.places.size());
    std::vector<Balance> balances(world.places.size());
    for (std::size_t i = 0; i < settling.homes.size(); ++i) {
        const auto& home = settling.homes[i];
        if (home.hamlet < 0) {
            auto& place = own[static_cast<std::size_t>(home.place)];
            place.positions.push_back(i);
            place.weights.push_back(weights[i]);
            balances[static_cast<std::size_t>(home.place)].add(weights[i], weights[i], Offer{});
            continue;
        }
        offers[i] = settling.hamlets[static_cast<std::size_t>(home.hamlet)].offer;
        for (const auto& part : world.cells.parts_of(home.cell)) {
            balances[static_cast<std::size_t>(part.place)].add(
                part.place == home.place ? weights[i] : 0.0, weights[i] * part.fraction, offers[i]);
        }
    }
    for (std::size_t place = 0; place < own.size(); ++place) {
        PlaceDraw draw{world, settling, static_cast<PlaceIndex>(place), own[place]};
        draw.draw(balances[place].wanted(world.places[place]));
        for (std::size_t i = 0; i < own[place].positions.size(); ++i) {
            offers[own[place].positions[i]] = draw.offer(i);
        }
    }
    for (std::size_t i = 0; i < offers.size(); ++i) {
        const auto& home = settling.homes[i];
        const Dice dice{world.cells.middle(home.cell), seed_of(world.place(home.place).ags)};
        complete(offers[i], part_of_buildings(home, dice));
    }
    return offers;
}

} // namespace netzatlas::demo
