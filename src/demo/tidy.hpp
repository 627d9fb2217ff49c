#pragma once

#include "demo/growth.hpp"

#include <vector>

namespace netzatlas::demo {

/// How much of the ground around each square is somebody's, 0 … 1, within about `reach_m`.
std::vector<double> blurred(const GroundMap& map, double reach_m);

/// Opens squares that open ones enclose and closes islands; largest piece only.
std::vector<char> filled(const GroundMap& map, std::vector<char> open);

/// Gives every owner one connected piece and takes away corners at which rings would touch.
void tidy(GroundMap& map);

} // namespace netzatlas::demo
