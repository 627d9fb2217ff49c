#pragma once

#include "demo/offers.hpp"

#include <optional>

namespace netzatlas::demo {

/// A place beside a border and the part of its households that live in cells a border crosses.
struct Neighbour {
    const Municipality* place = nullptr;
    double crossing = 0; ///< 0 … 1
};

/// An offer for the cells of a hamlet that neither place is short of afterwards.
///
/// The published shares form a web of "at least": 100 ≥ alle ≥ each technology ≥ 0, and each rate ≥
/// the next. In every step of it, a place leaves a gap; the hamlet's gap may be at most so large
/// that its cells use less than half of the place's. The highest and the lowest offer that fit are
/// found step by step and mixed (`part_of_high`, 0 … 8 eighths), which fits again.
/// Empty when the two have nothing in common, such as 100 % fibre beside none.
std::optional<Offer> fair_offer(const Neighbour& first, const Neighbour& second, int part_of_high);

} // namespace netzatlas::demo
