#pragma once

#include "pages/context.hpp"

namespace netzatlas::pages {

/// The same request as if it were for what is compared with (`?vergleich=`).
Context second_of(const Context& context);

/// What tells the two apart: the dates where they are of one indicator, else the titles.
/// Whether both sides have the same classes, so that one legend counts both: two dates of one
/// indicator.
bool share_a_legend(const Context& context);

std::string title_of_first(const Context& context);
std::string title_of_second(const Context& context);

/// What can be compared with, as a form: other dates, other indicators of the theme.
View compare_form_view(const Context& context);
/// Both figures of the place with their difference; nothing without a comparison.
View pair_view(const Context& context);
/// The second figure of a region and the difference, for the table: {"second", "gap"}.
View pair_cells(const Context& context, const store::StoredRegion& region);

} // namespace netzatlas::pages
