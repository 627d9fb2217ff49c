#pragma once

#include "terms/date.hpp"

#include <fmt/format.h>
#include <optional>
#include <string>

namespace netzatlas::extracts {

/// One value of a table, as text; empty for NULL.
using Cell = std::optional<std::string>;

inline Cell text_or_null(const std::string& value) {
    return value.empty() ? Cell{} : Cell{value};
}

/// Shortest form that reads back the same, decimal point.
inline Cell number(const std::optional<double>& value) {
    return value ? Cell{fmt::format("{}", *value)} : Cell{};
}

inline Cell day(const std::optional<Date>& date) {
    return date ? Cell{date->iso()} : Cell{};
}

} // namespace netzatlas::extracts
