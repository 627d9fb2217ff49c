#pragma once

#include "terms/grid.hpp"

#include <string>
#include <vector>

namespace netzatlas::pages {

/// One region as the pattern sees it: where it lies and how high its value is.
struct PlacedValue {
    LonLat place;
    double value = 0; ///< percent
};

/// A town that may stand for its surroundings.
struct Town {
    std::string name;
    LonLat place;
};

/// Where values are high and where low, from north clockwise, the middle last.
struct Pattern {
    std::vector<std::string> high; ///< "n", "ne", … "nw", "middle"
    std::vector<std::string> low;
    std::vector<std::string> high_around; ///< names of towns
    std::vector<std::string> low_around;
    bool clear() const;
};

/// What a map of these values says at a glance, by a fixed rule, so that the sentence never claims
/// more than the numbers hold.
///
/// The whole is cut into a middle (nearer to the mean of all places than 0.45 of the root mean
/// square distance) and eight directions. A part with at least six regions is high if at least 70 %
/// of its regions lie above the median of all and so many by chance are less likely than about
/// 1 in 700 (binomial, z >= 3); low the same way below the median. Two directions side by side
/// that are both mostly so may be sure together. A town is judged by the
/// regions within 25 km. Values are only ranked, never averaged (D1). Fewer than 30 values: no
/// pattern.
Pattern pattern_of(const std::vector<PlacedValue>& values, const std::vector<Town>& towns);

} // namespace netzatlas::pages
