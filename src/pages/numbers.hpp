#pragma once

#include "pages/pages.hpp"
#include "terms/date.hpp"

#include <string>

namespace netzatlas::pages {

/// Numbers as people read them (definitions.md D18): German comma or English dot; never for data
/// files.
///
/// Units: percent 0-100, unrounded.
std::string decimal(double value, int decimals, Language language);
/// "1.234" or "1,234".
std::string whole(double value, Language language);
/// "96,0", "> 99,9", "< 0,1"; "100" and "0" only if exact, and "> 100" for what would round to it
/// from above (publishers print such). Without the sign, for tables.
std::string percent_digits(double value, int decimals, Language language);
/// The same with its sign: German after a thin space (U+202F), English at once.
std::string percent(double value, int decimals, Language language);
/// A change or distance in percentage points, without its direction: "0" only if there is none,
/// "< 0,1" below the first step. Without the unit.
std::string points(double value, int decimals, Language language);
/// "96 von 100" for Leichte Sprache needs a whole number that is 0 or 100 only if exact.
int of_hundred(double value);
/// A percent as the SVG attributes of bars want it: 0-100 with a dot.
std::string bar_length(double value);
/// 1-5, the publisher's bands 0-10, 10-50, 50-75, 75-95, > 95 (look.md): the lower bound belongs to
/// the class, 95 itself to the fourth.
int share_class(double percent);

} // namespace netzatlas::pages
