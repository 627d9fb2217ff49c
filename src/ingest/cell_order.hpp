#pragma once

#include "ingest/finding_log.hpp"
#include "terms/grid.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace netzatlas::ingest {

/// A cell in units of its own size: north and east of the lower-left corner.
struct CellCorner {
    std::int32_t north = 0;
    std::int32_t east = 0;
    bool operator==(const CellCorner&) const = default;
};

/// Empty when the corner lies off the grid of that cell size, or outside Europe's metres.
std::optional<CellCorner> cell_corner(GridPoint corner, double cell_size);

/// Cells in the order of their file, and the way from there to grid order.
class CellOrder {
public:
    void reserve(std::size_t cells) { cells_.reserve(cells); }
    void add(CellCorner cell, std::int64_t row);
    std::size_t size() const { return cells_.size(); }
    bool empty() const { return cells_.empty(); }
    std::int64_t row(std::size_t index) const { return cells_[index].row; }

    /// The smallest grid that holds every cell. Only when there are some.
    Grid grid(int epsg, double cell_size) const;
    CellPosition position(std::size_t index, const Grid& grid) const;
    /// File positions row by row from the north-west; cells of the same place stand together, in
    /// file order.
    std::vector<std::uint32_t> sorted() const;
    bool same_place(std::size_t a, std::size_t b) const;
    /// As `sorted`, each place once; a second delivery is a `duplicate_cell` error finding.
    std::vector<std::uint32_t> sorted_once(FindingLog& log, const std::string& column) const;

private:
    struct Cell {
        CellCorner corner;
        std::int64_t row;
    };
    std::vector<Cell> cells_;
};

/// `values` in another order; positions not named in `order` are left out.
template <class Value>
std::vector<Value> reordered(const std::vector<Value>& values,
                             const std::vector<std::uint32_t>& order) {
    std::vector<Value> result;
    result.reserve(order.size());
    for (const auto index : order) {
        result.push_back(values[index]);
    }
    return result;
}

} // namespace netzatlas::ingest
