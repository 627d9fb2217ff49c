#include "terms/value.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace netzatlas {

namespace {
constexpr std::array<std::pair<ValueState, std::string_view>, 5> state_names{{
    {ValueState::value, "value"},
    {ValueState::not_applicable, "not_applicable"},
    {ValueState::not_delivered, "not_delivered"},
    {ValueState::suppressed, "suppressed"},
    {ValueState::undecidable, "undecidable"},
}};
} // namespace

std::string_view name_of(ValueState state) {
    return std::find_if(state_names.begin(), state_names.end(),
                        [state](const auto& entry) { return entry.first == state; })
        ->second;
}

Result<ValueState> value_state(std::string_view name) {
    for (const auto& [state, text] : state_names) {
        if (text == name) {
            return state;
        }
    }
    return fail(ErrorCode::bad_value, fmt::format("'{}' is no value state", name));
}

std::string_view name_of(Origin origin) {
    return origin == Origin::computed ? "computed" : "published";
}

Result<Origin> origin(std::string_view name) {
    if (name == "computed") {
        return Origin::computed;
    }
    if (name == "published") {
        return Origin::published;
    }
    return fail(ErrorCode::bad_value, fmt::format("'{}' is no origin of a value", name));
}

double left_open(const IndicatorValue& value) {
    if (value.printed.empty()) {
        return 0;
    }
    const auto sign = value.printed.find_first_of(".,");
    const auto digits = sign == std::string::npos ? 0 : value.printed.size() - sign - 1;
    return 0.5 * std::pow(10.0, -static_cast<double>(digits));
}

std::optional<double> completeness(const IndicatorValue& value) {
    const double delivered = value.denominator.value_or(0.0);
    const double whole = delivered + value.missing.value_or(0.0);
    if (!value.denominator || whole <= 0.0) {
        return std::nullopt;
    }
    return delivered / whole;
}

} // namespace netzatlas
