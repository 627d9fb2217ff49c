#pragma once

#include "coverage/overlay.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace netzatlas::coverage {

constexpr std::uint16_t not_delivered = 65535;

/// Numerator, denominator and what was not delivered, of one region: sums that higher levels add
/// up.
struct Sums {
    double numerator = 0;
    double denominator = 0;
    double missing = 0;
    Sums& operator+=(const Sums& other);
    bool operator==(const Sums&) const = default;
};

/// How much of each cell is in which region, in one of the three ways of D3.
struct CellPart {
    std::uint32_t region = 0; ///< index in the boundary set
    std::uint32_t cell = 0;   ///< index in the grid
    double part = 0;          ///< 0 < part <= 1
};

/// Whole cells go to the region the publisher's key names. `keys[i]` belongs to `cells[i]`;
/// negative = key unknown at the boundary date, its households are reported by the caller.
std::vector<CellPart> parts_by_key(std::span<const std::uint32_t> cells,
                                   std::span<const std::int32_t> regions);
/// Cells are split by area (`area_split`); also the parts `household_split` falls back to.
std::vector<CellPart> parts_by_area(const Overlay& overlay);

/// D1: numerator Σ part·weight·share/10000, denominator Σ part·weight; not delivered cells ->
/// missing. `shares`: grid.size() values in 1/100 %; `weights`: grid.size() households.
std::vector<Sums> weighted_sums(std::span<const CellPart> parts,
                                std::span<const std::uint16_t> shares,
                                std::span<const double> weights, std::size_t region_count);

/// D2: area in m². `holds[v]` says whether the rule holds for layer value v (v < holds.size()).
/// Every cell counts; not delivered -> missing.
std::vector<Sums> area_sums(const Overlay& overlay, std::span<const std::uint16_t> layer,
                            const std::vector<bool>& holds);

/// Households of another grid spread over delivered cells by D13, totals kept.
struct Transfer {
    std::vector<double> weights; ///< grid.size(), households per coverage cell
    std::vector<double>
        unplaced; ///< per census cell: households no delivered cell within 300 m took
};

struct WeightSource {
    Grid grid; ///< e.g. EPSG:3035
    std::vector<CellPosition> cells;
    std::vector<double> households; ///< parallel to cells
};

/// `corners` turns a point of the source grid into the coverage grid's system (the caller's
/// geo::Transform). `delivered`: grid.size() flags.
Result<Transfer> transferred_weights(const WeightSource& source, const Grid& grid,
                                     const std::vector<bool>& delivered,
                                     const std::function<Result<GridPoint>(GridPoint)>& corners);

} // namespace netzatlas::coverage
