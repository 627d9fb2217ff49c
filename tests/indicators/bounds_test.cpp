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

} // namespace
} // namespace netzatlas::indicators
