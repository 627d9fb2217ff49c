#pragma once

#include "terms/result.hpp"

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

/// Households of one cell as a class: "0", "<3", "3-9", then rounded to 10: "20".
std::string household_class(double households, double small_count = 3);

} // namespace netzatlas
