#include "coverage/joined_cells.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>
#include <vector>

namespace netzatlas::coverage {

namespace {

/// As in the sweep: closer than this to a whole cell is a whole cell …
constexpr double whole_from = 1 - 1e-11;
/// … and this much of a cell twice is more than rounding.
constexpr double twice = 1e-9;

/// Cells `first`…`last` of a row with the same part inside.
struct Piece {
    Run cells;
    double part;
};

std::vector<Piece> pieces_of(std::span<const RegionCells> records) {
    std::vector<Piece> pieces;
    for (const auto& record : records) {
        for (const auto& run : record.runs) {
            pieces.push_back({run, 1});
        }
        for (const auto& [row, column, fraction] : record.borders) {
            pieces.push_back({{row, column, column}, fraction});
        }
    }
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        return std::tie(a.cells.row, a.cells.first, a.part) <
               std::tie(b.cells.row, b.cells.first, b.part);
    });
    return pieces;
}

void add(RegionCells& cells, const Piece& piece) {
    const auto& [row, first, last] = piece.cells;
    if (piece.part < whole_from) {
        cells.borders.push_back({row, first, piece.part});
    } else if (!cells.runs.empty() && cells.runs.back().row == row &&
               cells.runs.back().last + 1 == first) {
        cells.runs.back().last = last;
    } else {
        cells.runs.push_back({row, first, last});
    }
}

} // namespace

Result<RegionCells> joined_cells(std::span<const RegionCells> records) {
    RegionCells joined;
    for (const auto& record : records) {
        joined.outside += record.outside;
    }
    const auto pieces = pieces_of(records);
    for (auto next = pieces.begin(); next != pieces.end();) {
        auto piece = *next++;
        while (next != pieces.end() && next->cells.row == piece.cells.row &&
               next->cells.first <= piece.cells.last) {
            piece.part += next->part;
            if (piece.part > 1 + twice) {
                return fail(ErrorCode::bad_geometry,
                            fmt::format("two of its records cover the same ground (row {}, column "
                                        "{} of the grid)",
                                        next->cells.row, next->cells.first));
            }
            ++next;
        }
        add(joined, piece);
    }
    return joined;
}

} // namespace netzatlas::coverage
