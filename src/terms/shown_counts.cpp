#include "terms/shown_counts.hpp"

#include "terms/words.hpp"

#include <cmath>
#include <fmt/format.h>

namespace netzatlas {

namespace {

constexpr Word<CountsShown> counts_words[] = {
    {CountsShown::exact, "exact"},
    {CountsShown::estimated, "estimated"},
    {CountsShown::suppressed, "suppressed"},
};

double in_tens(double count) {
    return std::round(count / 10.0) * 10.0;
}

} // namespace

std::string_view name_of(CountsShown counts) {
    return word_of(counts_words, counts);
}

Result<CountsShown> counts_shown(std::string_view name) {
    return value_of(counts_words, name, "way to show counts");
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
