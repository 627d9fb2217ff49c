#include "terms/shown_counts.hpp"

#include <cmath>
#include <fmt/format.h>

namespace netzatlas {

namespace {

double in_tens(double count) {
    return std::round(count / 10.0) * 10.0;
}

std::optional<double> in_tens(std::optional<double> count) {
    return count ? std::optional{in_tens(*count)} : std::nullopt;
}

bool shows_few(const IndicatorValue& value, double small_count) {
    const auto few = [&](double count) { return count > 0 && count < small_count; };
    const double served = value.numerator.value_or(0);
    return few(served) || few(value.denominator.value_or(0)) || few(value.missing.value_or(0)) ||
           (value.denominator && few(*value.denominator - served));
}

} // namespace

std::string_view name_of(CountsShown counts) {
    switch (counts) {
    case CountsShown::exact:
        return "exact";
    case CountsShown::estimated:
        return "estimated";
    case CountsShown::suppressed:
        return "suppressed";
    }
    return "suppressed";
}

ShownCounts shown_counts(const Indicator& indicator, const IndicatorValue& value, bool estimated,
                         double small_count) {
    if (estimated) {
        return {CountsShown::estimated, in_tens(value.numerator), in_tens(value.denominator),
                in_tens(value.missing)};
    }
    if (indicator.basis == "households" && shows_few(value, small_count)) {
        return {CountsShown::suppressed, {}, {}, {}};
    }
    return {CountsShown::exact, value.numerator, value.denominator, value.missing};
}

std::string household_class(double households, double small_count) {
    if (!(households > 0)) {
        return "0";
    }
    if (households < small_count) {
        return fmt::format("<{:g}", small_count);
    }
    return households < 10 ? fmt::format("{:g}-9", small_count)
                           : fmt::format("{:.0f}", in_tens(households));
}

} // namespace netzatlas
