#include "page_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::pages {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// As in the tables of 2021: of mobile networks nothing but parts of a land class, by county.
store::EditionContent counties_alone() {
    auto content = netzatlas::testing::tiny_content();
    std::erase_if(content.values, [](const auto& row) { return row.indicator[0] == 'm'; });
    auto land = netzatlas::testing::tiny_indicator(
        "mobile_5g_2_land_wohnbau", "mobile", IndicatorKind::published,
        "Wohnbaufläche mit 5G ab 2 Mbit/s", "Residential land with 5G from 2 Mbit/s");
    land.basis = "area";
    land.layer = "wohnbau";
    land.headline = false;
    content.indicators.push_back(land);
    for (const auto& [region, share] :
         {std::pair{"15", 78.9}, std::pair{"15003", 97.89}, std::pair{"15090", 94.3}}) {
        content.values.push_back({region,
                                  land.id,
                                  netzatlas::testing::day("2021-06-30"),
                                  Origin::published,
                                  "tabelle",
                                  {},
                                  false});
        content.values.back().value.state = ValueState::value;
        content.values.back().value.value = share;
    }
    std::ranges::stable_sort(content.values, {}, &store::StoredValue::indicator);
    return content;
}

TEST(CountiesAlone, AreShownWhereTheHeadlineWasNotDelivered) {
    const World world{counties_alone()};
    EXPECT_THAT(world.shown(of_region("15", "mobilfunk")),
                AllOf(HasSubstr("Wohnbaufläche mit 5G ab 2 Mbit/s: in Sachsen-Anhalt "
                                "<strong>78,9\u202f%</strong>"),
                      HasSubstr("Anteil in % der Wohnbaufläche, "),
                      HasSubstr("Anzahl der Kreise je Farbe"), Not(HasSubstr("keine Angaben"))));
}

TEST(CountiesAlone, TellOfACountyFreeCityAndOfEveryPlaceInACounty) {
    const World world{counties_alone()};
    EXPECT_THAT(world.shown(of_region("15003000", "mobilfunk")),
                HasSubstr(": in Magdeburg <strong>97,9\u202f%</strong>"));
    EXPECT_THAT(world.shown(of_region("15090180", "mobilfunk")),
                HasSubstr("gibt es nur je Kreis: im Landkreis Stendal sind es "
                          "<strong>94,3\u202f%</strong> (Stand Mitte 2021)."));
    EXPECT_THAT(world.shown(of_region("15090180", "mobilfunk", Language::leicht)),
                HasSubstr("nur für ganze Kreise"));
}

TEST(CountiesAlone, AreNotSpokenOfWhereOnlyThisPlaceIsMissing) {
    auto content = netzatlas::testing::tiny_content();
    std::erase_if(content.values, [](const auto& row) {
        return row.indicator == "gigabit_quota" && row.region == "15090535";
    });
    EXPECT_THAT(
        World{content}.shown(of_region("15090535")),
        AllOf(HasSubstr("liegen in Stendal keine Angaben vor"), Not(HasSubstr("nur je Kreis"))));
}

TEST(CountiesAlone, StandOnTheSheet) {
    const World world{counties_alone()};
    auto request = of_region("15003000");
    request.page = "sheet";
    EXPECT_THAT(world.shown(request),
                AllOf(HasSubstr(": in Magdeburg <strong>97,9\u202f%</strong>"),
                      Not(HasSubstr("Zum Mobilfunk liegen"))));
}

TEST(CountiesAlone, AreWhatTheTableLists) { // D22: what the map shows
    const World world{counties_alone()};
    PageRequest request;
    request.page = "table";
    request.theme = "mobilfunk";
    request.path = "/tabelle";
    EXPECT_THAT(world.shown(request),
                AllOf(HasSubstr("<option value=\"kreis\" selected"), HasSubstr("94,3")));
    EXPECT_THAT(*renderer()->table_csv(*world.edition, request), HasSubstr("94.3"));
    request.level = "gemeinde";
    EXPECT_THAT(world.shown(request),
                AllOf(HasSubstr("<option value=\"gemeinde\" selected"), Not(HasSubstr("94,3"))));
}

TEST(Silence, IsCountedInTheLegendAndNotListed) { // D16
    auto content = netzatlas::testing::tiny_content();
    std::erase_if(content.values, [](const auto& row) {
        return row.indicator == "gigabit_quota" && row.region == "15090535";
    });
    EXPECT_THAT(World{content}.shown(of_region("15", "festnetz")),
                HasSubstr("keine Angabe</span><span class=\"legend-count\">1</span>"));
    std::erase_if(content.values, [](const auto& row) { return row.indicator[0] != 'm'; });
    EXPECT_THAT(World{content}.shown(of_region("15", "festnetz")),
                AllOf(HasSubstr("<p class=\"legend-unit\">Anteil in % der Haushalte </p>"),
                      HasSubstr("keine Angabe</span><span class=\"legend-count\">2</span>"),
                      Not(HasSubstr("best-heading")), Not(HasSubstr("all-heading"))));
}

TEST(Silence, OfAWholeThemeIsStillAMap) {
    auto content = netzatlas::testing::tiny_content();
    std::erase_if(content.indicators,
                  [](const auto& indicator) { return indicator.theme == "wifi"; });
    std::erase_if(content.values, [](const auto& row) { return row.indicator[0] == 'a'; });
    EXPECT_THAT(World{content}.shown(of_region("15", "wlan")),
                AllOf(HasSubstr("<span class=\"legend-title\">WLAN</span>"),
                      HasSubstr("class-none"), Not(HasSubstr("class-5\""))));
}

} // namespace
} // namespace netzatlas::pages
