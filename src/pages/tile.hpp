#pragma once

#include "pages/assets.hpp"
#include "pages/context.hpp"

namespace netzatlas::pages {

/// One figure of one place for other people's pages: name, number, bar, sentence, source, link.
View tile_view(const Context& context, const Assets& assets);

/// What a page needs to carry that tile: {"address", "name"}, ready for attributes of markup that
/// is shown as text.
View embed_view(const Context& context);

} // namespace netzatlas::pages
