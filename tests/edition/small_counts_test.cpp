#include "edition/small_count_check.hpp"
#include "edition/small_count_guard.hpp"
#include "edition_fixture.hpp"

#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

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

TEST_F(SmallCounts, StayWhereNobodyCanBeTold) {
    add("gigabit_quota", {70, 10, 15, 20});
    guard();

    EXPECT_TRUE(tells("15090010", "gigabit_quota"));
    EXPECT_EQ(row("15090010", "gigabit_quota").counts, CountsShown::exact);
    EXPECT_EQ(unsafe(), 0U);
}

TEST_F(SmallCounts, HideTwoHouseholdsAndTheSmallestOtherPart) {
    add("gigabit_quota", {70, 2, 15, 20});
    EXPECT_GT(unsafe(), 0U);
    guard();

    EXPECT_FALSE(tells("15090010", "gigabit_quota"));
    EXPECT_EQ(row("15090010", "gigabit_quota").few, "numerator"); // may read "<3"
    EXPECT_FALSE(tells("15090180", "gigabit_quota")); // association less Goldbeck told Arneburg
    EXPECT_EQ(row("15090180", "gigabit_quota").few, "");
    EXPECT_TRUE(tells("150905051", "gigabit_quota"));
    EXPECT_TRUE(tells("15090535", "gigabit_quota"));
    EXPECT_EQ(unsafe(), 0U);
}

TEST_F(SmallCounts, HideWhoIsLeftWithout) {
    add("gigabit_quota", {70, 10, 28, 20}); // 2 of 30 in Goldbeck without
    guard();

    EXPECT_FALSE(tells("15090180", "gigabit_quota"));
    EXPECT_EQ(row("15090180", "gigabit_quota").value.denominator, 30);
    EXPECT_EQ(unsafe(), 0U);
}

TEST_F(SmallCounts, RoundTheShareThatWouldTellThemAgain) {
    add("gigabit_quota", {70, 10, 28, 20}); // 93.33… % of 30 would be 28 again
    guard();

    EXPECT_EQ(row("15090180", "gigabit_quota").value.value, 93.3);
}

TEST_F(SmallCounts, HideACountNextToANeighbouringRate) {
    add("gigabit_quota", {70, 10, 15, 20});
    add("fixed_hh_alle_100", {71, 12, 25, 40}); // one household more in Magdeburg
    EXPECT_GT(unsafe(), 0U);
    guard();

    EXPECT_TRUE(tells("15003000", "gigabit_quota")); // the headline stays
    EXPECT_FALSE(tells("15003000", "fixed_hh_alle_100"));
    EXPECT_EQ(unsafe(), 0U);
}

/// Who can book 1000 Mbit/s by cable can book 100 by any wire: the union of a lower rate holds it.
TEST_F(SmallCounts, HideACountNextToAnotherTechnologyOfAHigherRate) {
    auto cable = *std::find_if(content_.indicators.begin(), content_.indicators.end(),
                               [](const auto& known) { return known.id == "gigabit_quota"; });
    cable.id = "fixed_hh_hfc_1000";
    cable.layer = "down_fn_hh_hfc_1000";
    cable.technology = "hfc";
    cable.headline = false;
    content_.indicators.push_back(cable);
    add("fixed_hh_alle_100", {71, 12, 25, 40});
    add("fixed_hh_hfc_1000", {70, 5, 15, 20}); // one household less in Magdeburg
    EXPECT_GT(unsafe(), 0U);
    guard();

    EXPECT_FALSE(tells("15003000", "fixed_hh_hfc_1000"));
    EXPECT_EQ(unsafe(), 0U);
}

TEST_F(SmallCounts, HideTheHeadlineWhereTheOtherIsASumThatEveryShareTells) {
    add("fixed_hh_alle_100", {80, 20, 0, 40}); // all of Arneburg, nobody in Goldbeck: 20 above
    add("gigabit_quota", {70, 14, 7, 20});     // 21 above, one more
    EXPECT_GT(unsafe(), 0U);
    guard();

    EXPECT_TRUE(tells("150905051", "fixed_hh_alle_100"));
    EXPECT_FALSE(tells("150905051", "gigabit_quota"));
    EXPECT_EQ(unsafe(), 0U);
}

TEST_F(SmallCounts, HideTheNewerDateWhereTheOlderIsASumThatEveryShareTells) {
    add("gigabit_quota", {60, 20, 0, 20}, "2020-12-31");
    add("gigabit_quota", {70, 14, 7, 30}, "2021-06-30");
    guard();

    EXPECT_FALSE(tells("150905051", "gigabit_quota", "2021-06-30"));
    EXPECT_EQ(unsafe(), 0U);
}

TEST_F(SmallCounts, HideTheOlderOfTwoDates) {
    add("gigabit_quota", {68, 10, 15, 20}, "2020-12-31");
    add("gigabit_quota", {70, 10, 15, 20}, "2021-06-30");
    EXPECT_GT(unsafe(), 0U);
    guard();

    EXPECT_FALSE(tells("15003000", "gigabit_quota", "2020-12-31"));
    EXPECT_TRUE(tells("15003000", "gigabit_quota", "2021-06-30"));
    EXPECT_EQ(unsafe(), 0U);
}

TEST_F(SmallCounts, HideACityAlsoAsItsOwnCounty) {
    add("gigabit_quota", {2, 10, 15, 20});
    guard();

    EXPECT_FALSE(tells("15003", "gigabit_quota"));
    EXPECT_FALSE(tells("15090", "gigabit_quota")); // the state less Stendal told Magdeburg
    EXPECT_TRUE(tells("15", "gigabit_quota"));
    EXPECT_EQ(unsafe(), 0U);
}

