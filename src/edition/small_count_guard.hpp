#pragma once

#include "store/edition_content.hpp"

#include <vector>

namespace netzatlas::edition {

/// What the guard has to know about the rows it looks through.
struct GuardGround {
    const std::vector<store::StoredRegion>& regions;
    const std::vector<Indicator>& indicators;
    const std::vector<Source>& sources; ///< some publishers released their counts as they are
    double small_count = 3;             ///< counts above 0 and below it are small; 0: no guard
    /// The cells' households are estimates: what is counted of them is rounded to 10 (D17).
    bool households_estimated = false;
};

/// Hides every count of households from which 1 or 2 of them could be told, and as few others as
/// that takes. The one place where it is decided: database, API, pages, downloads and tiles all
/// show what this leaves.
///
/// A count is hidden when it is small itself, or when a difference to a count that stays would be:
/// neighbouring rate classes, a technology and its union, two dates, a region and its parts. Of two
/// candidates the one of less weight goes: no headline, the smaller count, the older date; in a
/// region the smallest part that is neither nothing nor all. Where a numerator or denominator is
/// hidden, shares keep the decimals that are printed and no more, or share times denominator would
/// say it again. Rows that rest on estimated households are rounded to 10 and marked instead.
///
/// Shapes: `values` in any order, unguarded. Source: definitions.md D17.
void guard_counts(const GuardGround& ground, std::vector<store::StoredValue>& values);

} // namespace netzatlas::edition
