#include "demo/balance.hpp"

#include "demo/chance.hpp"
#include "demo/fair_offer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace netzatlas::demo {

namespace {

constexpr int fewest = 2;
constexpr int most = 9;
constexpr int usual = 4;
constexpr std::size_t most_tried = 6; // squares varied: 8^6 ways

/// What one household in a square adds to the first place by key and not by area.
double lean(const World& world, const Settling& settling, const Hamlet& hamlet,
            const CensusSquare& square) {
    double sum = 0;
    for (const auto& [position, part] : square.spread) {
        const auto& home = settling.homes[position];
        if (home.hamlet < 0) {
            continue;
        }
        const auto parts = world.cells.parts_of(home.cell);
        const double inside =
            parts[0].place == hamlet.first ? parts[0].fraction : parts[1].fraction;
        sum += part * ((home.place == hamlet.first ? 1.0 : 0.0) - inside);
    }
    return sum;
}

/// Tries all ways to people the first squares; keeps the one with the smallest sum.
struct Search {
    std::vector<double> leans;
    std::array<int, most_tried> now{};
    std::array<int, most_tried> best{};
    double smallest = 1e18;

    void run(std::size_t at, double sum) {
        if (at == leans.size()) {
            if (std::abs(sum) < smallest) {
                smallest = std::abs(sum);
                best = now;
            }
            return;
        }
        for (int count = fewest; count <= most; ++count) {
            now[at] = count;
            run(at + 1, sum + count * leans[at]);
        }
    }
};

/// Peoples one hamlet's squares. False when no way is balanced enough.
bool people(std::vector<std::pair<double, CensusSquare*>>& squares) {
    std::sort(squares.begin(), squares.end(), [](const auto& a, const auto& b) {
        return std::tuple{-std::abs(a.first), a.second->north_m, a.second->east_m} <
               std::tuple{-std::abs(b.first), b.second->north_m, b.second->east_m};
    });
    Search search;
    double fixed = 0;
    for (std::size_t i = 0; i < squares.size(); ++i) {
        if (i < most_tried) {
            search.leans.push_back(squares[i].first);
        } else {
            squares[i].second->households = usual;
            fixed += usual * squares[i].first;
        }
    }
    search.run(0, fixed);
    for (std::size_t i = 0; i < search.leans.size(); ++i) {
        squares[i].second->households = search.best[i];
    }
    return search.smallest < most_unbalanced;
}

/// The part of each place's households that live in crossing cells.
std::vector<double> crossing_parts(const World& world, const Settling& alone,
                                   const std::vector<CensusSquare>& squares) {
    std::vector<double> parts(world.places.size(), 0.0);
    const auto weights = home_weights(squares, alone.homes.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
        for (const auto& part : world.cells.parts_of(alone.homes[i].cell)) {
            parts[static_cast<std::size_t>(part.place)] += weights[i] * part.fraction;
        }
    }
    for (std::size_t place = 0; place < parts.size(); ++place) {
        parts[place] *= persons_per_household / world.places[place].population;
    }
    return parts;
}

std::optional<Offer> common_offer(const World& world, const Hamlet& hamlet,
                                  const std::vector<double>& parts) {
    const auto side = [&](PlaceIndex place) {
        return Neighbour{&world.place(place), parts[static_cast<std::size_t>(place)]};
    };
    const auto middle = world.cells.middle(hamlet.crossing.front());
    const auto chance = mixed(static_cast<std::uint64_t>(middle.x),
                              static_cast<std::uint64_t>(middle.y), seed_of("hamlet"));
    return fair_offer(side(hamlet.first), side(hamlet.second), static_cast<int>(chance % 9));
}

} // namespace

Result<HamletPeople> balanced(const World& world, std::vector<Hamlet>& hamlets) {
    const auto alone = hamlets_alone(world, hamlets);
    auto squares = census_squares(world, alone);
    if (!squares) {
        return fail(squares.error());
    }
    std::vector<std::vector<std::pair<double, CensusSquare*>>> by_hamlet(hamlets.size());
    for (auto& square : *squares) {
        const auto number = static_cast<std::size_t>(square.hamlet);
        by_hamlet[number].emplace_back(lean(world, alone, hamlets[number], square), &square);
    }
    std::vector<char> solved;
    solved.reserve(by_hamlet.size());
    for (auto& own : by_hamlet) {
        solved.push_back(static_cast<char>(people(own)));
    }
    const auto parts = crossing_parts(world, alone, *squares);
    HamletPeople found;
    std::vector<Hamlet> kept;
    for (std::size_t i = 0; i < hamlets.size(); ++i) {
        const auto offer = solved[i] != 0 ? common_offer(world, hamlets[i], parts) : std::nullopt;
        if (!offer) {
            continue;
        }
        kept.push_back(hamlets[i]);
        kept.back().offer = *offer;
        for (const auto& [lean, square] : by_hamlet[i]) {
            found[{square->north_m, square->east_m}] = square->households;
        }
    }
    hamlets = std::move(kept);
    return found;
}

} // namespace netzatlas::demo
