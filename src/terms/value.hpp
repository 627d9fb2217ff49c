#pragma once

#include "terms/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace netzatlas {

/// A value or one of the four kinds of "no number" (definitions.md D16). 0 is a value.
enum class ValueState {
    value,
    not_applicable, ///< the denominator is 0: no households, no area, no schools
    not_delivered,  ///< the publisher gave nothing here
    suppressed,     ///< small counts, never shown (D17)
    undecidable     ///< the data leave an interval [low, high] (D8, D11, D13)
};

std::string_view name_of(ValueState state);
Result<ValueState> value_state(std::string_view name);

/// Whether we computed a figure or a publisher printed it. Both are kept side by side.
enum class Origin { computed, published };

std::string_view name_of(Origin origin);
Result<Origin> origin(std::string_view name);

/// What an indicator says of one region at one reference date.
///
/// Units: `value`, `low`, `high` in the indicator's unit, shares as percent 0-100 (`unit = "%"`);
/// unrounded (D18). `numerator`, `denominator`, `missing` in the unit of the indicator's basis
/// (households, m², sites); `missing` is the part of the basis for which nothing was delivered: it
/// is in neither numerator nor denominator (D13).
struct IndicatorValue {
    ValueState state = ValueState::not_delivered;
    std::optional<double> value; ///< only with ValueState::value
    std::optional<double> low;   ///< only with ValueState::undecidable
    std::optional<double> high;
    std::optional<double> numerator;
    std::optional<double> denominator;
    std::optional<double> missing;
    std::string printed; ///< the publisher's own characters, for ingested figures

    bool operator==(const IndicatorValue&) const = default;
};

/// Half a unit of the last digit a publisher printed, in the indicator's unit: as near as the
/// figure says. 0 for a figure nobody printed.
double left_open(const IndicatorValue& value);

/// denominator / (denominator + missing); empty where both are unknown or 0.
std::optional<double> completeness(const IndicatorValue& value);

} // namespace netzatlas
