#pragma once

#include "pages/context.hpp"

namespace netzatlas::pages {

/// Other figures of the same place that people quote for the same thing, each with its value and
/// why it differs: published beside computed, the plain mean of municipalities, one, any and all
/// networks, area and households, with and without wireless, cable and fibre.
View other_figures_view(const Context& context, const store::StoredValue* stored);

/// Why figures about the same thing differ that this edition does not hold, rule by rule.
View reasons_view(const Context& context, const store::StoredValue* stored);

} // namespace netzatlas::pages
