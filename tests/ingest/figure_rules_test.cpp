#include "ingest/figure_rules.hpp"

#include "ingest/written_file.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::rules_of;

/// The findings about one region that prints these figures.
std::vector<Finding> conflicts(const std::vector<std::pair<std::string, double>>& printed) {
    std::vector<PublishedFigure> figures;
    std::map<std::string, std::string> titles;
    for (const auto& [indicator, value] : printed) {
        figures.push_back(
            {*RegionKey::of("15003000"), indicator, value, fmt::format("{}", value), 1});
        titles.emplace(indicator, "column of " + indicator);
    }
    FindingLog log{"x.csv"};
    report_conflicts(figures, titles, log);
    return log.take();
}

TEST(FigureRules, ManySharesOfWhichNoneIsAboveOneAreFractions) {
    std::vector<std::pair<std::string, double>> printed;
    for (int i = 0; i < 100; ++i) {
        printed.emplace_back(fmt::format("other_{:03}", i), 0.995 - 0.0099 * i);
    }
    const auto findings = conflicts(printed);
    ASSERT_EQ(rules_of(findings), "fractions_for_percent");
    EXPECT_EQ(findings[0].value, "0.995");
    EXPECT_EQ(findings[0].severity, Severity::error);

    printed.front().second = 1.2; // one percent and a bit
    EXPECT_EQ(rules_of(conflicts(printed)), "");
}

TEST(FigureRules, SharesThatFallWithTheRateAreFine) { // D4
    EXPECT_EQ(
        rules_of(conflicts(
            {{"fixed_hh_fttc_50", 80}, {"fixed_hh_fttc_100", 80}, {"fixed_hh_fttc_200", 12.5}})),
        "");
}

TEST(FigureRules, RatesAreComparedAsNumbers) { // D4: 1000 stands before 50 in the alphabet
    const auto findings = conflicts({{"schools_alle_50", 20}, {"schools_alle_1000", 31}});

    ASSERT_EQ(rules_of(findings), "share_rising_with_rate");
    EXPECT_EQ(findings[0].column, "column of schools_alle_1000");
    EXPECT_EQ(findings[0].value, "31");
}

TEST(FigureRules, MobileRatesRiseWithinALandClassOnly) {
    EXPECT_EQ(rules_of(conflicts({{"mobile_lte_2_land_wald_wiesen", 50},
                                  {"mobile_lte_6_land_wald_wiesen", 51},
                                  {"mobile_lte_10_land_wohnbau", 99}})),
              "share_rising_with_rate");
}

TEST(FigureRules, NoTechnologyIsAboveTheUnion) { // D5
    EXPECT_EQ(rules_of(conflicts({{"fixed_gew_alle_100", 40}, {"fixed_gew_hfc_100", 40.02}})),
              "part_above_union");
    EXPECT_EQ(rules_of(conflicts({{"fixed_gew_alle_100", 40}, {"fixed_gew_hfc_100", 40.01}})), "");
}

TEST(FigureRules, AUnionIsAboveItsSumOnlyWhereAllPartsArePrinted) { // D5
    EXPECT_EQ(rules_of(conflicts(
                  {{"fixed_hh_ftthb_50", 30}, {"fixed_hh_ftth_50", 10}, {"fixed_hh_fttb_50", 10}})),
              "union_above_sum");
    EXPECT_EQ(rules_of(conflicts({{"fixed_hh_ftthb_50", 30}, {"fixed_hh_ftth_50", 10}})), "");
}

TEST(FigureRules, AnyOperatorIsNotBelowOneOperator) { // D8
    EXPECT_EQ(rules_of(conflicts({{"mobile_4g_any_area", 90}, {"mobile_4g_dt_area", 95}})),
              "part_above_union");
}

TEST(FigureRules, StandAloneIsAPartOfFiveG) { // D9
    EXPECT_EQ(rules_of(conflicts({{"mobile_5g_dt_area", 20}, {"mobile_5g_sa_dt_area", 30}})),
              "part_above_union");
}

TEST(FigureRules, OneTechnologyOnLandIsNotAboveAllMobile) {
    EXPECT_EQ(
        rules_of(conflicts({{"mobile_all_land_wohnbau", 90}, {"mobile_lte_2_land_wohnbau", 95}})),
        "part_above_union");
}

} // namespace
} // namespace netzatlas::ingest
