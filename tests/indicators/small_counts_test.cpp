#include "indicators/small_counts.hpp"

#include <gtest/gtest.h>

namespace netzatlas::indicators {
namespace {

IndicatorValue counts(double numerator, double denominator, double missing) {
    IndicatorValue value;
    value.numerator = numerator;
    value.denominator = denominator;
    value.missing = missing;
    return value;
}

TEST(SmallCounts, MarkOneAndTwoHouseholds) {
    EXPECT_EQ(small_counts(counts(2, 100, 1), 3), (SmallCounts{true, false, true, false}));
    EXPECT_TRUE(small_counts(counts(1, 2, 0), 3).denominator);
}

TEST(SmallCounts, LeaveNobodyAndThreeAlone) {
    EXPECT_FALSE(small_counts(counts(0, 3, 0), 3).any());
    EXPECT_FALSE(small_counts(counts(3, 10, 3), 3).any());
}

TEST(SmallCounts, MarkWhatADifferenceTells) {
    EXPECT_EQ(small_counts(counts(499, 500, 0), 3), (SmallCounts{false, false, false, true}));
}

TEST(SmallCounts, DoNotMistakeRoundingForSomebody) {
    EXPECT_FALSE(small_counts(counts(300, 300 + 1e-10, 0), 3).any());
}

TEST(SmallCounts, MarkNothingWithoutAThresholdOrCounts) {
    EXPECT_FALSE(small_counts(counts(1, 2, 1), 0).any());
    EXPECT_FALSE(small_counts({}, 3).any());
}

} // namespace
} // namespace netzatlas::indicators
