#pragma once

#include "demo/offers.hpp"
#include "demo/world.hpp"

#include <cstdint>
#include <vector>

namespace netzatlas::demo {

/// An inhabited 100 m cell: one record of the fixed-network file.
struct Home {
    std::uint32_t cell = 0;
    PlaceIndex place = no_place; ///< the publisher's key: who has most of the cell
    int hamlet = -1;             ///< number of the hamlet when a border crosses the cell
    int settlement = 0;          ///< within the place; 0 is the main one
    int settlement_cells = 0;
    double depth = 0; ///< 0 in the middle of the settlement … 1 at its edge
};

/// A few homes on a border between two places; cells beside them belong to one place alone.
struct Hamlet {
    PlaceIndex first = no_place;
    PlaceIndex second = no_place;
    std::vector<std::uint32_t> crossing;
    std::vector<std::uint32_t> beside;
    Offer offer{}; ///< of all its crossing cells
};

struct Settling {
    std::vector<Home> homes; ///< by cell
    std::vector<Hamlet> hamlets;

    /// Position in `homes`, or `homes.size()`.
    std::size_t home_at(std::uint32_t cell) const;
};

/// Hamlets on inner borders of the world, at most a few percent of a place's people each.
///
/// No inhabited cell lies on the outer border or where three places meet: what is drawn there could
/// not be closed under `area_split`. Two hamlets never come near each other.
std::vector<Hamlet> hamlets_on_borders(const World& world);

/// Only the homes of hamlets.
Settling hamlets_alone(const World& world, std::vector<Hamlet> hamlets);

/// Chooses the inhabited cells: about 154,000 in the whole state, in a main settlement around each
/// centre and villages, fewer and denser cells where more people live.
Settling settled(const World& world, std::vector<Hamlet> hamlets);

} // namespace netzatlas::demo
