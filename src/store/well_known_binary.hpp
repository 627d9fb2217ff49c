#pragma once

#include "geo/line.hpp"
#include "geo/polygon.hpp"
#include "terms/result.hpp"

#include <string>
#include <string_view>

namespace netzatlas::store {

/// A shape as OGC well-known binary, little-endian MULTIPOLYGON, which SpatiaLite takes and gives.
std::string well_known_binary(const geo::MultiPolygon& shape);

/// The shape back. Errors: `bad_geometry` for bytes that are no MULTIPOLYGON or break off.
Result<geo::MultiPolygon> multi_polygon(std::string_view bytes);

/// The same for lines: MULTILINESTRING.
std::string well_known_binary(const geo::MultiLine& shape);
Result<geo::MultiLine> multi_line(std::string_view bytes);

} // namespace netzatlas::store
