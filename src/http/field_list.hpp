#pragma once

#include <algorithm>
#include <string_view>

namespace netzatlas::http {

/// Without blanks and tabs at both ends.
constexpr std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The part before `separator`, trimmed; `rest` moves behind it.
constexpr std::string_view next_item(std::string_view& rest, char separator) {
    const auto end = std::min(rest.find(separator), rest.size());
    const auto item = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return item;
}

constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) {
    constexpr auto small = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::ranges::equal(a, b, {}, small, small);
}

} // namespace netzatlas::http
