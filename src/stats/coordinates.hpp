#pragma once

#include "terms/grid.hpp"

#include <optional>
#include <string_view>

namespace netzatlas::stats {

/// A place typed as two numbers: "52,13 11,62", "52.13, 11.62", "52,13; 11,62", "52.13N 11.62E".
///
/// Latitude comes first, as maps print it; where the second number can only be one (beyond 47 to
/// 56, while the first lies between 5 and 16), Germany's longitude was typed first. Nothing for a
/// postcode, a name, or numbers that are not on earth.
std::optional<LonLat> coordinates_in(std::string_view text);

} // namespace netzatlas::stats
