#pragma once

#include "pages/context.hpp"

namespace netzatlas::pages {

/// The figure shown in a sentence to copy: place, value, date, how it came about, the publishers'
/// own attributions, edition, and the address of its explanation at that date. Empty where there
/// is no number to cite.
std::string citation(const Context& context, const store::StoredValue* stored);

} // namespace netzatlas::pages
