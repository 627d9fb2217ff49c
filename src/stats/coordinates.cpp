#include "stats/coordinates.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

namespace netzatlas::stats {

namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// Runs of digits with at most one mark inside; a comma between digits is a decimal mark unless a
/// dot or another comma in the text already says what separates.
std::vector<std::string> number_texts(std::string_view text, bool comma_is_mark) {
    std::vector<std::string> found;
    std::string current;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : ' ';
        const bool inside =
            i > 0 && i + 1 < text.size() && digit(text[i - 1]) && digit(text[i + 1]);
        if (digit(c) || (c == '-' && current.empty())) {
            current += c;
        } else if (inside && (c == '.' || (c == ',' && comma_is_mark)) &&
                   current.find('.') == std::string::npos) {
            current += '.';
        } else if (!current.empty()) {
            found.push_back(current);
            current.clear();
        }
    }
    return found;
}

std::optional<double> number_of(const std::string& text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stop == end ? std::optional{value} : std::nullopt;
}

/// Only digits and what stands around them in a pair of coordinates.
bool of_coordinates(std::string_view text) {
    std::string rest{text};
    for (const std::string_view sign : {"°", "N", "n", "E", "e", "O", "o"}) {
        for (auto at = rest.find(sign); at != std::string::npos; at = rest.find(sign)) {
            rest.replace(at, sign.size(), " ");
        }
    }
    return rest.find_first_not_of("0123456789.,;-/ \t") == std::string::npos;
}

bool within(double value, double low, double high) {
    return value >= low && value <= high;
}

} // namespace

std::optional<LonLat> coordinates_in(std::string_view text) {
    if (text.size() > 60 || !of_coordinates(text)) {
        return std::nullopt;
    }
    const bool has_dot = text.find('.') != std::string_view::npos;
    const auto numbers = number_texts(text, !has_dot);
    if (numbers.size() != 2) {
        return std::nullopt;
    }
    auto lat = number_of(numbers[0]);
    auto lon = number_of(numbers[1]);
    const bool written_out =
        numbers[0].find('.') != std::string::npos && numbers[1].find('.') != std::string::npos;
    if (!lat || !lon || !written_out) {
        return std::nullopt;
    }
    if (within(*lat, 5, 16) && within(*lon, 47, 56)) {
        std::swap(lat, lon);
    }
    return within(*lat, -90, 90) && within(*lon, -180, 180) ? std::optional{LonLat{*lon, *lat}}
                                                            : std::nullopt;
}

} // namespace netzatlas::stats
