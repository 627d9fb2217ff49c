#pragma once

#include "terms/value.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::edition {

/// A count of the households of one region, date and technology, by set of networks ("any", "k2",
/// "dt"; D8).
struct NetworkCount {
    std::string_view operators;
    bool is_told = true;
};

/// Households that the ends of an interval differ by, beyond those not delivered: where networks
/// have no names, "all3" is certain at k = 4 and open at k = 3 (D8). Empty for every other row.
std::optional<double> open_households(const IndicatorValue& value);

/// What such an interval tells of k, beside the sets themselves.
constexpr std::string_view certain_of_interval = "certain"; ///< its numerator: k = 4
constexpr std::string_view open_of_interval = "open";       ///< `open_households`: k = 3

/// Places of the counts that are not told and follow from those that are. Households of exactly k
/// networks add up to all of them, those of any network are all but those of none, the four
/// networks together reach each household as often as k says, and four own networks are k = 4.
/// `denominator_told`: whether the number of all households is known.
std::vector<std::size_t> counts_that_follow(const std::vector<NetworkCount>& counts,
                                            bool denominator_told);

/// Whether knowing one more of them, from sums over other regions, would tell yet another: nothing
/// follows so far, but by one sum too few.
bool hang_by_one(std::vector<NetworkCount> counts, bool denominator_told);

/// Whether households of the first set of networks are among those of the second.
bool is_within(std::string_view part, std::string_view whole);

} // namespace netzatlas::edition
