#pragma once

#include "edition/place_figures.hpp"

namespace netzatlas::edition {

/// D2 with another denominator: of the forest, the settlements or the county roads of a region the
/// part that lies in cells with a network. Areas by area, lines by length, both cut at the edges of
/// the cells. Only indicators of kind `land_share`; nothing without land or mobile cells.
Result<std::vector<ComputedFigures>> land_figures(const std::vector<Indicator>& indicators,
                                                  const PlaceGround& ground);

} // namespace netzatlas::edition
