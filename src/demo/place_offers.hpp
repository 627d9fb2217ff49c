#pragma once

#include "demo/offers.hpp"
#include "demo/settling.hpp"

#include <span>
#include <vector>

namespace netzatlas::demo {

/// Invents every home's offer such that each place's household-weighted shares are the published
/// ones, whole cells by key and split by area alike.
///
/// The crossing cells of hamlets come first (Hamlet::offer); the cells that are one place's alone
/// then close its sums, from the highest rate down: the union, then each technology below it.
/// `weights`: households per home, as the census gives them back by D13.
std::vector<Offer> home_offers(const World& world, const Settling& settling,
                               std::span<const double> weights);

} // namespace netzatlas::demo
