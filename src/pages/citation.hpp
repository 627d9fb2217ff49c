#pragma once

#include "pages/context.hpp"

namespace netzatlas::pages {

/// The figure shown as words to copy: place, value, date, how it came about (`cited`), the
/// publishers' own attributions (`cited_sources`), edition, and the address of its explanation at
/// that date (`cited_edition`). Nothing where there is no number to cite.
View citation_view(const Context& context, const store::StoredValue* stored);

/// The same as one sentence for machines; null where there is no number to cite.
View citation_sentence(const View& citation);

} // namespace netzatlas::pages
