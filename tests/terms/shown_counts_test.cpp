#include "terms/shown_counts.hpp"

#include <gtest/gtest.h>

using namespace netzatlas;

namespace {

TEST(CountsShown, AreReadAsTheyAreWritten) {
    for (const auto counts :
         {CountsShown::exact, CountsShown::estimated, CountsShown::suppressed}) {
        EXPECT_EQ(counts_shown(name_of(counts)), counts);
    }
    EXPECT_FALSE(counts_shown("some"));
}

TEST(HouseholdClass, TellsNoSmallNumber) {
    EXPECT_EQ(household_class(0), "0");
    EXPECT_EQ(household_class(0.4), "<3");
    EXPECT_EQ(household_class(2.9), "<3");
    EXPECT_EQ(household_class(3), "3-9");
    EXPECT_EQ(household_class(24.9), "20");
}

TEST(ShareAsPrinted, IsHundredAndNothingOnlyWhenExact) {
    EXPECT_EQ(share_as_printed(100), 100);
    EXPECT_EQ(share_as_printed(0), 0);
    EXPECT_EQ(share_as_printed(99.96), 99.975);
    EXPECT_EQ(share_as_printed(0.04), 0.025);
    EXPECT_EQ(share_as_printed(93.3333), 93.3);
}

TEST(ShareAsPrinted, LeavesOpenWhatItRoundedAway) {
    EXPECT_EQ(left_open_by_print(100), 0);
    EXPECT_EQ(left_open_by_print(0), 0);
    EXPECT_EQ(left_open_by_print(0.025), 0.025);
    EXPECT_EQ(left_open_by_print(99.975), 0.025);
    EXPECT_EQ(left_open_by_print(93.3), 0.05);
}

TEST(CountsInTens, LeaveTheShare) { // D17
    IndicatorValue value;
    value.value = 71.3;
    value.numerator = 72.45;
    value.denominator = 103.5;

    const auto rounded = in_tens(value);

    EXPECT_EQ(rounded.numerator, 70);
    EXPECT_EQ(rounded.denominator, 100);
    EXPECT_FALSE(rounded.missing);
    EXPECT_EQ(rounded.value, 71.3);
}

} // namespace
