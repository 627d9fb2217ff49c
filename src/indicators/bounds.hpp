#pragma once

#include "terms/value.hpp"

#include <span>

namespace netzatlas::indicators {

/// What shares of single networks or technologies leave open about all of them together: an
/// interval, never a point (D5, D8, D11). Percent 0-100; the shares are of one region and one base.
///
/// At least one of them: max p <= any <= min(100, sum p); also a union of technologies.
IndicatorValue any_bounds(std::span<const double> percents);
/// All of them: max(0, sum p - 100 (n - 1)) <= all <= min p.
IndicatorValue all_bounds(std::span<const double> percents);

/// D11: the part below a rate that lies between two delivered classes, from the shares with at
/// least the lower and at least the upper class: [100 - lower, 100 - upper]. Where they contradict
/// each other (more of the upper class, D4; the check tells) it is [0, 100]: with 40 and 90 %,
/// either at least 60 % are below or at most 10 %, and nothing between is any likelier. No number
/// where one of them is none.
IndicatorValue below_bounds(const IndicatorValue& at_least_lower,
                            const IndicatorValue& at_least_upper);

} // namespace netzatlas::indicators
