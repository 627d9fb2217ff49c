#pragma once

#include "pages/context.hpp"

namespace netzatlas::pages {

/// What the panel says of the place of the context, in the order of look.md; the state gets three
/// figures and its counties instead of a comparison.
View answer_view(const Context& context);

/// Its pieces, one file each.
View details_view(const Context& context); ///< tables by technology and rate or operator
View history_view(const Context& context); ///< change since the last date
View schools_view(const Context& context); ///< counts by stage and the list of sites
/// Lists of point sites: access points in "wlan", data centres in "festnetz".
View point_sites_view(const Context& context);
/// Whether the edition has areas of a theme ("rollout", "deficit") at all.
bool has_areas(const Context& context, std::string_view theme);
/// The areas of a theme that reach into the chosen place, one by one; nothing for the whole, and
/// where none were delivered at all.
View areas_view(const Context& context, std::string_view theme);
/// Those of the theme shown: funded roll-out in "festnetz", areas without one in "mobilfunk".
View areas_view(const Context& context);
View provenance_view(const Context& context); ///< "Woher kommt diese Zahl?"
/// Regions of the level with about as many people that have the figure shown, nearest first.
std::vector<const store::StoredRegion*> similar_to(const Context& context,
                                                   const store::StoredRegion& region);
View downloads_view(const Context& context, const store::StoredRegion& region);

} // namespace netzatlas::pages
