#pragma once

#include "pages/context.hpp"

#include <vector>

namespace netzatlas::pages {

/// Drawings for people with and without colour, screen or sight: small ones of one kind side by
/// side, each with its title, values written at their marks, and all it says as a sentence. Which
/// line is which the words at its end say and its dashes repeat; no legend. The scale is always
/// 0 to 100 %, with a zero line.
///
/// Each is {"title", "words" (the text alternative), "height", …marks in units of `chart_width`}.

constexpr double chart_width = 360;

/// One per indicator with at least two dates: the place, its county and the state over time. A
/// change of method cuts the lines (D19). Nothing where no indicator has two dates.
View series_charts(const Context& context, const std::vector<const Indicator*>& indicators);

/// One per wired technology: shares of households by least rate. Technologies hardly anybody has
/// here are named in "absent" instead of drawn; FTTH and FTTB stand in the table, as parts of
/// fibre.
View rates_charts(const Context& context);

/// One per mobile generation: shares of the area by operator, then by any and by all of them (D8).
View networks_charts(const Context& context);

/// The rates a source of today delivers, as far as the edition has them (D4).
std::vector<int> known_rates(const Context& context);

} // namespace netzatlas::pages
