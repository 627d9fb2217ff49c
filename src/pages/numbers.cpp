#include "pages/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

constexpr std::string_view thin_space = "\u202f";

bool dotted(Language language) {
    return language == Language::en;
}

/// Marks the thousands of the digits from `begin` to `end`.
void group_thousands(std::string& text, int begin, int end, Language language) {
    for (auto at = end - 3; at > begin; at -= 3) {
        text.insert(static_cast<std::size_t>(at), dotted(language) ? "," : ".");
    }
}

} // namespace

std::string decimal(double value, int decimals, Language language) {
    const double scale = std::pow(10.0, decimals);
    // halves go up as on paper: 96.05 lies just below itself in binary
    const double rounded = std::copysign(std::floor(std::fabs(value) * scale + 0.5 + 1e-9), value);
    auto text = fmt::format("{:.{}f}", rounded / scale, decimals);
    if (text.find_first_not_of("-0.") == std::string::npos && text.front() == '-') {
        text.erase(0, 1); // no minus before a rounded zero
    }
    const auto point = text.find('.');
    const auto end = static_cast<int>(point == std::string::npos ? text.size() : point);
    if (!dotted(language)) {
        std::replace(text.begin(), text.end(), '.', ',');
    }
    group_thousands(text, text.front() == '-' ? 1 : 0, end, language);
    return text;
}

std::string whole(double value, Language language) {
    auto text = fmt::format("{:.0f}", std::fabs(value));
    group_thousands(text, 0, static_cast<int>(text.size()), language);
    return (value <= -0.5 ? "-" : "") + text;
}

std::string percent_digits(double value, int decimals, Language language) {
    const double step = std::pow(10.0, -decimals);
    if (value == 0.0 || value == 100.0) {
        return fmt::format("{:.0f}", value);
    }
    if (value > 0.0 && value < step / 2 - 1e-9) {
        return fmt::format("<{}{}", thin_space, decimal(step, decimals, language));
    }
    if (value < 100.0 && value >= 100.0 - step / 2 - 1e-9) {
        return fmt::format(">{}{}", thin_space, decimal(100.0 - step, decimals, language));
    }
    if (value > 100.0 && value < 100.0 + step / 2 - 1e-9) {
        return fmt::format(">{}100", thin_space);
    }
    return decimal(value, decimals, language);
}

std::string points(double value, int decimals, Language language) {
    const double size = std::fabs(value);
    const double step = std::pow(10.0, -decimals);
    if (size < 1e-9) {
        return "0"; // the last digits of sums are no change
    }
    return size < step / 2 - 1e-9
               ? fmt::format("<{}{}", thin_space, decimal(step, decimals, language))
               : decimal(size, decimals, language);
}

std::string percent(double value, int decimals, Language language) {
    return fmt::format("{}{}%", percent_digits(value, decimals, language),
                       dotted(language) ? "" : thin_space);
}

int of_hundred(double value) {
    if (value <= 0.0 || value >= 100.0) {
        return value <= 0.0 ? 0 : 100;
    }
    return std::clamp(static_cast<int>(std::lround(value)), 1, 99);
}

std::string bar_length(double value) {
    return fmt::format("{:.2f}", std::clamp(value, 0.0, 100.0));
}

int share_class(double percent) {
    if (percent > 95.0) {
        return 5;
    }
    return percent >= 75.0 ? 4 : percent >= 50.0 ? 3 : percent >= 10.0 ? 2 : 1;
}

} // namespace netzatlas::pages
