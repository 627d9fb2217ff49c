#include "terms/shown_counts.hpp"

#include <gtest/gtest.h>

using namespace netzatlas;

namespace {

Indicator of_basis(const std::string& basis) {
    Indicator indicator;
    indicator.basis = basis;
    return indicator;
}

IndicatorValue counted(double numerator, double denominator, double missing) {
    IndicatorValue value;
    value.state = ValueState::value;
    value.numerator = numerator;
    value.denominator = denominator;
    value.missing = missing;
    return value;
}

TEST(ShownCounts, AreRoundedToTenWhereEstimated) {
    const auto shown = shown_counts(of_basis("households"), counted(814.2, 1896.9, 4), true);

    EXPECT_EQ(shown.counts, CountsShown::estimated);
    EXPECT_EQ(shown.numerator, 810);
    EXPECT_EQ(shown.denominator, 1900);
    EXPECT_EQ(shown.missing, 0);
}

TEST(ShownCounts, HideTwoHouseholdsWithoutService) {
    const auto shown = shown_counts(of_basis("households"), counted(98, 100, 0), false);

    EXPECT_EQ(shown.counts, CountsShown::suppressed);
    EXPECT_FALSE(shown.numerator);
    EXPECT_FALSE(shown.denominator);
}

TEST(ShownCounts, StayExactFromThreeHouseholdsOnAndForSites) {
    EXPECT_EQ(shown_counts(of_basis("households"), counted(97, 100, 0), false).numerator, 97);
    EXPECT_EQ(shown_counts(of_basis("sites"), counted(1, 2, 0), false).numerator, 1);
}

TEST(HouseholdClass, TellsNoSmallNumber) {
    EXPECT_EQ(household_class(0), "0");
    EXPECT_EQ(household_class(0.4), "<3");
    EXPECT_EQ(household_class(2.9), "<3");
    EXPECT_EQ(household_class(3), "3-9");
    EXPECT_EQ(household_class(24.9), "20");
}

} // namespace
