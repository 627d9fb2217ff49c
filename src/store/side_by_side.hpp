#pragma once

#include "store/edition_content.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace netzatlas::store {

/// A publisher's figure and ours of one region, indicator and date (definitions.md, "The
/// yardstick").
struct SideBySide {
    const StoredValue* published = nullptr;
    const StoredValue* computed = nullptr;
    /// Computed minus published in the indicator's unit, percentage points for shares (D18).
    double difference = 0;
};

/// Why the two differ, as the key of a sentence in data/texts, each after "gap_reason": _printed
/// (they do not: ours rounds to the printed figure), _rounded (nobody can tell: ours is rounded
/// beside hidden counts, D17), _households (the publisher's household weights
/// are not public, ours come from a census), _cells (ours sums whole cells, the publisher may not).
std::string_view reason_of(const SideBySide& pair);

/// Every pair of which both are numbers, in the order of the published rows. `rows`: all, or those
/// of one region or indicator.
std::vector<SideBySide> side_by_side(const std::vector<StoredValue>& rows);
std::vector<SideBySide> side_by_side(const std::vector<const StoredValue*>& rows);

/// The pair that lies furthest apart beyond the rounding of ours, the first of several; nothing of
/// none.
std::optional<SideBySide> largest_gap(const std::vector<SideBySide>& pairs);

} // namespace netzatlas::store
