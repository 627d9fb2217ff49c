#include "indicators/figures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::indicators {
namespace {

using coverage::Sums;
using ::testing::ElementsAre;

const FigureSettings settings;

TEST(ShareValue, IsNumeratorPerDenominatorInPercent) {
    const auto value = share_value({30, 120, 0}, settings);

    EXPECT_EQ(value.state, ValueState::value);
    EXPECT_DOUBLE_EQ(*value.value, 25);
    EXPECT_EQ(value.numerator, 30);
    EXPECT_EQ(value.denominator, 120);
    EXPECT_EQ(value.missing, 0);
}

TEST(ShareValue, OfNobodyServedIsAValue) {
    EXPECT_EQ(share_value({0, 7, 0}, settings).value, 0);
}

TEST(ShareValue, OfAllServedIsExactlyAHundred) {
    EXPECT_EQ(share_value({0.1 + 0.2, 0.1 + 0.2, 0}, settings).value, 100);
}

TEST(ShareValue, IsNotApplicableWithoutHouseholds) {
    const auto value = share_value({0, 0, 0}, settings);
    EXPECT_EQ(value.state, ValueState::not_applicable);
    EXPECT_FALSE(value.value);
}

TEST(ShareValue, IsNotDeliveredWhereNothingWas) {
    EXPECT_EQ(share_value({0, 0, 12}, settings).state, ValueState::not_delivered);
}

TEST(ShareValue, StandsWhileNinetyNinePercentAreDelivered) {
    const auto value = share_value({66, 99, 1}, settings);
    EXPECT_EQ(value.state, ValueState::value);
    EXPECT_DOUBLE_EQ(*value.value, 100 * 66.0 / 99);
}

/// D13: low as if what is missing were unserved, high as if it were served.
TEST(ShareValue, BecomesAnIntervalBelow) {
    const auto value = share_value({60, 98, 2}, settings);
    EXPECT_EQ(value.state, ValueState::undecidable);
    EXPECT_FALSE(value.value);
    EXPECT_DOUBLE_EQ(*value.low, 60);
    EXPECT_DOUBLE_EQ(*value.high, 62);
}

/// D8: 20 of 50 cells have four networks, 30 have three or more.
TEST(IntervalValue, LiesBetweenCertainAndPossible) {
    const auto value = interval_value({20, 50, 0}, {30, 50, 0}, settings);
    EXPECT_EQ(value.state, ValueState::undecidable);
    EXPECT_DOUBLE_EQ(*value.low, 40);
    EXPECT_DOUBLE_EQ(*value.high, 60);
    EXPECT_EQ(value.numerator, 20);
}

TEST(IntervalValue, IsAValueWhereBothAgree) {
    EXPECT_EQ(interval_value({20, 50, 0}, {20, 50, 0}, settings).value, 40);
}

TEST(IntervalValue, WidensByWhatIsMissing) {
    const auto value = interval_value({20, 50, 50}, {30, 50, 50}, settings);
    EXPECT_DOUBLE_EQ(*value.low, 20);
    EXPECT_DOUBLE_EQ(*value.high, 80);
}

TEST(CountValue, IsAValueEvenIfZero) {
    EXPECT_EQ(count_value({0, 0, 0}).value, 0);
    EXPECT_EQ(count_value({877, 877, 0}).value, 877);
}

/// The mean of the two shares would be 50 %; the households say 10 %.
TEST(RolledUp, AddsHouseholdsNotPercentages) {
    const std::vector<Sums> municipalities{{10, 10, 0}, {0, 90, 5}};
    const std::vector<std::vector<std::size_t>> parents{{0, 1}, {1}};

    const auto higher = rolled_up(municipalities, parents, 3);

    EXPECT_THAT(higher, ElementsAre(Sums{10, 10, 0}, Sums{10, 100, 5}, Sums{}));
}

Date day(const char* iso) {
    return *Date::of(iso);
}

SchoolSite site(std::vector<SchoolEvent> events) {
    return {"s", "Schule", "", "", "", *RegionKey::of("15003000"), {}, std::move(events)};
}

class SiteSums : public ::testing::Test {
protected:
    SchoolSite online = site({{SchoolStage::planned, day("2019-05-01")},
                              {SchoolStage::works_finished, day("2020-02-01")},
                              {SchoolStage::online, day("2021-03-01")}});
    SchoolSite built = site({{SchoolStage::planned, day("2019-05-01")},
                             {SchoolStage::works_finished, day("2021-01-15")}});
    SchoolSite left = site({{SchoolStage::planned, day("2019-05-01")},
                            {SchoolStage::online, day("2020-01-01")},
                            {SchoolStage::left, day("2021-06-01")}});
    std::vector<const SchoolSite*> sites{&online, &built, &left};
};

TEST_F(SiteSums, CountNestedStages) {
    EXPECT_EQ(site_sums(sites, "planned", day("2021-06-30")), (Sums{2, 2, 0}));
    EXPECT_EQ(site_sums(sites, "works_finished", day("2021-06-30")), (Sums{2, 2, 0}));
    EXPECT_EQ(site_sums(sites, "online", day("2021-06-30")), (Sums{1, 2, 0}));
}

TEST_F(SiteSums, MoveTheBaseWithTheDay) {
    EXPECT_EQ(site_sums(sites, "online", day("2021-05-31")), (Sums{2, 3, 0}));
    EXPECT_EQ(site_sums(sites, "online", day("2018-12-31")), (Sums{0, 0, 0}));
}

/// August 2023, as published: 845 with works finished and 818 online of 877.
TEST(SchoolShares, KeepNumeratorAndDenominator) {
    const auto value = share_value({818, 877, 0}, settings);
    EXPECT_NEAR(*value.value, 93.3, 0.05);
    EXPECT_EQ(value.denominator, 877);
}

TEST(Rates, AreSitesPerThousandInhabitants) {
    EXPECT_EQ(rate_value(3, 2000).value, 1.5);
    EXPECT_EQ(rate_value(3, 2000).numerator, 3);
    EXPECT_EQ(rate_value(3, 0).state, ValueState::not_applicable);
    EXPECT_EQ(rate_value(3, std::nullopt).state, ValueState::not_delivered);
}

} // namespace
} // namespace netzatlas::indicators
