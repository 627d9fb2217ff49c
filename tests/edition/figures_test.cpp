#include "edition/estimated_figures.hpp"
#include "edition/goal_outcomes.hpp"
#include "edition/published_figures.hpp"
#include "edition_fixture.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

using netzatlas::testing::day;
using netzatlas::testing::key;
using netzatlas::testing::tiny_content;
using netzatlas::testing::tiny_regions;

const Catalogue& catalogue() {
    static const auto read = *read_catalogue(std::filesystem::path{NETZATLAS_SOURCE_DIR} / "data");
    return read;
}

/// A table of mid 2021 with the figures given.
Gathered gathered(const std::vector<ingest::PublishedFigure>& figures, const std::string& use) {
    TableFrom from;
    from.source.id = "tabelle";
    from.source.file = "tabelle.csv";
    from.source.reference_date = day("2021-06-30");
    from.use = use;
    from.table.figures = figures;
    Gathered all;
    all.tables.push_back(from);
    return all;
}

ingest::PublishedFigure figure(const std::string& region, const std::string& indicator,
                               double value, const std::string& printed) {
    return {key(region), indicator, value, printed, 7};
}

const store::StoredValue* find(const std::vector<store::StoredValue>& values,
                               const std::string& region, const std::string& indicator) {
    const auto found = std::find_if(values.begin(), values.end(), [&](const auto& value) {
        return value.region == region && value.indicator == indicator;
    });
    return found == values.end() ? nullptr : &*found;
}

TEST(PublishedFigures, StandUnderTheirOwnIdAndTheHeadlineTheyMeasure) { // D6
    std::vector<Finding> findings;
    const auto values =
        *published_figures(gathered({figure("15003000", "fixed_hh_alle_1000", 97.3, "97,30"),
                                     figure("15003000", "fixed_hh_ftthb_100", 12, "12,00"),
                                     figure("15003000", "fixed_hh_ftthb_1000", 11, "11,00")},
                                    "households"),
                           nested(tiny_regions()), catalogue(), findings);

    EXPECT_EQ(find(values, "15003000", "fixed_hh_alle_1000")->value.printed, "97,30");
    EXPECT_EQ(find(values, "15003000", "gigabit_quota")->value.value, 97.3);
    EXPECT_EQ(find(values, "15003000", "fibre_quota")->value.value, 12.0);
    EXPECT_EQ(values.size(), 5U);
    EXPECT_TRUE(findings.empty());
}

TEST(PublishedFigures, SayWhichIndicatorIsNotKnown) {
    std::vector<Finding> findings;
    const auto values =
        *published_figures(gathered({figure("15999000", "fixed_hh_alle_50", 1, "1"),
                                     figure("03999000", "fixed_hh_alle_50", 1, "1"),
                                     figure("15003000", "fixed_hh_magic_50", 1, "1")},
                                    "households"),
                           nested(tiny_regions()), catalogue(), findings);

    EXPECT_TRUE(values.empty());
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "undeclared_indicator");
}

TEST(PublishedFigures, TakeAnAbsentRowOfBusinessParksAsNotApplicable) { // definitions.md
    std::vector<Finding> findings;
    const auto values = *published_figures(
        gathered({figure("15003000", "fixed_gwg_alle_50", 0, "0.00")}, "business_parks"),
        nested(tiny_regions()), catalogue(), findings);

    EXPECT_EQ(find(values, "15003000", "fixed_gwg_alle_50")->value.state, ValueState::value);
    EXPECT_EQ(find(values, "15090010", "fixed_gwg_alle_50")->value.state,
              ValueState::not_applicable);
    EXPECT_EQ(find(values, "15090", "fixed_gwg_alle_50"), nullptr);
}

TEST(PublishedFigures, NeedADay) {
    auto all = gathered({}, "households");
    all.tables.front().source.reference_date.reset();
    std::vector<Finding> findings;

    const auto values = published_figures(all, nested(tiny_regions()), catalogue(), findings);

    ASSERT_FALSE(values);
    EXPECT_NE(values.error().message.find("'tabelle' needs a reference_date"), std::string::npos);
}

store::StoredValue municipal(const std::string& region, double percent) {
    store::StoredValue row{
        region, "gigabit_quota", day("2021-06-30"), Origin::published, "tabelle", {}, false};
    row.value.state = ValueState::value;
    row.value.value = percent;
    return row;
}

TEST(Estimates, WeightMunicipalSharesWithHouseholds) { // by hand: (70·100 + 20·50 + 40·30) / 200
    const auto boundaries = nested(tiny_regions());    // Magdeburg, Arneburg, Goldbeck, Stendal
    const auto result = estimates({municipal("15003000", 70), municipal("15090010", 0),
                                   municipal("15090180", 40), municipal("15090535", 20)},
                                  {100, 20, 30, 50}, boundaries, 0.99);

    const auto* state = find(result.values, "15", "gigabit_quota");
    EXPECT_DOUBLE_EQ(*state->value.value, 46);
    EXPECT_TRUE(state->estimated);
    EXPECT_EQ(state->origin, Origin::computed);
    EXPECT_EQ(state->source, "tabelle-geschaetzt");
    EXPECT_DOUBLE_EQ(*find(result.values, "150905051", "gigabit_quota")->value.value, 24);
}

