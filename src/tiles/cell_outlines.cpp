#include "tiles/cell_outlines.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace netzatlas::tiles {

namespace {

/// A side of a cell, walked so that the cell lies to the right: 0 north side eastwards, 1 east side
/// southwards, 2 south side westwards, 3 west side northwards.
struct Side {
    int row = 0;
    int column = 0;
    int side = 0;
};

constexpr std::array<Node, 4> steps{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};

Node start_of(const Side& side) {
    const bool east = side.side == 1 || side.side == 2;
    const bool south = side.side == 2 || side.side == 3;
    return {side.column + (east ? 1 : 0), side.row + (south ? 1 : 0)};
}

class Outliner {
public:
    Outliner(const CellWindow& window, Node origin, int dense)
        : window_{window}, origin_{origin}, dense_{dense}, walked_(window.labels.size(), 0),
          part_(window.labels.size()), met_((static_cast<std::size_t>(window.columns) + 1) *
                                                (static_cast<std::size_t>(window.rows) + 1),
                                            0) {
        std::iota(part_.begin(), part_.end(), 0U);
    }

    std::vector<CellOutline> all() {
        join_neighbours();
        std::vector<CellOutline> found;
        std::vector<std::size_t> position(window_.labels.size(), 0); // of a part's outline, from 1
        for (int row = 0; row < window_.rows; ++row) {
            for (int column = 0; column < window_.columns; ++column) {
                const auto label = window_.at(row, column);
                if (label == 0) {
                    continue;
                }
                auto& at = position[root(static_cast<std::uint32_t>(index(row, column)))];
                if (at == 0) {
                    found.push_back({label, {column, row}, {}});
                    at = found.size();
                }
                auto& outline = found[at - 1];
                if (outline.lowest.y < row) {
                    outline.lowest = {column, row};
                }
                if (walked_[index(row, column)] == 0 && window_.at(row - 1, column) != label) {
                    walk({row, column, 0}, outline.polygon);
                }
            }
        }
        for (auto& outline : found) {
            auto& rings = outline.polygon.rings;
            std::iter_swap(rings.begin(),
                           std::find_if(rings.begin(), rings.end(), [](const NodeRing& ring) {
                               return doubled_area(ring) > 0; // the only one: the exterior
                           }));
        }
        return found;
    }

private:
    std::size_t index(int row, int column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(window_.columns) +
               static_cast<std::size_t>(column);
    }

    std::uint32_t root(std::uint32_t cell) {
        while (part_[cell] != cell) {
            part_[cell] = part_[part_[cell]];
            cell = part_[cell];
        }
        return cell;
    }

    void join_neighbours() {
        for (int row = 0; row < window_.rows; ++row) {
            for (int column = 0; column < window_.columns; ++column) {
                const auto label = window_.at(row, column);
                const auto cell = static_cast<std::uint32_t>(index(row, column));
                if (label != 0 && window_.at(row, column - 1) == label) {
                    part_[cell] = root(cell - 1);
                }
                if (label != 0 && window_.at(row - 1, column) == label) {
                    const auto north = root(static_cast<std::uint32_t>(index(row - 1, column)));
                    const auto own = root(cell);
                    part_[std::max(north, own)] = std::min(north, own);
                }
            }
        }
    }

    /// Whether a border only passes straight through the node, and not at a line kept for density.
    bool stays(Node node) const {
        const auto north_west = window_.at(node.y - 1, node.x - 1);
        const auto north_east = window_.at(node.y - 1, node.x);
        const auto south_west = window_.at(node.y, node.x - 1);
        const auto south_east = window_.at(node.y, node.x);
        if (north_west == north_east && south_west == south_east) {
            return (origin_.x + node.x) % dense_ == 0;
        }
        if (north_west == south_west && north_east == south_east) {
            return (origin_.y + node.y) % dense_ == 0;
        }
        return true;
    }

    /// Only where cells of one label lie across can a walk come by twice.
    bool is_pinch(Node node) const {
        const auto north_west = window_.at(node.y - 1, node.x - 1);
        const auto north_east = window_.at(node.y - 1, node.x);
        return (north_west != 0 && north_west == window_.at(node.y, node.x)) ||
               (north_east != 0 && north_east == window_.at(node.y, node.x - 1));
    }

    /// Along the border, staying with the cell: cells that touch in a node only are apart.
    Side onward(const Side& at) const {
        const auto label = window_.at(at.row, at.column);
        const auto ahead = steps[static_cast<std::size_t>(at.side)];
        const auto outer = steps[static_cast<std::size_t>((at.side + 3) % 4)];
        if (window_.at(at.row + ahead.y, at.column + ahead.x) != label) {
            return {at.row, at.column, (at.side + 1) % 4};
        }
        if (window_.at(at.row + ahead.y + outer.y, at.column + ahead.x + outer.x) != label) {
            return {at.row + ahead.y, at.column + ahead.x, at.side};
        }
        return {at.row + ahead.y + outer.y, at.column + ahead.x + outer.x, (at.side + 3) % 4};
    }

    void walk(const Side& first, NodePolygon& polygon) {
        NodeRing path;
        forget_from(0);
        auto at = first;
        do {
            if (at.side == 0) {
                walked_[index(at.row, at.column)] = 1;
            }
            const auto node = start_of(at);
            if (stays(node)) {
                if (is_pinch(node)) {
                    cut(node, path, polygon);
                    pinches_.push_back(node);
                    met_[node_index(node)] = path.size() + 1;
                }
                path.push_back(node);
            }
            at = onward(at);
        } while (at.row != first.row || at.column != first.column || at.side != first.side);
        polygon.rings.push_back(std::move(path));
    }

    /// The walk meets itself: what lies between is a ring of its own.
    void cut(Node node, NodeRing& path, NodePolygon& polygon) {
        const auto before = met_[node_index(node)];
        if (before == 0) {
            return;
        }
        const auto from = path.begin() + static_cast<std::ptrdiff_t>(before - 1);
        polygon.rings.emplace_back(from, path.end());
        path.erase(from, path.end());
        forget_from(before);
    }

    /// Pinches met at this place on the path or later.
    void forget_from(std::size_t place) {
        while (!pinches_.empty() && met_[node_index(pinches_.back())] >= place) {
            met_[node_index(pinches_.back())] = 0;
            pinches_.pop_back();
        }
    }

    std::size_t node_index(Node node) const {
        return static_cast<std::size_t>(node.y) * (static_cast<std::size_t>(window_.columns) + 1) +
               static_cast<std::size_t>(node.x);
    }

    const CellWindow& window_;
    Node origin_;
    int dense_;
    std::vector<char> walked_;
    std::vector<std::uint32_t> part_;
    std::vector<Node> pinches_;    ///< on the path, in order
    std::vector<std::size_t> met_; ///< per node: its place on the path, from 1; 0 not on it
};

} // namespace

std::vector<CellOutline> outlines(const CellWindow& window, Node origin, int dense) {
    return Outliner{window, origin, dense}.all();
}

} // namespace netzatlas::tiles
