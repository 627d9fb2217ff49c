#pragma once

#include "edition/gathered.hpp"
#include "terms/finding.hpp"

#include <span>
#include <vector>

namespace netzatlas::edition {

/// Persons of a census grid against the directory's, per municipality: a cell counts where its
/// middle lies. Households weigh by this grid (D1, D3), so people who are missing there weigh
/// nothing in any share.
///
/// `census_total`: both sums and the municipality furthest apart. `census_total_gap`: one that is
/// more than a fifth and a hundred persons apart, for cells of 100 m. Empty without a census of
/// persons, a directory or borders of municipalities; of several borders those with most regions
/// count.
std::vector<Finding> census_totals(std::span<const Gathered> parts);

} // namespace netzatlas::edition