TEST_F(SmallCounts, HideAPieceBesideAHiddenAssociation) {
    add("gigabit_quota", {70, 10, 15, 20});     // the association has 25
    add("fixed_hh_alle_100", {80, 12, 14, 40}); // and 26; both its members are near, too
    EXPECT_GT(unsafe(), 0U);
    guard();

    EXPECT_FALSE(tells("150905051", "fixed_hh_alle_100"));
    EXPECT_FALSE(tells("15090535", "fixed_hh_alle_100")); // the county less Stendal told it
    EXPECT_EQ(unsafe(), 0U);
}

TEST_F(SmallCounts, KeepWhatAPublisherReleased) {
    add("gigabit_quota", {70, 2, 15, 20});
    for (auto& value : content_.values) {
        value.origin = Origin::published;
    }
    content_.sources.push_back({});
    content_.sources.back().id = "cells";
    content_.sources.back().counts_released = true;
    guard();

    EXPECT_TRUE(tells("15090010", "gigabit_quota"));
    EXPECT_EQ(unsafe(), 0U);
}

TEST_F(SmallCounts, AreHiddenInComputedRowsWhateverASourceReleased) {
    add("gigabit_quota", {70, 2, 15, 20});
    content_.sources.push_back({});
    content_.sources.back().id = "cells";
    content_.sources.back().counts_released = true;
    guard();

    EXPECT_FALSE(tells("15090010", "gigabit_quota")); // weights never leave (D17)
}

TEST_F(SmallCounts, AreFoundByTheCheckWhereSomebodyPutOneBack) {
    add("gigabit_quota", {70, 2, 15, 20});
    guard();
    for (auto& value : content_.values) {
        if (value.region == "15090180") {
            value.value.numerator = 15;
        }
    }

    EXPECT_GT(unsafe(), 0U);
}

TEST_F(SmallCounts, AreFoundByTheCheckInAShareOfTooManyDigits) {
    add("gigabit_quota", {70, 10, 28, 20});
    guard();
    for (auto& value : content_.values) {
        if (value.region == "15090180") {
            value.value.value = 100.0 * 28 / 30;
        }
    }

    EXPECT_EQ(unsafe(), 1U);
}

TEST_F(SmallCounts, RoundAnIntervalMadeOfAHiddenClass) { // D11: 100 less a share tells the share
    add("gigabit_quota", {70, 10, 28, 20});
    Indicator below = content_.indicators.front();
    below.id = "below";
    below.kind = IndicatorKind::below_share;
    below.layer = "fixed_hh_alle_100 gigabit_quota";
    content_.indicators.push_back(below);
    auto row_between = row("15090180", "gigabit_quota");
    row_between.indicator = "below";
    row_between.value = {};
    row_between.value.low = 5;
    row_between.value.high = 100 - 100.0 * 28 / 30;
    content_.values.push_back(row_between);
    EXPECT_GT(unsafe(), 0U);
    guard();

    EXPECT_EQ(row("15090180", "below").value.high, 6.7);
    EXPECT_EQ(unsafe(), 0U);
}

/// Counts of networks without names: all3 is certain at k = 4 and open at k = 3 (D8).
class OpenSets : public SmallCounts {
protected:
    void add_set(const std::string& operators, const Served& served) {
        Indicator set = content_.indicators.front();
        set.id = "mobile_5g_" + operators + "_hh";
        set.operators = operators;
        set.technology = set.layer = "5g";
        set.basis = "households";
        set.unit = "%";
        set.headline = false;
        content_.indicators.push_back(set);
        add(set.id, served);
    }
    void add_all3(const Served& k3, const Served& k4) {
        add_set("k3", k3);
        add_set("k4", k4);
        add_set("all3", k4);
        for (auto& stored : content_.values) {
            auto& value = stored.value;
            if (stored.indicator == "mobile_5g_all3_hh") {
                value.low = value.value;
                value.high = *value.value + *row(stored.region, "mobile_5g_k3_hh").value.value;
                value.value.reset();
                value.state = ValueState::undecidable;
            }
        }
    }
};

TEST_F(OpenSets, HideWithTheClassTheirEndsTell) { // D17: k = 3 is the difference of the ends
    add_all3({30, 2, 15, 20}, {40, 9, 10, 25});
    EXPECT_GT(unsafe(), 0U);
    guard();

    EXPECT_FALSE(tells("15090010", "mobile_5g_k3_hh"));
    EXPECT_TRUE(tells("15090010", "mobile_5g_k4_hh"));
    EXPECT_FALSE(tells("15090010", "mobile_5g_all3_hh"));
    EXPECT_EQ(row("15090010", "mobile_5g_all3_hh").value.high, 55); // 9 + 2 of 20
    EXPECT_TRUE(tells("15003000", "mobile_5g_all3_hh"));
    EXPECT_EQ(unsafe(), 0U);
}

TEST_F(OpenSets, AreFoundByTheCheckWhereSomebodyPutTheirEndsBack) {
    add_all3({30, 2, 15, 20}, {40, 9, 10, 25});
    const auto before = row("15090180", "mobile_5g_all3_hh");
    guard();
    ASSERT_FALSE(tells("15090180", "mobile_5g_k3_hh")); // the smallest other part
    for (auto& value : content_.values) {
        if (value.region == before.region && value.indicator == before.indicator) {
            value = before;
        }
    }

    EXPECT_GT(unsafe(), 0U);
}

TEST_F(OpenSets, StayWhereTheirClassesDo) {
    add_all3({30, 6, 15, 20}, {40, 9, 10, 25});
    guard();

    EXPECT_TRUE(tells("15090010", "mobile_5g_all3_hh"));
    EXPECT_EQ(unsafe(), 0U);
}

} // namespace
} // namespace netzatlas::edition
