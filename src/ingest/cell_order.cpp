#include "ingest/cell_order.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numeric>

namespace netzatlas::ingest {

std::optional<CellCorner> cell_corner(GridPoint corner, double cell_size) {
    constexpr double europe_m = 10'000'000;
    const double north = corner.north / cell_size;
    const double east = corner.east / cell_size;
    const bool inside =
        corner.north >= 0 && corner.north < europe_m && corner.east >= 0 && corner.east < europe_m;
    const bool whole =
        std::abs(north - std::round(north)) < 1e-6 && std::abs(east - std::round(east)) < 1e-6;
    if (!inside || !whole) {
        return std::nullopt;
    }
    return CellCorner{static_cast<std::int32_t>(std::lround(north)),
                      static_cast<std::int32_t>(std::lround(east))};
}

void CellOrder::add(CellCorner cell, std::int64_t row) {
    cells_.push_back({cell, row});
}

Grid CellOrder::grid(int epsg, double cell_size) const {
    CellCorner low{std::numeric_limits<std::int32_t>::max(),
                   std::numeric_limits<std::int32_t>::max()};
    CellCorner high{0, 0};
    for (const auto& cell : cells_) {
        low.north = std::min(low.north, cell.corner.north);
        low.east = std::min(low.east, cell.corner.east);
        high.north = std::max(high.north, cell.corner.north);
        high.east = std::max(high.east, cell.corner.east);
    }
    return {.epsg = epsg,
            .west = low.east * cell_size,
            .north = (high.north + 1) * cell_size,
            .cell_size = cell_size,
            .columns = high.east - low.east + 1,
            .rows = high.north - low.north + 1};
}

CellPosition CellOrder::position(std::size_t index, const Grid& grid) const {
    const auto& corner = cells_[index].corner;
    const auto top = static_cast<int>(std::lround(grid.north / grid.cell_size)) - 1;
    const auto left = static_cast<int>(std::lround(grid.west / grid.cell_size));
    return {top - corner.north, corner.east - left};
}

bool CellOrder::same_place(std::size_t a, std::size_t b) const {
    return cells_[a].corner == cells_[b].corner;
}

std::vector<std::uint32_t> CellOrder::sorted() const {
    std::vector<std::uint32_t> order(cells_.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto before = [this](std::uint32_t a, std::uint32_t b) {
        const auto& left = cells_[a].corner;
        const auto& right = cells_[b].corner;
        if (left.north != right.north) {
            return left.north > right.north;
        }
        return left.east != right.east ? left.east < right.east : a < b;
    };
    if (!std::is_sorted(order.begin(), order.end(), before)) {
        std::sort(order.begin(), order.end(), before);
    }
    return order;
}

std::vector<std::uint32_t> CellOrder::sorted_once(FindingLog& log,
                                                  const std::string& column) const {
    const auto all = sorted();
    std::vector<std::uint32_t> once;
    once.reserve(all.size());
    for (const auto index : all) {
        if (once.empty() || !same_place(once.back(), index)) {
            once.push_back(index);
            continue;
        }
        const auto& corner = cells_[index].corner;
        log.add({cells_[index].row, column}, fmt::format("N{}E{}", corner.north, corner.east),
                {.severity = Severity::error,
                 .rule = "duplicate_cell",
                 .meaning = fmt::format("row {} delivers the same cell", cells_[once.back()].row),
                 .action = "row ignored, the first one kept"});
    }
    return once;
}

} // namespace netzatlas::ingest
