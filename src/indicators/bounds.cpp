#include "indicators/bounds.hpp"

#include <algorithm>
#include <numeric>

namespace netzatlas::indicators {

namespace {

IndicatorValue between(double low, double high) {
    IndicatorValue value;
    value.state = low == high ? ValueState::value : ValueState::undecidable;
    if (low == high) {
        value.value = low;
    } else {
        value.low = low;
        value.high = high;
    }
    return value;
}

double total(std::span<const double> percents) {
    return std::accumulate(percents.begin(), percents.end(), 0.0);
}

} // namespace

IndicatorValue any_bounds(std::span<const double> percents) {
    if (percents.empty()) {
        return {};
    }
    return between(*std::max_element(percents.begin(), percents.end()),
                   std::min(100.0, total(percents)));
}

IndicatorValue all_bounds(std::span<const double> percents) {
    if (percents.empty()) {
        return {};
    }
    const double others = 100.0 * static_cast<double>(percents.size() - 1);
    return between(std::max(0.0, total(percents) - others),
                   *std::min_element(percents.begin(), percents.end()));
}

IndicatorValue below_bounds(const IndicatorValue& at_least_lower,
                            const IndicatorValue& at_least_upper) {
    for (const auto* share : {&at_least_lower, &at_least_upper}) {
        if (share->state != ValueState::value && share->state != ValueState::undecidable) {
            IndicatorValue none;
            none.state = share->state;
            return none;
        }
    }
    const auto most_served = at_least_lower.value ? *at_least_lower.value : *at_least_lower.high;
    const auto least_served = at_least_upper.value ? *at_least_upper.value : *at_least_upper.low;
    auto below = most_served < least_served ? between(0, 100)
                                            : between(100 - most_served, 100 - least_served);
    below.denominator = at_least_lower.denominator;
    below.missing = at_least_lower.missing;
    return below;
}

} // namespace netzatlas::indicators
