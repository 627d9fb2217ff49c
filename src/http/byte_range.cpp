#include "http/byte_range.hpp"

#include "http/field_list.hpp"
#include "http/number_text.hpp"

#include <optional>

namespace netzatlas::http {

namespace {

/// Digits only; a number too long for 64 bits counts as the largest.
std::optional<std::uint64_t> position(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    return number_in<std::uint64_t>(text).value_or(UINT64_MAX);
}

ByteRange suffix(std::uint64_t length, std::uint64_t size) {
    if (length == 0 || size == 0) {
        return {ByteRange::Kind::unsatisfiable, 0, 0};
    }
    return {ByteRange::Kind::part, length < size ? size - length : 0, size - 1};
}

} // namespace

ByteRange byte_range(std::string_view field, std::uint64_t size) {
    auto rest = trimmed(field);
    if (!equal_ignoring_case(next_item(rest, '='), "bytes") ||
        rest.find(',') != std::string_view::npos) {
        return {};
    }
    const auto dash = rest.find('-');
    if (dash == std::string_view::npos) {
        return {};
    }
    const auto from = trimmed(rest.substr(0, dash));
    const auto to = trimmed(rest.substr(dash + 1));
    const auto first = position(from);
    const auto last = position(to);
    if (from.empty() && last) {
        return suffix(*last, size);
    }
    if (!first || (!last && !to.empty()) || (last && *last < *first)) {
        return {};
    }
    if (*first >= size) {
        return {ByteRange::Kind::unsatisfiable, 0, 0};
    }
    return {ByteRange::Kind::part, *first, last ? std::min(*last, size - 1) : size - 1};
}

} // namespace netzatlas::http
