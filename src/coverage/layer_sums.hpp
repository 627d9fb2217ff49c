#pragma once

#include "coverage/overlay.hpp"
#include "coverage/parts.hpp"
#include "coverage/transferred_weights.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace netzatlas::coverage {

/// Reserved value of a cell layer.
constexpr std::uint16_t not_delivered = 65535;

/// Numerator, denominator and what was not delivered, of one region: sums that higher levels add
/// up. `missing` is in neither of the others (D13).
struct Sums {
    double numerator = 0;
    double denominator = 0;
    double missing = 0;
    Sums& operator+=(const Sums& other);
    bool operator==(const Sums&) const = default;
};

/// D1: numerator Σ part·weight·share/10000, denominator Σ part·weight; cells without a value add
/// their weight to `missing`.
///
/// `shares`: grid.size() values in 1/100 %; `weights`: grid.size() households.
std::vector<Sums> weighted_sums(std::span<const CellPart> parts,
                                std::span<const std::uint16_t> shares,
                                std::span<const double> weights, std::size_t region_count);

/// The same with shares that 16 bit cannot hold: 1/100 % unrounded, NaN where nothing was
/// delivered.
std::vector<Sums> weighted_sums(std::span<const CellPart> parts, std::span<const double> shares,
                                std::span<const double> weights, std::size_t region_count);

/// The same with cells split by area, without a list of parts: for whole nations.
std::vector<Sums> weighted_sums(const Overlay& overlay, std::span<const std::uint16_t> shares,
                                std::span<const double> weights);

/// D2: area in m². `holds[v]` says whether the rule holds for layer value v; values beyond its end
/// do not. Every cell counts, inhabited or not; ground without a value and ground beyond the grid
/// is `missing`.
std::vector<Sums> area_sums(const Overlay& overlay, std::span<const std::uint16_t> layer,
                            const std::vector<bool>& holds);

} // namespace netzatlas::coverage
