#pragma once

#include "geo/polygon.hpp"

#include <vector>

namespace netzatlas::geo {

/// Open or closed, at least two points.
using Line = std::vector<Point>;

/// Roads or rails of one record.
struct MultiLine {
    std::vector<Line> lines;
    bool operator==(const MultiLine&) const = default;
};

/// Units: those of the points.
double length(const MultiLine& shape);

} // namespace netzatlas::geo
