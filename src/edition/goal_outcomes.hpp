#pragma once

#include "edition/catalogue.hpp"
#include "store/edition_content.hpp"

namespace netzatlas::edition {

/// Adds goals, their verdicts for every region, and the gaps of every municipality; needs regions,
/// indicators and values.
void add_goal_outcomes(const Catalogue& catalogue, store::EditionContent& content);

/// The stretches of dates measured in one way that the values of an edition fall into (D19).
std::vector<store::Series> series_of(const Catalogue& catalogue,
                                     const std::vector<store::StoredValue>& values);

} // namespace netzatlas::edition
