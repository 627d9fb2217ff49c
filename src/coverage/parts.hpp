#pragma once

#include "coverage/overlay.hpp"
#include "terms/grid.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace netzatlas::coverage {

/// How much of each cell is in which region, in one of the three ways of D3.
struct CellPart {
    std::uint32_t region = 0; ///< index in the boundary set
    std::uint32_t cell = 0;   ///< index in the grid
    double part = 0;          ///< 0 < part <= 1
    bool operator==(const CellPart&) const = default;
};

/// Whole cells go to the region the publisher's key names. `regions[i]` belongs to `cells[i]`;
/// negative = key unknown at the boundary date: no part, its households are reported by the caller.
std::vector<CellPart> parts_by_key(std::span<const std::uint32_t> cells,
                                   std::span<const std::int32_t> regions);

/// Cells are split by area (`area_split`): by region, then whole cells, then border cells.
std::vector<CellPart> parts_by_area(const Overlay& overlay);

/// Households per cell after the official totals of the regions are made to come out.
struct ScaledWeights {
    std::vector<double> weights;  ///< per cell of the grid
    std::vector<CellPart> parts;  ///< who holds which part of them now
    std::vector<double> unplaced; ///< per region: official households no cell could take
};

/// Scales the households of each region so that they add up to its official total.
///
/// Every region keeps its own pattern; a border cell is scaled part by part, so its parts shift. A
/// region without an official total (empty) keeps its weights; one with a total but no households
/// in any cell gets none, and its total is `unplaced`.
ScaledWeights scaled_to_totals(std::span<const CellPart> parts, std::span<const double> weights,
                               std::span<const std::optional<double>> totals);

} // namespace netzatlas::coverage
