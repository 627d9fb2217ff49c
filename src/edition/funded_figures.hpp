#pragma once

#include "edition/municipal_sums.hpp"
#include "edition/place_figures.hpp"
#include "geo/polygon.hpp"
#include "terms/result.hpp"

#include <vector>

namespace netzatlas::edition {

/// Shares of households (D1, with the part of their cell that lies inside) or of ground (D2) in
/// funded areas, for every region; empty where households are asked for and none are known.
/// Errors: those of GEOS and of laying borders.
Result<std::vector<IndicatorValue>> funded_figures(const Indicator& indicator,
                                                   const PlaceGround& ground);

/// Households on some ground, of all households, per municipality.
Result<MunicipalSums> household_sums_on(const geo::MultiPolygon& inside, const PlaceGround& ground);

} // namespace netzatlas::edition
