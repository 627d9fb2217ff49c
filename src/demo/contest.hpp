#pragma once

#include "demo/growth.hpp"

#include <vector>

namespace netzatlas::demo {

/// A power diagram over the squares of a map: each square goes to the seed with the smallest
/// squared distance minus weight. Squares are looked at through their (warped) places.
class Contest {
public:
    /// `places`: one per square of `map`, in its order.
    Contest(GroundMap map, std::vector<geo::Point> places, std::vector<geo::Point> centres);

    /// Sets weights until seed `i` has `areas[i]` of the open squares, as nearly as squares allow.
    /// `free`: a seed reaches only as far as the root of its weight, the rest stays nobody's.
    void settle(std::span<const double> areas, bool free, int rounds);
    /// Closes squares to everybody; `open` is parallel to the squares.
    void open_only(std::vector<char> open) { open_ = std::move(open); }
    const GroundMap& map() const { return map_; }
    const std::vector<double>& weights() const { return weights_; }
    void set_weights(std::vector<double> weights) { weights_ = std::move(weights); }

private:
    void assign(bool free);
    void assign_block(int column, int row, bool free);
    std::vector<int> rivals(int column, int row) const;

    GroundMap map_;
    std::vector<geo::Point> places_;
    std::vector<geo::Point> centres_;
    std::vector<double> weights_;
    std::vector<char> open_;
};

} // namespace netzatlas::demo
