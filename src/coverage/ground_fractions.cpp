#include "coverage/ground_fractions.hpp"

#include <cassert>

namespace netzatlas::coverage {

std::vector<double> fractions_of(const RegionCells& cells, const Grid& grid) {
    std::vector<double> fractions(grid.size());
    for (const auto& run : cells.runs) {
        for (auto column = run.first; column <= run.last; ++column) {
            fractions[grid.index({run.row, column})] = 1;
        }
    }
    for (const auto& border : cells.borders) {
        fractions[grid.index({border.row, border.column})] = border.fraction;
    }
    return fractions;
}

std::vector<Sums> fraction_sums(std::span<const CellPart> parts, std::span<const double> fractions,
                                std::span<const double> weights, std::size_t region_count) {
    assert(fractions.size() == weights.size());
    std::vector<Sums> sums(region_count);
    for (const auto& part : parts) {
        const double weight = part.part * weights[part.cell];
        sums[part.region].numerator += weight * fractions[part.cell];
        sums[part.region].denominator += weight;
    }
    return sums;
}

} // namespace netzatlas::coverage
