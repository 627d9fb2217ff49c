#include "coverage/layer_sums.hpp"

#include <cassert>
#include <cmath>

namespace netzatlas::coverage {

namespace {

bool is_missing(std::uint16_t share) {
    return share == not_delivered;
}

bool is_missing(double share) {
    return std::isnan(share);
}

template <class Share>
void add_weighted(Sums& sums, Share share, double weight) {
    if (is_missing(share)) {
        sums.missing += weight;
    } else {
        sums.numerator += weight * (share / 10000.0);
        sums.denominator += weight;
    }
}

template <class Share>
std::vector<Sums> sums_of_parts(std::span<const CellPart> parts, std::span<const Share> shares,
                                std::span<const double> weights, std::size_t region_count) {
    assert(shares.size() == weights.size());
    std::vector<Sums> sums(region_count);
    for (const auto& part : parts) {
        add_weighted(sums[part.region], shares[part.cell], part.part * weights[part.cell]);
    }
    return sums;
}

/// What a cell of each layer value adds, twice 32 bits in one sum: served below, missing above.
std::vector<std::uint64_t> gains_of(const std::vector<bool>& holds) {
    std::vector<std::uint64_t> gains(std::size_t{not_delivered} + 1);
    for (std::size_t value = 0; value < holds.size() && value < not_delivered; ++value) {
        gains[value] = holds[value] ? 1 : 0;
    }
    gains[not_delivered] = std::uint64_t{1} << 32;
    return gains;
}

/// In cells: whole ones are counted, so their sums are exact.
Sums cell_sums(const RegionCells& cells, const Grid& grid, std::span<const std::uint16_t> layer,
               const std::vector<std::uint64_t>& gains) {
    std::uint64_t gained = 0;
    std::uint64_t all = 0;
    for (const auto& run : cells.runs) {
        const auto count = static_cast<std::size_t>(run.last - run.first) + 1;
        for (const auto value : layer.subspan(grid.index({run.row, run.first}), count)) {
            gained += gains[value];
        }
        all += count;
    }
    const auto served = static_cast<double>(gained & 0xFFFFFFFFU);
    const auto missing = static_cast<double>(gained >> 32);
    Sums sums{served, static_cast<double>(all) - missing, missing + cells.outside};
    for (const auto& border : cells.borders) {
        const auto value = layer[grid.index({border.row, border.column})];
        if (value == not_delivered) {
            sums.missing += border.fraction;
        } else {
            sums.numerator += gains[value] != 0 ? border.fraction : 0;
            sums.denominator += border.fraction;
        }
    }
    return sums;
}

} // namespace

Sums& Sums::operator+=(const Sums& other) {
    numerator += other.numerator;
    denominator += other.denominator;
    missing += other.missing;
    return *this;
}

std::vector<Sums> weighted_sums(std::span<const CellPart> parts,
                                std::span<const std::uint16_t> shares,
                                std::span<const double> weights, std::size_t region_count) {
    return sums_of_parts(parts, shares, weights, region_count);
}

std::vector<Sums> weighted_sums(std::span<const CellPart> parts, std::span<const double> shares,
                                std::span<const double> weights, std::size_t region_count) {
    return sums_of_parts(parts, shares, weights, region_count);
}

std::vector<Sums> weighted_sums(const Overlay& overlay, std::span<const std::uint16_t> shares,
                                std::span<const double> weights) {
    assert(shares.size() == overlay.grid.size() && weights.size() == shares.size());
    std::vector<Sums> sums(overlay.regions.size());
    for (std::size_t region = 0; region < sums.size(); ++region) {
        for (const auto& run : overlay.regions[region].runs) {
            const auto first = overlay.grid.index({run.row, run.first});
            const auto count = static_cast<std::size_t>(run.last - run.first) + 1;
            for (auto cell = first; cell < first + count; ++cell) {
                add_weighted(sums[region], shares[cell], weights[cell]);
            }
        }
        for (const auto& border : overlay.regions[region].borders) {
            const auto cell = overlay.grid.index({border.row, border.column});
            add_weighted(sums[region], shares[cell], border.fraction * weights[cell]);
        }
    }
    return sums;
}

std::vector<Sums> area_sums(const Overlay& overlay, std::span<const std::uint16_t> layer,
                            const std::vector<bool>& holds) {
    assert(layer.size() == overlay.grid.size());
    const auto gains = gains_of(holds);
    const double cell_area = overlay.grid.cell_size * overlay.grid.cell_size;
    std::vector<Sums> all;
    all.reserve(overlay.regions.size());
    for (const auto& cells : overlay.regions) {
        const auto sums = cell_sums(cells, overlay.grid, layer, gains);
        all.push_back(
            {sums.numerator * cell_area, sums.denominator * cell_area, sums.missing * cell_area});
    }
    return all;
}

} // namespace netzatlas::coverage