TEST(Estimates, LeaveAnIntervalWhereAMunicipalityIsMissing) { // D13
    const auto result =
        estimates({municipal("15003000", 70), municipal("15090010", 0), municipal("15090535", 20)},
                  {100, 20, 30, 50}, nested(tiny_regions()), 0.99);

    const auto& state = find(result.values, "15", "gigabit_quota")->value;
    EXPECT_EQ(state.state, ValueState::undecidable);
    EXPECT_DOUBLE_EQ(*state.low, 40);
    EXPECT_DOUBLE_EQ(*state.high, 55);
    EXPECT_EQ(state.missing, 30.0);
}

TEST(Estimates, RoundCountsToTens) { // D17
    const auto result =
        estimates({municipal("15003000", 33.3)}, {100, 0, 0, 0}, nested(tiny_regions()), 0.99);

    EXPECT_EQ(find(result.values, "15003", "gigabit_quota")->value.numerator, 30.0);
}

/// The tiny edition with the state's fibre share on two days.
store::EditionContent with_fibre(const char* before, double percent_before, double percent) {
    auto content = tiny_content();
    content.goal_results.clear();
    content.values.clear();
    for (const auto& [iso, value] : {std::pair{before, percent_before}, {"2021-06-30", percent}}) {
        auto row = municipal("15", value);
        row.indicator = "fibre_quota";
        row.reference_date = day(iso);
        content.values.push_back(row);
    }
    return content;
}

const GoalResult& state_result(const store::EditionContent& content) {
    return *std::find_if(content.goal_results.begin(), content.goal_results.end(),
                         [](const auto& result) {
                             return result.goal == "fibre_2030" && result.region == key("15");
                         });
}

TEST(GoalOutcomes, JudgeThePaceOfOneMethod) {
    auto fast = with_fibre("2020-06-30", 20, 40); // 20 points a year: 100 % in 2024
    auto slow = with_fibre("2020-06-30", 39, 40);
    add_goal_outcomes(catalogue(), fast);
    add_goal_outcomes(catalogue(), slow);

    EXPECT_EQ(state_result(fast).verdict, Verdict::on_track);
    EXPECT_EQ(state_result(slow).verdict, Verdict::behind);
}

TEST(GoalOutcomes, JudgeACellFigureByAnEstimateButNotByThePublishersHouseholds) {
    auto estimated = with_fibre("2020-12-31", 39, 40);
    estimated.values[0].origin = Origin::computed;
    estimated.values[0].estimated = true;
    estimated.values[1].origin = Origin::computed;
    auto printed = with_fibre("2020-12-31", 39, 40);
    printed.values[1].origin = Origin::computed;
    add_goal_outcomes(catalogue(), estimated);
    add_goal_outcomes(catalogue(), printed);

    EXPECT_EQ(state_result(estimated).verdict, Verdict::behind);
    EXPECT_EQ(state_result(printed).reason, "goal_reason_one_date");
}

TEST(GoalOutcomes, TakeAMunicipalitysPrintedAndComputedShareAsOneSeries) {
    auto content = with_fibre("2020-12-31", 39, 40);
    content.values[1].origin = Origin::computed;
    for (auto& value : content.values) {
        value.region = "15003000";
    }
    add_goal_outcomes(catalogue(), content);
    const auto result = std::find_if(
        content.goal_results.begin(), content.goal_results.end(), [](const auto& found) {
            return found.goal == "fibre_2030" && found.region == key("15003000");
        });

    EXPECT_EQ(result->verdict, Verdict::behind);
}

TEST(GoalOutcomes, TakeNoPaceAcrossAChangeOfMethod) { // D19: a new method on 31.12.2019
    auto content = with_fibre("2019-06-30", 20, 40);
    add_goal_outcomes(catalogue(), content);

    EXPECT_EQ(state_result(content).reason, "goal_reason_one_date");
}

TEST(GoalOutcomes, JudgeEveryRegionByEveryGoal) {
    auto content = tiny_content();
    content.goal_results.clear();
    content.gaps.clear();
    add_goal_outcomes(catalogue(), content);

    EXPECT_EQ(content.goal_results.size(), catalogue().goals.size() * content.regions.size());
    EXPECT_TRUE(std::is_sorted(content.goal_results.begin(), content.goal_results.end(),
                               [](const auto& a, const auto& b) {
                                   return std::tie(a.goal, a.region) < std::tie(b.goal, b.region);
                               }));
    const auto& gap = content.gaps.front();
    EXPECT_EQ(gap.region.size(), 8U);
    EXPECT_GT(gap.amount, 0);
}

TEST(Series, NamesTheMethodAFigureWasMeasuredBy) { // D19
    const auto content = with_fibre("2019-06-30", 20, 40);
    const auto series = series_of(catalogue(), content.values);

    ASSERT_EQ(series.size(), 2U);
    EXPECT_EQ(series[0].from.iso(), "2015-12-31");
    EXPECT_EQ(series[1].from.iso(), "2019-12-31");
}

TEST(BoundarySet, NestsMunicipalitiesInEverythingAbove) {
    const auto boundaries = nested(tiny_regions());

    std::vector<std::string> above;
    for (const auto index : boundaries.parents.at(1)) { // Arneburg
        above.push_back(boundaries.regions[boundaries.higher[index]].region.key.text());
    }
    EXPECT_THAT(above, ::testing::ElementsAre("15", "15090", "150905051"));
}

} // namespace
} // namespace netzatlas::edition
