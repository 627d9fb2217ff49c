#include "terms/shown_counts.hpp"

#include <cmath>
#include <fmt/format.h>

namespace netzatlas {

namespace {

double in_tens(double count) {
    return std::round(count / 10.0) * 10.0;
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

Result<CountsShown> counts_shown(std::string_view name) {
    for (const auto counts :
         {CountsShown::exact, CountsShown::estimated, CountsShown::suppressed}) {
        if (name_of(counts) == name) {
            return counts;
        }
    }
    return fail(ErrorCode::bad_value, fmt::format("'{}' is no way to show counts", name));
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
