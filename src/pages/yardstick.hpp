#pragma once

#include "pages/context.hpp"

namespace netzatlas::pages {

/// The publisher's figure beside ours, their difference and why they differ, at the date of the
/// figure shown; nothing where the edition has only one of them (definitions.md, "The yardstick").
View yardstick_view(const Context& context);

/// Per indicator of which an edition holds both: the state's pair and the largest gap with its
/// region, over all dates and regions.
View gaps_view(const Context& context);

} // namespace netzatlas::pages
