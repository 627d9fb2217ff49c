#pragma once

#include "terms/value.hpp"

namespace netzatlas::indicators {

/// Which counts of a figure are too small to show: 1 up to below the threshold (D17).
///
/// Shares are always published; only counts are marked, and only those whose households come from a
/// register or census. 0 is no count of anybody and stays. `unserved` is denominator - numerator,
/// which a reader finds by subtraction: where it is marked, numerator and denominator must not
/// stand side by side.
struct SmallCounts {
    bool numerator = false;
    bool denominator = false;
    bool missing = false;
    bool unserved = false;
    bool any() const { return numerator || denominator || missing || unserved; }
    bool operator==(const SmallCounts&) const = default;
};

/// `threshold`: setting `small_count`, 3 by default; 0 switches the guard off.
SmallCounts small_counts(const IndicatorValue& value, double threshold);

} // namespace netzatlas::indicators
