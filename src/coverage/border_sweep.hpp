#pragma once

#include "coverage/overlay.hpp"
#include "geo/polygon.hpp"
#include "terms/grid.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace netzatlas::coverage {

/// Turns the rings of one region into cells, in one walk along each ring.
///
/// Where an edge goes down through a cell by `d` rows, the ground to its right gains `d`: part of
/// the crossed cell, and all of every later cell of the row. Edges going up take as much away. Once
/// all rings are walked, summing a row from the west gives each cell's exact part inside; corners,
/// vertices on grid lines, holes and exclaves need no case of their own.
///
/// Units: cells of `grid` (x from the west edge, y down from the north edge), so that points on
/// grid lines are whole numbers, exactly.
class BorderSweep {
public:
    explicit BorderSweep(const Grid& grid);

    /// Forgets the last region, keeps the memory.
    void clear();
    /// Errors: `bad_geometry` for fewer than four points, an open ring, a point that is not finite.
    Result<void> add(const geo::MultiPolygon& shape);
    /// The cells under the rings added since `clear`; replaces what is in `cells`.
    void cells_into(RegionCells& cells);

private:
    enum class Side { shell, hole };

    /// What the border does in one cell; both in parts of a cell.
    struct Piece {
        std::int32_t row;
        std::int32_t column;
        double climb; ///< gain of every later cell of the row
        double right; ///< gain of this cell
    };

    Result<void> add_ring(const geo::Ring& ring, Side side);
    /// Into `points_`; returns the signed area in cells, counter-clockwise positive.
    double scale(const geo::Ring& ring);
    void add_edge(geo::Point from, geo::Point to, double weight);
    void add_clipped(geo::Point upper, geo::Point lower, double weight);
    void walk_rows(geo::Point upper, geo::Point lower, double weight);
    void walk_columns(std::int32_t row, geo::Point upper, geo::Point lower, double weight);
    void put(std::int32_t row, std::int32_t column, double climb, double right);

    void sort_rows();
    void sweep_row(std::size_t first, std::size_t last, RegionCells& cells);
    void measure_outside(RegionCells& cells) const;

    Grid grid_;
    double columns_;
    double rows_;
    double ground_ = 0; ///< signed area of all rings, in cells
    bool sticks_out_ = false;
    std::vector<geo::Point> points_;
    std::vector<Piece> pieces_;
    std::vector<Piece> sorted_;
    std::vector<std::uint32_t> starts_;
};

} // namespace netzatlas::coverage
