#include "store/change.hpp"

#include "edition_fixture.hpp"

#include <gtest/gtest.h>

namespace netzatlas::store {
namespace {

using netzatlas::testing::day;

StoredValue at(const char* date, double percent, const std::string& printed = "") {
    const auto origin = printed.empty() ? Origin::computed : Origin::published;
    StoredValue stored{"15090010", "gigabit_quota", day(date), origin, "x", {}, false};
    stored.value.state = ValueState::value;
    stored.value.value = percent;
    stored.value.printed = printed;
    return stored;
}

TEST(PointsBetween, AreAfterMinusBefore) { // D18
    EXPECT_NEAR(points_between(at("2020-12-31", 30.3), at("2021-06-30", 96.0)), 65.7, 1e-12);
    EXPECT_NEAR(points_between(at("2020-12-31", 30.31, "30,31"), at("2021-06-30", 30.30, "30,30")),
                -0.01, 1e-12);
}

TEST(PointsBetween, AreNoneWhereOursRoundsToThePrintedFigure) {
    const auto printed = at("2020-12-31", 38.95, "38,95");
    EXPECT_EQ(points_between(printed, at("2021-06-30", 38.9503)), 0);
    EXPECT_EQ(points_between(at("2021-06-30", 38.945), printed), 0);
    EXPECT_NE(points_between(printed, at("2021-06-30", 38.9603)), 0);
    EXPECT_FALSE(step_between(&printed, &printed, {}));
}

TEST(PointsBetween, AreNoneWithinTheRoundingBesideHiddenCounts) { // D17
    auto rounded = at("2021-06-30", 0.3);
    rounded.counts = CountsShown::suppressed;
    EXPECT_EQ(points_between(at("2020-12-31", 0.35, "0.35"), rounded), 0);
    EXPECT_LT(points_between(at("2020-12-31", 0.36, "0.36"), rounded), 0);
    rounded.value.value = 0.025; // "< 0,1"
    EXPECT_EQ(points_between(at("2020-12-31", 0.05, "0.05"), rounded), 0);
}

TEST(PointsBetween, CountBetweenTwoFiguresOfOurOwnHoweverSmall) {
    EXPECT_GT(points_between(at("2020-12-31", 38.95), at("2021-06-30", 38.9503)), 0);
}

} // namespace
} // namespace netzatlas::store
