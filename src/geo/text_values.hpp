#pragma once

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <system_error>

namespace netzatlas::geo {

inline std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos
               ? std::string_view{}
               : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// A number in C notation that fills the whole text; empty for anything else.
template <class Number>
std::optional<Number> number_in(std::string_view text) {
    text = trimmed(text);
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) {
        return std::nullopt;
    }
    if (!std::isfinite(static_cast<double>(number))) {
        return std::nullopt;
    }
    return number;
}

/// Whether bytes are UTF-8 without NUL.
bool is_utf8(std::string_view bytes);

/// Every byte as the Latin-1 character it would be, NUL as "?".
std::string from_latin_1(std::string_view bytes);

} // namespace netzatlas::geo
