#pragma once

#include "demo/growth.hpp"
#include "geo/polygon.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace netzatlas::demo {

/// The borders of a ground map as one net of shared lines, rounded from stairs to natural shapes.
///
/// Every corner of the squares moves by less than half a square, one position for all who share
/// it. Boxes of that size do not overlap, so lines cannot cross: no gap and no overlap by
/// construction, and the outline of a union consists of exactly the lines of its parts.
class BorderNet {
public:
    explicit BorderNet(const GroundMap& map);

    /// The ground of each group: owners with `group_of_owner[owner] == group`, -1 for none.
    /// Shells counter-clockwise, holes clockwise, rings from their lowest corner; coordinates in
    /// whole centimetres.
    std::vector<geo::MultiPolygon> outlines(std::span<const int> group_of_owner, int groups) const;

private:
    using Corner = std::uint32_t;
    using Edge = std::pair<Corner, Corner>;

    Corner corner(int column, int row) const;
    std::vector<Corner> neighbours(int column, int row) const;
    void round_off();
    std::vector<geo::Ring> rings(std::vector<Edge> edges) const;

    const GroundMap& map_;
    std::vector<geo::Point> positions_;
};

} // namespace netzatlas::demo
