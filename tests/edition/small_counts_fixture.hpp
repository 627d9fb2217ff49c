#pragma once

#include "edition/small_count_check.hpp"
#include "edition/small_count_guard.hpp"
#include "edition_fixture.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <utility>

namespace netzatlas::edition {

/// Households of the tiny edition: 100 in Magdeburg, 20 in Arneburg, 30 in Goldbeck, 50 in Stendal;
/// the sums above them follow. Nothing is guarded yet.
class SmallCounts : public ::testing::Test {
protected:
    SmallCounts() {
        content_.values.clear();
        content_.sources.clear();
        content_.gaps.clear();
        content_.settings["small_count"] = "3";
    }

    struct Served {
        double magdeburg;
        double arneburg;
        double goldbeck;
        double stendal;
    };
    void add(const std::string& indicator, const Served& served, const char* date = "2021-06-30") {
        const double association = served.arneburg + served.goldbeck;
        const double county = association + served.stendal;
        const std::pair<const char*, std::pair<double, double>> rows[] = {
            {"15", {served.magdeburg + county, 200}},
            {"15003", {served.magdeburg, 100}},
            {"15090", {county, 100}},
            {"150905051", {association, 50}},
            {"15003000", {served.magdeburg, 100}},
            {"15090010", {served.arneburg, 20}},
            {"15090180", {served.goldbeck, 30}},
            {"15090535", {served.stendal, 50}}};
        for (const auto& [region, counts] : rows) {
            const auto& [numerator, denominator] = counts;
            IndicatorValue value;
            value.state = ValueState::value;
            value.value = 100 * numerator / denominator;
            value.numerator = numerator;
            value.denominator = denominator;
            value.missing = 0;
            content_.values.push_back({region, indicator, netzatlas::testing::day(date),
                                       Origin::computed, "cells", value, false});
        }
    }
    /// Goldbeck's part below a rate between the classes of 100 and 1000 Mbit/s (D11).
    void add_interval(double low, double high) {
        Indicator below = content_.indicators.front();
        below.id = "below";
        below.kind = IndicatorKind::below_share;
        below.layer = "fixed_hh_alle_100 gigabit_quota";
        content_.indicators.push_back(below);
        auto between = row("15090180", "gigabit_quota");
        between.indicator = below.id;
        between.value = {};
        between.value.low = low;
        between.value.high = high;
        content_.values.push_back(between);
    }
    void guard() {
        guard_counts({content_.regions, content_.indicators, content_.sources, 3}, content_.values);
    }
    std::size_t unsafe() const { return check_small_counts(content_).unsafe.size(); }
    const store::StoredValue& row(std::string_view region, std::string_view indicator,
                                  const char* date = "2021-06-30") const {
        return *std::find_if(content_.values.begin(), content_.values.end(),
                             [&](const auto& value) {
                                 return value.region == region && value.indicator == indicator &&
                                        value.reference_date == netzatlas::testing::day(date);
                             });
    }
    bool tells(std::string_view region, std::string_view indicator,
               const char* date = "2021-06-30") const {
        return row(region, indicator, date).value.numerator.has_value();
    }

    store::EditionContent content_ = netzatlas::testing::tiny_content();
};

} // namespace netzatlas::edition
