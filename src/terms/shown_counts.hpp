#pragma once

#include "terms/result.hpp"
#include "terms/value.hpp"

#include <string>
#include <string_view>

namespace netzatlas {

/// How exact the counts of a figure may be told (definitions.md D17).
enum class CountsShown {
    exact,
    estimated, ///< rest on estimated weights: rounded to 10
    suppressed ///< some are hidden: 1 or 2 households would show, or follow
};

/// `exact`, `estimated`, `suppressed`: the spelling in API and downloads.
std::string_view name_of(CountsShown counts);
Result<CountsShown> counts_shown(std::string_view name);

/// The count, or each of a figure's counts, rounded to 10; its share stays.
double in_tens(double count);
IndicatorValue in_tens(IndicatorValue value);

/// A share as far as its printed decimal tells: 100 and 0 only if exact, the open classes "> 99,9"
/// and "< 0,1" by their middle (D18).
double share_as_printed(double percent);
/// How far from it the share may lie that was rounded to `percent`; 0 for exactly 0 and 100.
double left_open_by_print(double percent);

/// Households of one cell as a class: "0", "<3", "3-9", then rounded to 10: "20".
std::string household_class(double households, double small_count = 3);

} // namespace netzatlas
