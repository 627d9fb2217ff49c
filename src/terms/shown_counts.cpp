#include "terms/shown_counts.hpp"

#include "terms/words.hpp"

#include <cmath>
#include <fmt/format.h>

namespace netzatlas {

namespace {

constexpr double print_step = 0.1; // one decimal (D18)

constexpr Word<CountsShown> counts_words[] = {
    {CountsShown::exact, "exact"},
    {CountsShown::estimated, "estimated"},
    {CountsShown::suppressed, "suppressed"},
};

} // namespace

std::string_view name_of(CountsShown counts) {
    return word_of(counts_words, counts);
}

Result<CountsShown> counts_shown(std::string_view name) {
    return value_of(counts_words, name, "way to show counts");
}

double in_tens(double count) {
    return std::round(count / 10.0) * 10.0;
}

IndicatorValue in_tens(IndicatorValue value) {
    for (auto* count : {&value.numerator, &value.denominator, &value.missing}) {
        if (*count) {
            **count = in_tens(**count);
        }
    }
    return value;
}

double share_as_printed(double percent) {
    constexpr double last_digits = 1e-9; // halves go up as on paper
    if (percent <= 0 || percent >= 100) {
        return percent;
    }
    if (percent < print_step / 2 - last_digits) {
        return print_step / 4;
    }
    if (percent >= 100 - print_step / 2 - last_digits) {
        return 100 - print_step / 4;
    }
    return std::floor(percent * 10 + 0.5 + last_digits) / 10;
}

double left_open_by_print(double percent) {
    if (percent <= 0 || percent >= 100) {
        return 0;
    }
    const bool open_class = percent < print_step / 2 || percent > 100 - print_step / 2;
    return open_class ? print_step / 4 : print_step / 2;
}

std::string household_class(double households, double small_count) {
    if (!(households > 0)) {
        return "0";
    }
    if (households < small_count) {
        return fmt::format("<{:g}", small_count);
    }
    return households < 10 ? fmt::format("{:g}-9", small_count)
                           : fmt::format("{:.0f}", in_tens(households));
}

} // namespace netzatlas
