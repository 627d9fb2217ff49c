#pragma once

#include "terms/indicator.hpp"
#include "terms/value.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace netzatlas {

/// How exact the counts of a figure may be told (definitions.md D17).
enum class CountsShown {
    exact,
    estimated, ///< rest on estimated weights: rounded to 10
    suppressed ///< a count of 1 or 2 households would show, or follow
};

/// `exact`, `estimated`, `suppressed`: the spelling in API and downloads.
std::string_view name_of(CountsShown counts);

/// Numerator, denominator and missing as they may leave the house.
struct ShownCounts {
    CountsShown counts = CountsShown::exact;
    std::optional<double> numerator;
    std::optional<double> denominator;
    std::optional<double> missing;
};

/// D17 speaks of households; area, sites and shares stay as they are. `small_count` is the setting:
/// counts between 0 and it are small.
ShownCounts shown_counts(const Indicator& indicator, const IndicatorValue& value, bool estimated,
                         double small_count = 3);

/// Households of one cell as a class: "0", "<3", "3-9", then rounded to 10: "20".
std::string household_class(double households, double small_count = 3);

} // namespace netzatlas
