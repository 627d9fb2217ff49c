#include "ingest/cell_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace netzatlas::ingest {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// How many bytes at the front are blank: 0, 1, or 2 for a no-break space.
std::size_t blank_in_front(std::string_view text) {
    if (text.starts_with(no_break_space)) {
        return no_break_space.size();
    }
    return !text.empty() && is_blank(text.front()) ? 1 : 0;
}

std::size_t blank_at_end(std::string_view text) {
    if (text.ends_with(no_break_space)) {
        return no_break_space.size();
    }
    return !text.empty() && is_blank(text.back()) ? 1 : 0;
}

/// "Ä" "Ö" "Ü" differ from "ä" "ö" "ü" by this bit of their second UTF-8 byte.
bool is_german_capital(std::string_view text) {
    return text.starts_with("Ä") || text.starts_with("Ö") || text.starts_with("Ü");
}

std::optional<double> number_in_c_notation(std::string_view text) {
    double number = 0;
    const auto* first = text.data();
    const auto* last = first + text.size();
    const auto [stop, error] = std::from_chars(first, last, number);
    if (error != std::errc{} || stop != last || !std::isfinite(number)) {
        return std::nullopt;
    }
    return number;
}

} // namespace

std::string_view without_bom(std::string_view text) {
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    return text;
}

std::string_view trimmed(std::string_view text) {
    text = without_bom(text);
    while (const auto width = blank_in_front(text)) {
        text.remove_prefix(width);
    }
    while (const auto width = blank_at_end(text)) {
        text.remove_suffix(width);
    }
    return text;
}

std::string folded(std::string_view text) {
    text = trimmed(text);
    std::string result;
    while (!text.empty()) {
        if (const auto width = blank_in_front(text)) {
            text.remove_prefix(width);
            if (!result.ends_with(' ')) {
                result += ' ';
            }
            continue;
        }
        if (is_german_capital(text)) {
            result += text[0];
            result += static_cast<char>(static_cast<unsigned char>(text[1]) | 0x20U);
            text.remove_prefix(2);
            continue;
        }
        const char c = text.front();
        result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        text.remove_prefix(1);
    }
    return result;
}

bool says_nothing(std::string_view text) {
    constexpr std::array<std::string_view, 5> signs{"–", "-", "—", ".", "/"};
    text = trimmed(text);
    for (const auto sign : signs) {
        if (text == sign) {
            return true;
        }
    }
    return text.empty();
}

std::optional<double> decimal_number(std::string_view text) {
    text = trimmed(text);
    const auto comma = text.find(',');
    if (comma == std::string_view::npos) {
        return number_in_c_notation(text);
    }
    std::array<char, 32> copy{};
    const bool readable = text.size() <= copy.size() && comma > 0 && comma + 1 < text.size() &&
                          text.find('.') == std::string_view::npos;
    if (!readable) {
        return std::nullopt;
    }
    text.copy(copy.data(), text.size());
    copy[comma] = '.';
    return number_in_c_notation({copy.data(), text.size()});
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    text = trimmed(text);
    std::int64_t number = 0;
    const auto* first = text.data();
    const auto* last = first + text.size();
    const auto [stop, error] = std::from_chars(first, last, number);
    if (error == std::errc{} && stop == last) {
        return number;
    }
    const auto real = decimal_number(text);
    if (real && *real == std::floor(*real) && std::abs(*real) < 9e15) {
        return static_cast<std::int64_t>(*real);
    }
    return std::nullopt;
}

} // namespace netzatlas::ingest
