#include "goals/verdicts.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <vector>

namespace netzatlas::goals {
namespace {

Date day(const char* iso) {
    return *Date::of(iso);
}

IndicatorValue value(double percent) {
    IndicatorValue value;
    value.state = ValueState::value;
    value.value = percent;
    return value;
}

IndicatorValue interval(double low, double high) {
    IndicatorValue value;
    value.state = ValueState::undecidable;
    value.low = low;
    value.high = high;
    return value;
}

IndicatorValue nothing(ValueState state) {
    IndicatorValue value;
    value.state = state;
    return value;
}

const Goal everybody_by_2030{.id = "fibre_2030",
                             .title_de = "",
                             .title_en = "",
                             .wording = "",
                             .source = "",
                             .indicator = "fibre_quota",
                             .target = 100,
                             .due = day("2030-12-31")};

GoalResult on(const std::vector<Dated>& series) {
    return verdict_on(everybody_by_2030, *RegionKey::of("15003000"), series);
}

TEST(Verdict, IsReachedAtTheTarget) {
    const auto result = on({{day("2024-06-30"), value(100)}});

    EXPECT_EQ(result.verdict, Verdict::reached);
    EXPECT_EQ(result.distance, 0);
    EXPECT_EQ(result.reason, "goal_reason_reached");
    EXPECT_EQ(result.goal, "fibre_2030");
    EXPECT_EQ(result.region.text(), "15003000");
    EXPECT_EQ(result.reference_date, day("2024-06-30"));
}

TEST(Verdict, IsReachedAfterTheDueDateToo) {
    EXPECT_EQ(on({{day("2032-06-30"), value(100)}}).verdict, Verdict::reached);
}

TEST(Verdict, DoesNotRoundUpToTheTarget) {
    EXPECT_EQ(on({{day("2030-12-31"), value(99.99)}}).verdict, Verdict::missed);
}

TEST(Verdict, IsMissedFromTheDueDateOn) {
    const auto result = on({{day("2030-12-31"), value(97.5)}});

    EXPECT_EQ(result.verdict, Verdict::missed);
    EXPECT_EQ(result.value, 97.5);
    EXPECT_DOUBLE_EQ(*result.distance, 2.5);
    EXPECT_EQ(result.reason, "goal_reason_missed");
}

/// 10 points a year from 40 % in mid 2024 arrive at 100 % in mid 2030.
TEST(Verdict, IsOnTrackWhereTheLineArrivesInTime) {
    const auto result = on({{day("2023-07-01"), value(30)}, {day("2024-06-30"), value(40)}});

    EXPECT_EQ(result.verdict, Verdict::on_track);
    EXPECT_DOUBLE_EQ(*result.distance, 60);
    EXPECT_EQ(result.reason, "goal_reason_on_track");
}

TEST(Verdict, IsBehindWhereTheLineArrivesTooLate) {
    EXPECT_EQ(on({{day("2023-07-01"), value(33)}, {day("2024-06-30"), value(40)}}).verdict,
              Verdict::behind);
}

TEST(Verdict, IsBehindWhereNothingMoves) {
    EXPECT_EQ(on({{day("2023-07-01"), value(99)}, {day("2024-06-30"), value(99)}}).verdict,
              Verdict::behind);
}

TEST(Verdict, TakesItsPaceFromAtLeastAYear) {
    const std::vector<Dated> leap{{day("2022-06-30"), value(20)},
                                  {day("2023-06-30"), value(30)},
                                  {day("2023-12-31"), value(39)}, // a half-year's leap of one point
                                  {day("2024-06-30"), value(40)}};
    EXPECT_EQ(on(leap).verdict, Verdict::on_track);
}

TEST(Verdict, TakesTheOldestWhereNoneIsAYearOld) {
    EXPECT_EQ(on({{day("2023-12-31"), value(20)}, {day("2024-06-30"), value(40)}}).verdict,
              Verdict::on_track);
}

TEST(Verdict, HasNoPaceFromOneDate) {
    const auto result = on({{day("2021-06-30"), value(26)}});

    EXPECT_EQ(result.verdict, Verdict::undecidable);
    EXPECT_EQ(result.reason, "goal_reason_one_date");
    EXPECT_DOUBLE_EQ(*result.distance, 74);
}

TEST(Verdict, DoesNotMindTheOrderOfTheSeries) {
    EXPECT_EQ(on({{day("2024-06-30"), value(40)}, {day("2023-07-01"), value(30)}}).verdict,
              Verdict::on_track);
}

TEST(Verdict, OfAnIntervalOnOneSideIsCertain) {
    EXPECT_EQ(on({{day("2030-12-31"), interval(80, 99)}}).verdict, Verdict::missed);
    EXPECT_EQ(on({{day("2024-06-30"), interval(40, 42)}, {day("2023-06-30"), value(29)}}).verdict,
              Verdict::on_track);
    EXPECT_EQ(on({{day("2024-06-30"), interval(30, 31)}, {day("2023-06-30"), value(29)}}).verdict,
              Verdict::behind);
}

TEST(Verdict, IsUndecidableWhereTheLinesDisagree) {
    const auto result = on({{day("2024-06-30"), interval(30, 42)}, {day("2023-06-30"), value(29)}});

    EXPECT_EQ(result.verdict, Verdict::undecidable);
    EXPECT_EQ(result.reason, "goal_reason_unknown");
}

TEST(Verdict, OfAnIntervalAcrossTheTargetIsUndecidable) {
    const auto result = on({{day("2031-06-30"), interval(98, 100)}});

    EXPECT_EQ(result.verdict, Verdict::undecidable);
    EXPECT_EQ(result.reason, "goal_reason_interval");
    EXPECT_EQ(result.low, 98);
    EXPECT_EQ(result.high, 100);
    EXPECT_DOUBLE_EQ(*result.distance, 2);
}

TEST(Verdict, WithoutANumberSaysWhyThereIsNone) {
    for (const auto& [state, reason] :
         {std::pair{ValueState::not_applicable, "goal_reason_not_applicable"},
          std::pair{ValueState::not_delivered, "goal_reason_not_delivered"},
          std::pair{ValueState::suppressed, "goal_reason_suppressed"}}) {
        const auto result =
            on({{day("2023-06-30"), value(50)}, {day("2024-06-30"), nothing(state)}});
        EXPECT_EQ(result.verdict, Verdict::undecidable);
        EXPECT_EQ(result.reason, reason);
        EXPECT_FALSE(result.distance);
    }
}

TEST(Verdict, WithoutAnyFigureIsUndecidable) {
    const auto result = on({});
    EXPECT_EQ(result.verdict, Verdict::undecidable);
    EXPECT_EQ(result.reason, "goal_reason_not_delivered");
}

/// Wider data can make a verdict undecidable, never turn it into its opposite.
RC_GTEST_PROP(Verdict, DoesNotTurnWhenARangeWidens, ()) {
    const double first = *rc::gen::inRange(0, 100);
    const double last = *rc::gen::inRange(0, 101);
    const double wider = *rc::gen::inRange(0, 30);
    const auto narrow =
        on({{day("2023-06-30"), value(first)}, {day("2024-06-30"), value(last)}}).verdict;
    const auto wide = on({{day("2023-06-30"), value(first)},
                          {day("2024-06-30"), interval(last - wider, last + wider)}})
                          .verdict;
    const bool good = narrow == Verdict::reached || narrow == Verdict::on_track;
    RC_ASSERT(wide == Verdict::undecidable || wide == narrow ||
              (good && wide == Verdict::on_track));
}

} // namespace
} // namespace netzatlas::goals
