#pragma once

#include "demo/census.hpp"
#include "demo/settling.hpp"
#include "terms/result.hpp"

#include <vector>

namespace netzatlas::demo {

/// Keeps the hamlets whose squares can be peopled such that both assignments of D3 count alike.
///
/// For place G and a cell c that a border crosses, `publisher_key` counts all of its households or
/// none, `area_split` the part f inside. As all crossing cells of a hamlet will offer the same, G
/// comes out the same under both when the sum of h(c)·([key of c is G] - f) over them is 0; for two
/// places that is one equation. Whole households that solve it, to less than `most_unbalanced` of
/// one household, are found by trying.
/// A hamlet also needs an offer that suits both places (fair_offer.hpp).
/// Result: `hamlets` without those that fail either, with their offers, and who lives in them.
Result<HamletPeople> balanced(const World& world, std::vector<Hamlet>& hamlets);

constexpr double most_unbalanced = 0.003;

} // namespace netzatlas::demo
