#pragma once

#include "store/edition_content.hpp"

namespace netzatlas::store {

/// West, south, east and north of a region in degrees, for a map to move to.
///
/// A straight edge of the box in EPSG:25832 bends in degrees; its middle points count too.
/// A region without ground gives its label twice.
geo::Box lon_lat_bounds(const StoredRegion& region);

} // namespace netzatlas::store
