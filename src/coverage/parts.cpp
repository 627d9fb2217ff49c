#include "coverage/parts.hpp"

#include <cassert>

namespace netzatlas::coverage {

namespace {

std::uint32_t cell_index(const Grid& grid, std::int32_t row, std::int32_t column) {
    return static_cast<std::uint32_t>(grid.index({row, column}));
}

/// Calls `visit(row, column, fraction)` for every cell of a region.
template <class Visit>
void each_cell(const RegionCells& cells, Visit visit) {
    for (const auto& run : cells.runs) {
        for (auto column = run.first; column <= run.last; ++column) {
            visit(run.row, column, 1.0);
        }
    }
    for (const auto& border : cells.borders) {
        visit(border.row, border.column, border.fraction);
    }
}

} // namespace

std::vector<CellPart> parts_by_key(std::span<const std::uint32_t> cells,
                                   std::span<const std::int32_t> regions) {
    assert(cells.size() == regions.size());
    std::vector<CellPart> parts;
    parts.reserve(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (regions[i] >= 0) {
            parts.push_back({static_cast<std::uint32_t>(regions[i]), cells[i], 1});
        }
    }
    return parts;
}

std::vector<CellPart> parts_by_area(const Overlay& overlay) {
    std::vector<CellPart> parts;
    for (std::size_t region = 0; region < overlay.regions.size(); ++region) {
        each_cell(overlay.regions[region], [&](int row, int column, double fraction) {
            parts.push_back({static_cast<std::uint32_t>(region),
                             cell_index(overlay.grid, row, column), fraction});
        });
    }
    return parts;
}

ScaledWeights scaled_to_totals(std::span<const CellPart> parts, std::span<const double> weights,
                               std::span<const std::optional<double>> totals) {
    std::vector<double> sums(totals.size());
    for (const auto& part : parts) {
        sums[part.region] += part.part * weights[part.cell];
    }
    ScaledWeights scaled{std::vector<double>(weights.size()), {}, std::vector<double>(sums.size())};
    std::vector<double> factors(totals.size(), 1);
    for (std::size_t region = 0; region < totals.size(); ++region) {
        if (totals[region] && sums[region] > 0) {
            factors[region] = *totals[region] / sums[region];
        } else if (totals[region]) {
            scaled.unplaced[region] = *totals[region];
        }
    }
    for (const auto& part : parts) {
        scaled.weights[part.cell] += part.part * weights[part.cell] * factors[part.region];
    }
    for (const auto& part : parts) {
        const double mine = part.part * weights[part.cell] * factors[part.region];
        if (mine > 0) {
            scaled.parts.push_back({part.region, part.cell, mine / scaled.weights[part.cell]});
        }
    }
    return scaled;
}

} // namespace netzatlas::coverage
