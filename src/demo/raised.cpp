#include "demo/raised.hpp"

#include <algorithm>
#include <cstddef>

namespace netzatlas::demo {

namespace {

constexpr int all = 10000;

std::uint16_t share_at(const Draw& draw, std::size_t i, int level) {
    const int reached = std::clamp(level - draw.reluctance[i], 0, all);
    const int capped = std::min<int>(reached, draw.most[i]);
    return static_cast<std::uint16_t>(std::max<int>(capped, draw.shares[i]));
}

double sum_at(const Draw& draw, int level) {
    double sum = 0;
    for (std::size_t i = 0; i < draw.shares.size(); ++i) {
        sum += draw.weights[i] * share_at(draw, i, level);
    }
    return sum;
}

} // namespace

double weighted_sum(std::span<const std::uint16_t> shares, std::span<const double> weights) {
    double sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        sum += weights[i] * shares[i];
    }
    return sum;
}

void raise(const Draw& draw, double wanted) {
    const auto last = std::max_element(draw.reluctance.begin(), draw.reluctance.end());
    int low = 0;
    int high = last == draw.reluctance.end() ? 1 : *last + all + 1;
    while (high - low > 1) {
        const int middle = low + (high - low) / 2;
        (sum_at(draw, middle) <= wanted ? low : high) = middle;
    }
    double missing = wanted - sum_at(draw, low);
    for (std::size_t i = 0; i < draw.shares.size(); ++i) {
        const auto here = share_at(draw, i, low);
        const auto next = share_at(draw, i, low + 1);
        const bool step = next > here && missing >= draw.weights[i] / 2;
        draw.shares[i] = step ? next : here;
        missing -= step ? draw.weights[i] : 0.0;
    }
}

} // namespace netzatlas::demo
