#include "terms/value.hpp"

#include "terms/words.hpp"

#include <cmath>
#include <fmt/format.h>

namespace netzatlas {

namespace {
constexpr Word<ValueState> state_words[] = {
    {ValueState::value, "value"},
    {ValueState::not_applicable, "not_applicable"},
    {ValueState::not_delivered, "not_delivered"},
    {ValueState::suppressed, "suppressed"},
    {ValueState::undecidable, "undecidable"},
};
constexpr Word<Origin> origin_words[] = {
    {Origin::computed, "computed"},
    {Origin::published, "published"},
};
} // namespace

std::string_view name_of(ValueState state) {
    return word_of(state_words, state);
}

Result<ValueState> value_state(std::string_view name) {
    return value_of(state_words, name, "value state");
}

std::string_view name_of(Origin origin) {
    return word_of(origin_words, origin);
}

Result<Origin> origin(std::string_view name) {
    return value_of(origin_words, name, "origin of a value");
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
