#include "tiles/snap.hpp"

#include "tiles/mercator.hpp"
#include "tiles/node_index.hpp"

#include <algorithm>
#include <cmath>

namespace netzatlas::tiles {

namespace {

std::int64_t floor_div(std::int64_t number, std::int64_t by) {
    const auto whole = number / by;
    return whole - ((number % by != 0 && (number < 0) != (by < 0)) ? 1 : 0);
}

/// Coordinates of buffered tile edges strictly between two, ascending; in tile units.
template <class Visit>
void each_tile_edge(std::int64_t low, std::int64_t high, const SnapRule& rule, Visit visit) {
    const int shift = zoom_shift(rule.zoom);
    const auto first_tile = (low >> (shift + extent_bits)) - 1;
    const auto last_tile = (high >> (shift + extent_bits)) + 1;
    for (auto tile = first_tile; tile <= last_tile; ++tile) {
        for (const auto side : {-rule.buffer, rule.buffer}) {
            const auto unit = tile * extent + side;
            if ((unit << shift) > low && (unit << shift) < high) {
                visit(unit);
            }
        }
    }
}

/// Units in which the edge crosses buffered tile edges.
void add_tile_crossings(Node p, Node q, const SnapRule& rule, std::vector<Node>& units) {
    const int shift = zoom_shift(rule.zoom);
    const std::int64_t half = (std::int64_t{1} << shift) / 2;
    const auto across = [&](std::int64_t unit, std::int64_t along_p, std::int64_t along_q,
                            std::int64_t cross_p, std::int64_t cross_q) {
        const auto length = along_q - along_p;
        // the exact place, then the unit it lies in, half-open
        const auto number =
            ((unit << shift) - along_p) * (cross_q - cross_p) + (cross_p + half) * length;
        const auto by = length << shift;
        return static_cast<std::int32_t>(floor_div(number, by));
    };
    if (p.x != q.x) {
        each_tile_edge(std::min(p.x, q.x), std::max(p.x, q.x), rule, [&](std::int64_t unit) {
            units.push_back({static_cast<std::int32_t>(unit), across(unit, p.x, q.x, p.y, q.y)});
        });
    }
    if (p.y != q.y) {
        each_tile_edge(std::min(p.y, q.y), std::max(p.y, q.y), rule, [&](std::int64_t unit) {
            units.push_back({across(unit, p.y, q.y, p.x, q.x), static_cast<std::int32_t>(unit)});
        });
    }
}

/// Whether a segment passes through the half-open square of a unit; exact.
class Passing {
public:
    Passing(Node p, Node q, int shift) : shift_{shift} {
        const bool swap = p.x > q.x;
        px_ = swap ? q.x : p.x;
        py_ = swap ? q.y : p.y;
        qx_ = swap ? p.x : q.x;
        qy_ = swap ? p.y : q.y;
    }

    bool operator()(Node unit) const {
        const std::int64_t half = (std::int64_t{1} << shift_) / 2;
        const std::int64_t west = (static_cast<std::int64_t>(unit.x) << shift_) - half;
        const std::int64_t north = (static_cast<std::int64_t>(unit.y) << shift_) - half;
        const std::int64_t east = west + 2 * half;
        const std::int64_t south = north + 2 * half;
        if (px_ == qx_) {
            return px_ >= west && px_ < east && std::min(py_, qy_) < south &&
                   std::max(py_, qy_) >= north;
        }
        const auto from = std::max(px_, west);
        const bool open = qx_ >= east; // the eastern side does not belong to the square
        const auto to = open ? east : qx_;
        if (from > to || (open && from >= to)) {
            return false;
        }
        if (py_ == qy_) {
            return py_ >= north && py_ < south;
        }
        if (qy_ > py_) {
            const auto reach = height(to, north);
            return height(from, south) < 0 && (open ? reach > 0 : reach >= 0);
        }
        return height(from, north) >= 0 && height(to, south) < 0;
    }

private:
    /// Sign as of (the segment's y at x) - y.
    std::int64_t height(std::int64_t x, std::int64_t y) const {
        return (x - px_) * (qy_ - py_) - (y - py_) * (qx_ - px_);
    }

