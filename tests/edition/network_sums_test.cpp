#include "edition/network_sums.hpp"

#include <gtest/gtest.h>
#include <set>

namespace netzatlas::edition {
namespace {

/// Every set of networks of a technology, all told but these.
std::vector<NetworkCount> counts_but(const std::set<std::string_view>& hidden) {
    std::vector<NetworkCount> counts;
    for (const std::string_view operators : {"dt", "vf", "tf", "ee", "any", "all3", "all4_own",
                                             "all4_roaming", "k0", "k1", "k2", "k3", "k4"}) {
        counts.push_back({operators, !hidden.contains(operators)});
    }
    return counts;
}

std::set<std::string_view> told(const std::set<std::string_view>& hidden, bool denominator = true) {
    const auto counts = counts_but(hidden);
    std::set<std::string_view> names;
    for (const auto place : counts_that_follow(counts, denominator)) {
        names.insert(counts[place].operators);
    }
    return names;
}

using Names = std::set<std::string_view>;

TEST(NetworkSums, TellTheOnlyHiddenClass) { // k0 + … + k4 is everybody
    EXPECT_EQ(told({"k2"}), Names{"k2"});
}

TEST(NetworkSums, TellNobodyWithAnyAndTheOtherWayRound) {
    EXPECT_EQ(told({"k0", "k1"}), (Names{"k0", "k1"}));
    EXPECT_EQ(told({"any"}), Names{"any"});
}

TEST(NetworkSums, TellTwoClassesBecauseNetworksAddUp) { // two equations, two unknown
    EXPECT_EQ(told({"k1", "k3"}), (Names{"k1", "k3"}));
    EXPECT_EQ(told({"k1", "k3", "vf"}), Names{});
}

TEST(NetworkSums, LeaveThreeClassesOpen) {
    EXPECT_EQ(told({"k1", "k2", "k3"}), Names{});
}

TEST(NetworkSums, TellFourNetworksTwice) {
    EXPECT_EQ(told({"all4_own", "k1", "k2", "k3"}), Names{"all4_own"});
}

TEST(NetworkSums, NeedTheDenominatorForSomeOfThem) {
    EXPECT_EQ(told({"any"}, false), Names{});
}

TEST(NetworkSums, HangByOneWhereAnotherRegionsSumWouldDo) {
    EXPECT_TRUE(hang_by_one(counts_but({"k1", "k2", "k3"}), true));
    EXPECT_FALSE(hang_by_one(counts_but({"k1", "k2", "k3", "vf", "tf"}), true));
}

TEST(NetworkSums, KnowWhichNetworksAreAmongOthers) { // D8
    EXPECT_TRUE(is_within("all3", "vf"));
    EXPECT_TRUE(is_within("k4", "ee"));
    EXPECT_TRUE(is_within("k1", "any"));
    EXPECT_FALSE(is_within("k0", "any"));
    EXPECT_FALSE(is_within("all4_roaming", "ee")); // 1&1 counts by roaming there
    EXPECT_FALSE(is_within("dt", "vf"));
}

TEST(NetworkSums, TellTheClassesOfASetThatIsOpenAtOne) { // D8: all3 without names
    auto counts = counts_but({"k1", "k2", "k3", "k4", "all4_own", "vf", "tf"});
    EXPECT_TRUE(counts_that_follow(counts, true).empty());
    counts.push_back({certain_of_interval, true});
    counts.push_back({open_of_interval, true});

    Names names;
    for (const auto place : counts_that_follow(counts, true)) {
        names.insert(counts[place].operators);
    }
    EXPECT_EQ(names, (Names{"k3", "k4", "all4_own"}));
}

IndicatorValue interval(double low, double high, double numerator, double denominator,
                        double missing) {
    IndicatorValue value;
    value.state = ValueState::undecidable;
    value.low = low;
    value.high = high;
    value.numerator = numerator;
    value.denominator = denominator;
    value.missing = missing;
    return value;
}

TEST(OpenHouseholds, AreWhatTheEndsOfASetDifferBy) {
    EXPECT_NEAR(open_households(interval(10, 30, 20, 200, 0)).value_or(0), 40, 1e-9);
    EXPECT_NEAR(open_households(interval(9, 28, 9, 90, 10)).value_or(0), 9, 1e-9);    // D13
    EXPECT_NEAR(open_households(interval(10, 30, 20, 200, 1)).value_or(0), 40, 1e-9); // complete
    EXPECT_NEAR(open_households(interval(0, 30, 0, 200, 0)).value_or(0), 60, 1e-9);
}

TEST(OpenHouseholds, AreNoneWhereOnlyTheDeliveryIsIncomplete) { // D13
    EXPECT_FALSE(open_households(interval(9, 19, 9, 90, 10)));
    EXPECT_FALSE(open_households(interval(0, 10, 0, 90, 10)));
    IndicatorValue told;
    told.value = 10;
    told.numerator = 9;
    told.denominator = 90;
    EXPECT_FALSE(open_households(told));
}

} // namespace
} // namespace netzatlas::edition
