#pragma once

#include "pages/context.hpp"

#include <string>
#include <vector>

namespace netzatlas::pages {

/// "Gemeindeblatt": everything known of one place on one page, complete without script and made to
/// be printed and filed. All themes, newest figures.
View sheet_view(const Context& context);

/// Its pieces, one file each.
View summary_view(const Context& context);     ///< in a few sentences, one per question
View key_figures_view(const Context& context); ///< headlines with change since the date before
View places_view(const Context& context);      ///< the same figures of other places, and inside
View lacking_view(const Context& context);     ///< what is missing here: shares, counts, names
View planned_view(const Context& context);     ///< funded roll-out and the state's goals

/// The headlines of all themes and what is asked next (≥ 100 Mbit/s): the columns of the sheet.
std::vector<const Indicator*> key_indicators(const Context& context);

/// How a figure stands to that of the date before: {"sign", "words"}; across a change of method
/// "not comparable" (D19), otherwise in points (D18).
View change_view(const Context& context, const Indicator& indicator);

/// Gives a row its link `to`: absolute where the public address is known, none on paper without
/// one.
void link_row(const Context& context, View& row, const std::string& path);

/// "Gemeindeblatt", "Kreisblatt", … and where it is.
std::string sheet_name(const Context& context);
std::string sheet_path(const Context& context);

} // namespace netzatlas::pages