    int shift_;
    std::int64_t px_;
    std::int64_t py_;
    std::int64_t qx_;
    std::int64_t qy_;
};

class Snapping {
public:
    Snapping(const SnapRule& rule, std::vector<Node> units)
        : rule_{rule}, units_{std::move(units)} {
        std::sort(units_.begin(), units_.end());
        units_.erase(std::unique(units_.begin(), units_.end()), units_.end());
        index_ = NodeIndex{units_};
    }

    /// Appends the nodes from `p` (already there) to `q`.
    void add(Node p, Node q, std::vector<Node>& nodes) {
        const int shift = zoom_shift(rule_.zoom);
        const auto from = at_zoom(p, shift);
        const auto to = at_zoom(q, shift);
        passed_.clear();
        collect(p, q, from, to);
        const int east = to.x >= from.x ? 1 : -1;
        const int south = to.y >= from.y ? 1 : -1;
        std::sort(passed_.begin(), passed_.end(), [&](Node a, Node b) {
            return a.x != b.x ? (a.x - b.x) * east < 0 : (a.y - b.y) * south < 0;
        });
        for (const auto& unit : passed_) {
            if (nodes.back() != unit) {
                nodes.push_back(unit);
            }
        }
    }

private:
    /// Row by row of the index, where the segment runs in it.
    void collect(Node p, Node q, Node from, Node to) {
        const Passing passes{p, q, zoom_shift(rule_.zoom)};
        const auto [top, bottom] = std::minmax(from.y, to.y);
        const auto height = index_.row_height();
        for (auto y = index_.row_start(top - 1); y <= bottom + 1; y += height) {
            const auto low_y = std::max(y, top - 1);
            const auto high_y = std::min(y + height - 1, bottom + 1);
            const auto [west, east] = reach(from, to, low_y - 2.0, high_y + 2.0);
            index_.any_in({west - 2, low_y}, {east + 2, high_y}, [&](std::uint32_t i) {
                const auto unit = units_[i];
                if (unit.y >= low_y && unit.y <= high_y && passes(unit)) {
                    passed_.push_back(unit);
                }
                return false;
            });
        }
    }

    /// Where the segment lies between two latitudes, from west to east.
    static std::pair<std::int32_t, std::int32_t> reach(Node from, Node to, double low_y,
                                                       double high_y) {
        const auto [west, east] = std::minmax(from.x, to.x);
        if (from.y == to.y) {
            return {west, east};
        }
        const double slope = (static_cast<double>(to.x) - from.x) / (to.y - from.y);
        const double a = from.x + (low_y - from.y) * slope;
        const double b = from.x + (high_y - from.y) * slope;
        return {
            std::max(west, static_cast<std::int32_t>(std::floor(std::max(std::min(a, b), -1e9)))),
            std::min(east, static_cast<std::int32_t>(std::ceil(std::min(std::max(a, b), 1e9))))};
    }

    SnapRule rule_;
    std::vector<Node> units_;
    NodeIndex index_{{}};
    std::vector<Node> passed_;
};

} // namespace

SnappedCoverage snapped(const RegionCoverage& coverage, const std::vector<std::int64_t>& weights,
                        const SnapRule& rule) {
    const int shift = zoom_shift(rule.zoom);
    const double limit = 2 * rule.tolerance * std::ldexp(1.0, 2 * shift);
    std::vector<Node> kept;
    std::vector<std::size_t> starts{0};
    std::vector<Node> units;
    for (const auto& arc : coverage.arcs) {
        const auto begin = kept.size();
        for (std::size_t i = arc.first; i < arc.first + arc.count; ++i) {
            if (static_cast<double>(weights[i]) > limit) {
                kept.push_back(coverage.nodes[i]);
                units.push_back(at_zoom(kept.back(), shift));
                if (kept.size() > begin + 1) {
                    add_tile_crossings(kept[kept.size() - 2], kept.back(), rule, units);
                }
            }
        }
        starts.push_back(kept.size());
    }
    Snapping snapping{rule, std::move(units)};
    SnappedCoverage result;
    result.starts.push_back(0);
    for (std::size_t arc = 0; arc + 1 < starts.size(); ++arc) {
        result.nodes.push_back(at_zoom(kept[starts[arc]], shift));
        for (std::size_t i = starts[arc] + 1; i < starts[arc + 1]; ++i) {
            snapping.add(kept[i - 1], kept[i], result.nodes);
        }
        result.starts.push_back(static_cast<std::uint32_t>(result.nodes.size()));
    }
    return result;
}

} // namespace netzatlas::tiles
