#include "indicators/figures.hpp"

#include <algorithm>
#include <cassert>

namespace netzatlas::indicators {

namespace {

IndicatorValue counted(const coverage::Sums& sums, ValueState state) {
    IndicatorValue value;
    value.state = state;
    value.numerator = sums.numerator;
    value.denominator = sums.denominator;
    value.missing = sums.missing;
    return value;
}

} // namespace

IndicatorValue share_value(const coverage::Sums& sums, const FigureSettings& settings) {
    return interval_value(sums, sums, settings);
}

IndicatorValue interval_value(const coverage::Sums& certain, const coverage::Sums& possible,
                              const FigureSettings& settings) {
    const double all = certain.denominator + certain.missing;
    if (all <= 0) {
        return counted(certain, ValueState::not_applicable);
    }
    if (certain.denominator <= 0) {
        return counted(certain, ValueState::not_delivered);
    }
    const bool complete = certain.denominator >= settings.completeness_needed * all;
    if (complete && certain.numerator == possible.numerator) {
        auto value = counted(certain, ValueState::value);
        value.value = 100 * (certain.numerator / certain.denominator);
        return value;
    }
    auto value = counted(certain, ValueState::undecidable);
    const double base = complete ? certain.denominator : all;
    const double unknown = complete ? 0 : certain.missing;
    value.low = 100 * (certain.numerator / base);
    value.high = 100 * ((possible.numerator + unknown) / base);
    return value;
}

IndicatorValue count_value(const coverage::Sums& sums) {
    auto value = counted(sums, ValueState::value);
    value.value = sums.numerator;
    return value;
}

std::vector<coverage::Sums> rolled_up(std::span<const coverage::Sums> municipalities,
                                      std::span<const std::vector<std::size_t>> parents,
                                      std::size_t higher_count) {
    assert(municipalities.size() == parents.size());
    std::vector<coverage::Sums> higher(higher_count);
    for (std::size_t i = 0; i < municipalities.size(); ++i) {
        for (const auto parent : parents[i]) {
            higher[parent] += municipalities[i];
        }
    }
    return higher;
}

coverage::Sums site_sums(std::span<const SchoolSite* const> sites, const std::string& stage,
                         Date day) {
    const auto wanted = school_stage(stage);
    coverage::Sums sums;
    for (const auto* site : sites) {
        const auto reached = stage_at(*site, day);
        if (!reached || *reached == SchoolStage::left) {
            continue;
        }
        sums.denominator += 1;
        sums.numerator += wanted && *reached >= *wanted ? 1 : 0;
    }
    return sums;
}

coverage::Sums site_sums(std::span<const PointSite* const> sites, const std::string& kind,
                         Date day) {
    coverage::Sums sums;
    for (const auto* site : sites) {
        sums.numerator += in_use_on(*site, day) && (kind.empty() || site->kind == kind) ? 1 : 0;
    }
    return sums;
}

IndicatorValue rate_value(double count, std::optional<std::int64_t> inhabitants) {
    const auto people = static_cast<double>(inhabitants.value_or(0));
    auto value = counted({count, people, 0}, !inhabitants  ? ValueState::not_delivered
                                             : people <= 0 ? ValueState::not_applicable
                                                           : ValueState::value);
    if (value.state == ValueState::value) {
        value.value = 1000 * count / people;
    }
    value.denominator.reset(); // people, which are not of the numerator's unit
    value.missing.reset();
    return value;
}

} // namespace netzatlas::indicators
