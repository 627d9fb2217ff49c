#pragma once

#include "terms/result.hpp"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace netzatlas {

/// Degrees on ETRS89 / WGS84, EPSG:4326.
struct LonLat {
    double lon = 0;
    double lat = 0;
    bool operator==(const LonLat&) const = default;
};

/// Metres in a projected system; which one, the Grid or the function name says (default
/// EPSG:25832).
struct GridPoint {
    double east = 0;
    double north = 0;
    bool operator==(const GridPoint&) const = default;
};

/// Row 0 is the northernmost, column 0 the westernmost.
struct CellPosition {
    int row = 0;
    int column = 0;
    auto operator<=>(const CellPosition&) const = default;
};

/// A raster of square cells in a projected system; where a cell layer lives.
struct Grid {
    int epsg = 25832;
    double west = 0;  ///< metres, west edge of column 0
    double north = 0; ///< metres, north edge of row 0
    double cell_size = 100;
    int columns = 0;
    int rows = 0;

    bool operator==(const Grid&) const = default;

    std::size_t size() const {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
    std::size_t index(CellPosition cell) const {
        return static_cast<std::size_t>(cell.row) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(cell.column);
    }
    bool contains(CellPosition cell) const {
        return cell.row >= 0 && cell.row < rows && cell.column >= 0 && cell.column < columns;
    }
    double south() const { return north - cell_size * rows; }
    double east() const { return west + cell_size * columns; }

    /// Half-open (definitions.md D14): west and south edge inside, east and north outside.
    std::optional<CellPosition> cell_at(GridPoint point) const {
        const double column = std::floor((point.east - west) / cell_size);
        const double from_south = std::floor((point.north - south()) / cell_size);
        if (!(column >= 0 && column < columns && from_south >= 0 && from_south < rows)) {
            return std::nullopt;
        }
        return CellPosition{rows - 1 - static_cast<int>(from_south), static_cast<int>(column)};
    }
    /// Lower-left corner of a cell.
    GridPoint corner(CellPosition cell) const {
        return {west + cell_size * cell.column, north - cell_size * (cell.row + 1)};
    }
    GridPoint center(CellPosition cell) const {
        const auto low = corner(cell);
        return {low.east + cell_size / 2, low.north + cell_size / 2};
    }
};

/// More than any country of Europe has at 100 m. A build keeps some numbers of every cell in
/// memory, so a grid beyond it is refused before it is laid out.
constexpr std::size_t most_cells = 200'000'000;

/// What a publisher's cell id says: lower-left corner and size in metres, and the system.
///
/// `100mN52682E3982` is UTM 32 in units of 100 m (a 250 m or 1 km id scales alike);
/// `CRS3035RES100mN2689100E4337000` is LAEA in metres (definitions.md D13). Never joined by id.
struct CellId {
    int epsg = 25832;
    double cell_size = 100;
    GridPoint corner;

    /// Errors: `bad_value` for any other form.
    static Result<CellId> of(std::string_view text);
    std::string text() const;
    bool operator==(const CellId&) const = default;
};

} // namespace netzatlas
