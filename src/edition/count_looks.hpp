#pragma once

#include "edition/small_count_check.hpp"

#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace netzatlas::edition {

using CountCell = std::optional<double> IndicatorValue::*;
constexpr std::pair<CountCell, const char*> printed_counts[] = {
    {&IndicatorValue::numerator, "numerator"},
    {&IndicatorValue::denominator, "denominator"},
    {&IndicatorValue::missing, "missing"}};

/// A row of households that is told, and whose it is.
struct CountRow {
    const store::StoredValue* value;
    const Indicator* indicator;
    const Region* region;
    std::optional<double> operator[](CountCell cell) const { return value->value.*cell; }
    /// "fixed_hh_alle_1000 of 15003000 at 2021-06-30"
    std::string place() const;
};

/// Differences of counts as a reader could form them, and those that tell of one or two (D17).
class CountLooks {
public:
    explicit CountLooks(double threshold) : threshold_{threshold} {}

    /// `what()` says which difference it is, in words.
    template <class What>
    void look(double difference, const What& what) {
        ++check_.differences;
        if (few(difference)) {
            check_.unsafe.push_back(
                fmt::format("{} leaves {:.3g} households to be told", what(), difference));
        }
    }
    void look_between(const CountRow& one, const CountRow& other, CountCell cell, const char* name);
    void look_between(const CountRow& one, const CountRow& other);
    /// Something was looked at that is no difference.
    void add(std::size_t looks) { check_.differences += looks; }
    void tell(std::string unsafe) { check_.unsafe.push_back(std::move(unsafe)); }
    SmallCountCheck take() { return std::move(check_); }

private:
    bool few(double count) const {
        return std::fabs(count) > dust &&
               std::fabs(count) < threshold_ - dust; // the guard counts a hair more as few
    }

    /// Households lie in cells as Float32, and a million of them add up: a hundredth is nobody.
    static constexpr double dust = 0.01;
    double threshold_;
    SmallCountCheck check_;
};

/// Every region less its parts: municipalities, associations that show as one piece, counties.
void look_at_parts(const store::EditionContent& content, const std::vector<CountRow>& rows,
                   CountLooks& looks);

} // namespace netzatlas::edition
