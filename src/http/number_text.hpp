#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace netzatlas::http {

/// The whole text as a number in C notation; empty for anything else.
template <class Number>
std::optional<Number> number_in(std::string_view text) {
    Number value{};
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = result.ec == std::errc{} && result.ptr == text.data() + text.size();
    return whole && !text.empty() ? std::optional{value} : std::nullopt;
}

} // namespace netzatlas::http
