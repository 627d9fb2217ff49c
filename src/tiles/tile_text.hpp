#pragma once

#include "terms/tile_id.hpp"
#include "tiles/decoder.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::tiles {

/// A decoded tile for people and for other decoders to compare with: one line of JSON per feature
/// with `tile` (a name), `layer`, `extent`, `id`, `type` ("Polygon"), `properties`, and `geometry`
/// in units of the tile, not closed: a list of points or lines [x, y, x, y …]; of polygons a list
/// of lists of rings, the exterior first.
/// Errors: `bad_source` for rings that make no polygon.
Result<std::string> tile_text(std::string_view tile, const std::vector<DecodedLayer>& layers);

} // namespace netzatlas::tiles
