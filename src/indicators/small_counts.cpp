#include "indicators/small_counts.hpp"

namespace netzatlas::indicators {

namespace {
/// Less than this is the rounding of sums, not somebody.
constexpr double nobody = 1e-6;
} // namespace

SmallCounts small_counts(const IndicatorValue& value, double threshold) {
    const auto small = [threshold](const std::optional<double>& count) {
        return count && *count > nobody && *count < threshold;
    };
    std::optional<double> unserved;
    if (value.numerator && value.denominator) {
        unserved = *value.denominator - *value.numerator;
    }
    return {small(value.numerator), small(value.denominator), small(value.missing),
            small(unserved)};
}

} // namespace netzatlas::indicators
