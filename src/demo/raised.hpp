#pragma once

#include <cstdint>
#include <span>

namespace netzatlas::demo {

/// Cells whose shares are drawn together; all spans parallel.
struct Draw {
    std::span<std::uint16_t> shares;     ///< 1/100 %; in: at least, out: drawn
    std::span<const std::uint16_t> most; ///< never above
    std::span<const int> reluctance;     ///< 0 first … later; a step of 10000 from nothing to all
    std::span<const double> weights;
};

/// Σ weight · share.
double weighted_sum(std::span<const std::uint16_t> shares, std::span<const double> weights);

/// Raises shares, the least reluctant cells first, until their weighted sum is as near to `wanted`
/// as one hundredth of a percent in one cell allows; all at `most` when it cannot be reached.
void raise(const Draw& draw, double wanted);

} // namespace netzatlas::demo
