#include "indicators/bounds.hpp"

#include <array>
#include <gtest/gtest.h>

namespace netzatlas::indicators {
namespace {

TEST(Bounds, OfAnyLieBetweenTheLargestAndTheSum) {
    const auto any = any_bounds(std::array{40.0, 25.0});
    EXPECT_EQ(any.state, ValueState::undecidable);
    EXPECT_DOUBLE_EQ(*any.low, 40);
    EXPECT_DOUBLE_EQ(*any.high, 65);
    EXPECT_DOUBLE_EQ(*any_bounds(std::array{80.0, 70.0}).high, 100);
}

TEST(Bounds, OfAllLieBetweenTheOverlapThatMustBeAndTheSmallest) {
    const auto all = all_bounds(std::array{90.0, 80.0, 70.0});
    EXPECT_DOUBLE_EQ(*all.low, 40);
    EXPECT_DOUBLE_EQ(*all.high, 70);
    EXPECT_DOUBLE_EQ(*all_bounds(std::array{40.0, 25.0}).low, 0);
}

TEST(Bounds, MeetInAValueWhereNothingIsOpen) {
    EXPECT_EQ(any_bounds(std::array{100.0, 70.0}).value, 100);
    EXPECT_EQ(all_bounds(std::array{100.0, 70.0}).value, 70);
    EXPECT_EQ(any_bounds(std::array{30.0}).value, 30);
}

TEST(Bounds, OfNothingAreNotDelivered) {
    EXPECT_EQ(any_bounds({}).state, ValueState::not_delivered);
    EXPECT_EQ(all_bounds({}).state, ValueState::not_delivered);
}

IndicatorValue share(double percent) {
    IndicatorValue value;
    value.state = ValueState::value;
    value.value = percent;
    return value;
}

TEST(Bounds, LeaveARateBetweenTwoClassesOpen) { // D11
    // Mid 2021, Sachsen-Anhalt: 40.8 % with 400 Mbit/s, 26.0 % with 1000.
    const auto below_500 = below_bounds(share(40.8), share(26.0));

    EXPECT_EQ(below_500.state, ValueState::undecidable);
    EXPECT_NEAR(*below_500.low, 59.2, 1e-9);
    EXPECT_NEAR(*below_500.high, 74.0, 1e-9);
}

TEST(Bounds, NameTheHouseholdsARateIsAPartOf) {
    auto lower = share(40);
    lower.denominator = 200;
    lower.missing = 10;

    const auto below = below_bounds(lower, share(20));

    EXPECT_EQ(below.denominator, 200);
    EXPECT_EQ(below.missing, 10);
}

TEST(Bounds, DecideARateWhereBothClassesAgree) {
    EXPECT_EQ(below_bounds(share(100), share(100)).value, 0.0);
}

TEST(Bounds, PassOnWhyThereIsNoNumber) { // D16
    IndicatorValue none;
    none.state = ValueState::not_applicable;
    EXPECT_EQ(below_bounds(none, share(1)).state, ValueState::not_applicable);
}

/// Classes that contradict D4 leave the ground between their two claims, never low above high.
TEST(BelowBounds, TellNothingOfClassesThatContradictEachOther) { // D4, D11
    const auto below = below_bounds(share(40), share(90));

    EXPECT_EQ(below.state, ValueState::undecidable);
    EXPECT_EQ(below.low, 0);
    EXPECT_EQ(below.high, 100);
}

} // namespace
} // namespace netzatlas::indicators
