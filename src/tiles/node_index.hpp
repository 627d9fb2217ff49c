#pragma once

#include "tiles/plane.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace netzatlas::tiles {

/// Finds the nodes in a box: buckets of equal size, about one node each.
class NodeIndex {
public:
    explicit NodeIndex(std::span<const Node> nodes) {
        if (nodes.empty()) {
            return;
        }
        Node last = west_north_ = nodes.front();
        for (const auto& node : nodes) {
            west_north_ = {std::min(west_north_.x, node.x), std::min(west_north_.y, node.y)};
            last = {std::max(last.x, node.x), std::max(last.y, node.y)};
        }
        const double width = static_cast<double>(last.x) - west_north_.x + 1;
        const double height = static_cast<double>(last.y) - west_north_.y + 1;
        while (width / std::ldexp(1.0, shift_) * height / std::ldexp(1.0, shift_) >
               static_cast<double>(nodes.size()) + 1024) {
            ++shift_;
        }
        columns_ = column(last.x) + 1;
        rows_ = row(last.y) + 1;
        fill(nodes);
    }

    /// Calls `visit(position among the nodes)` for those in the closed box; stops when it says
    /// true.
    template <class Visit>
    bool any_in(Node low, Node high, Visit visit) const {
        const auto first_row = std::max(row(low.y), 0);
        const auto last_row = std::min(row(high.y), rows_ - 1);
        const auto first_column = std::max(column(low.x), 0);
        const auto last_column = std::min(column(high.x), columns_ - 1);
        for (auto r = first_row; r <= last_row && first_column <= last_column; ++r) {
            const auto begin = starts_[bucket(r, first_column)];
            const auto end = starts_[bucket(r, last_column) + 1];
            for (auto i = begin; i < end; ++i) {
                if (visit(items_[i])) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Of the box, one row of buckets at a time: `y` runs over the rows' northern and southern
    /// ends.
    std::int32_t row_height() const { return std::int32_t{1} << shift_; }
    std::int32_t row_start(std::int32_t y) const { return west_north_.y + (row(y) << shift_); }

private:
    std::int32_t column(std::int32_t x) const { return (x - west_north_.x) >> shift_; }
    std::int32_t row(std::int32_t y) const { return (y - west_north_.y) >> shift_; }
    std::size_t bucket(std::int32_t row, std::int32_t column) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column);
    }

    void fill(std::span<const Node> nodes) {
        starts_.assign(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_) + 1, 0);
        for (const auto& node : nodes) {
            ++starts_[bucket(row(node.y), column(node.x)) + 1];
        }
        for (std::size_t i = 1; i < starts_.size(); ++i) {
            starts_[i] += starts_[i - 1];
        }
        auto place = starts_;
        items_.resize(nodes.size());
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            items_[place[bucket(row(nodes[i].y), column(nodes[i].x))]++] =
                static_cast<std::uint32_t>(i);
        }
    }

    Node west_north_;
    int shift_ = 0;
    std::int32_t columns_ = 0;
    std::int32_t rows_ = 0;
    std::vector<std::uint32_t> starts_{0};
    std::vector<std::uint32_t> items_;
};

} // namespace netzatlas::tiles
