#include "small_counts_fixture.hpp"

#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

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
    add_interval(5, 100 - 100.0 * 28 / 30);
    EXPECT_GT(unsafe(), 0U);
    guard();

    EXPECT_EQ(row("15090180", "below").value.high, 6.7);
    EXPECT_EQ(unsafe(), 0U);
}

TEST_F(SmallCounts, AreNotHiddenByASharePrintedBesideThem) { // "The yardstick"
    add("gigabit_quota", {70, 10, 15, 20});
    auto printed = row("15090180", "gigabit_quota");
    add_interval(100.0 / 7, 100.0 / 3);
    printed.origin = Origin::published;
    printed.value = {};
    printed.value.state = ValueState::value;
    printed.value.value = 50.01;
    content_.values.push_back(printed);
    guard();

    EXPECT_EQ(row("15090180", "below").value.high, 100.0 / 3);
    EXPECT_EQ(unsafe(), 0U);
}

} // namespace
} // namespace netzatlas::edition
