#include "coverage/parts.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <fmt/format.h>

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

/// The coarse cell around each fine cell, when the one grid refines the other.
class Refinement {
public:
    static Result<Refinement> of(const Grid& coarse, const Grid& fine) {
        const double times = coarse.cell_size / fine.cell_size;
        const double right = (fine.west - coarse.west) / fine.cell_size;
        const double down = (coarse.north - fine.north) / fine.cell_size;
        if (fine.epsg != coarse.epsg || times < 1 || times != std::floor(times) ||
            right != std::floor(right) || down != std::floor(down)) {
            return fail(ErrorCode::bad_value,
                        fmt::format("cells of {} m from ({} {}) do not consist of cells of {} m "
                                    "from ({} {})",
                                    coarse.cell_size, coarse.west, coarse.north, fine.cell_size,
                                    fine.west, fine.north));
        }
        return Refinement{coarse, static_cast<int>(times), static_cast<int>(right),
                          static_cast<int>(down)};
    }
    std::optional<std::uint32_t> coarse_cell(int row, int column) const {
        if (row + down_ < 0 || column + right_ < 0) {
            return std::nullopt;
        }
        const CellPosition cell{(row + down_) / times_, (column + right_) / times_};
        if (!coarse_.contains(cell)) {
            return std::nullopt;
        }
        return static_cast<std::uint32_t>(coarse_.index(cell));
    }

private:
    Refinement(const Grid& coarse, int times, int right, int down)
        : coarse_{coarse}, times_{times}, right_{right}, down_{down} {}
    Grid coarse_;
    int times_;
    int right_;
    int down_;
};

/// Households of each coarse cell, whoever holds them.
std::vector<double> coarse_households(const Refinement& refinement, const Overlay& coarse,
                                      const Grid& fine, std::span<const double> households) {
    std::vector<double> sums(coarse.grid.size());
    for (int row = 0; row < fine.rows; ++row) {
        for (int column = 0; column < fine.columns; ++column) {
            if (const auto cell = refinement.coarse_cell(row, column)) {
                sums[*cell] += households[fine.index({row, column})];
            }
        }
    }
    return sums;
}

constexpr double not_cut = -1;

struct BorderHouseholds {
    const Grid& coarse_grid;
    const Grid& fine_grid;
    const RegionCells& coarse;
    std::span<const double> households;
};

/// Into `held`: the region's own households in each coarse cell its border cuts.
void hold_border_households(std::vector<double>& held, const Refinement& refinement,
                            const RegionCells& fine, const BorderHouseholds& given) {
    for (const auto& border : given.coarse.borders) {
        held[cell_index(given.coarse_grid, border.row, border.column)] = 0;
    }
    each_cell(fine, [&](int row, int column, double fraction) {
        const auto cell = refinement.coarse_cell(row, column);
        if (cell && held[*cell] != not_cut) {
            held[*cell] += fraction * given.households[given.fine_grid.index({row, column})];
        }
    });
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

Result<std::vector<CellPart>> parts_by_households(const Overlay& coarse, const Overlay& fine,
                                                  std::span<const double> households) {
    assert(coarse.regions.size() == fine.regions.size());
    assert(households.size() == fine.grid.size());
    const auto refinement = Refinement::of(coarse.grid, fine.grid);
    if (!refinement) {
        return fail(refinement.error());
    }
    const auto all = coarse_households(*refinement, coarse, fine.grid, households);
    std::vector<double> held(coarse.grid.size(), not_cut);
    std::vector<CellPart> parts;
    for (std::size_t region = 0; region < coarse.regions.size(); ++region) {
        hold_border_households(held, *refinement, fine.regions[region],
                               {coarse.grid, fine.grid, coarse.regions[region], households});
        each_cell(coarse.regions[region], [&](int row, int column, double fraction) {
            const auto cell = cell_index(coarse.grid, row, column);
            const bool split = fraction < 1 && all[cell] > 0;
            const double part = split ? std::min(1.0, held[cell] / all[cell]) : fraction;
            if (part > 0) {
                parts.push_back({static_cast<std::uint32_t>(region), cell, part});
            }
            held[cell] = not_cut;
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
