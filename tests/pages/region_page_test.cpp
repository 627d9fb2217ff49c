#include "page_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::pages {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(RegionPage, ComparesWithTheCounty) {
    const World world;
    EXPECT_THAT(world.shown(of_region("15090180")),
                AllOf(HasSubstr("In Goldbeck können <strong>20,0\u202f%</strong>"),
                      HasSubstr("Das sind 2,9 Punkte mehr als im Landkreis Stendal (Stand Mitte "
                                "2021).")));
}

TEST(RegionPage, ZeroIsAValue) { // D16
    const World world;
    EXPECT_THAT(world.shown(of_region("15090010")),
                HasSubstr("In Arneburg können <strong>0\u202f%</strong>"));
}

TEST(RegionPage, SaysEveryKindOfNoNumberInWords) { // D16
    const World world;
    auto request = of_region("15090010", "mobilfunk");
    request.indicator = "mobile_5g_all3_area";
    EXPECT_THAT(world.shown(request), HasSubstr("zwischen 20,0\u202f% und 65,5\u202f%"));
    request.region = "15090535";
    EXPECT_THAT(world.shown(request),
                HasSubstr("wird diese Zahl aus Datenschutzgründen nicht ausgewiesen"));
    request = of_region("15090010", "schulen");
    EXPECT_THAT(world.shown(request), HasSubstr("keine Schulstandorte im Programm"));
    request = of_region("15090180", "festnetz");
    request.indicator = "fixed_hh_alle_100";
    EXPECT_THAT(world.shown(request), HasSubstr("in Goldbeck keine Angaben vor"));
}

TEST(RegionPage, ExplainsWhereTheNumberComesFrom) {
    const World world;
    EXPECT_THAT(world.shown(of_region("15003000")),
                AllOf(HasSubstr("Woher kommt diese Zahl?"), HasSubstr("840 Haushalte"),
                      HasSubstr("1.200 Haushalte"), HasSubstr("href=\"/methode#D1\""),
                      HasSubstr("https://www.govdata.de/dl-de/by-2-0"),
                      HasSubstr("/download/latest/15003000.gpkg")));
}

TEST(RegionPage, LinksEveryFigureOfItsTablesToItsExplanation) {
    const World world;
    EXPECT_THAT(world.shown(of_region("15003000")),
                AllOf(HasSubstr("href=\"/erklaerung/gigabit_quota/15003000\""),
                      HasSubstr("href=\"/erklaerung/fixed_hh_alle_100/15003000\"")));
}

TEST(RegionPage, SetsThePublishedFigureBesideOurs) {
    const World world;
    EXPECT_THAT(world.shown(of_region("15")), HasSubstr("50,50\u202f%, Unterschied 0,03 Punkte"));
}

TEST(RegionPage, SaysWhyThePublishedFigureIsNotOurs) {
    auto content = netzatlas::testing::tiny_content();
    for (auto& row : content.values) {
        if (row.region == "15" && row.origin == Origin::published) {
            row.value.value = 49.5;
            row.value.printed = "49,5";
        }
    }
    const World world{content};
    EXPECT_THAT(world.shown(of_region("15")),
                AllOf(HasSubstr("Veröffentlicht und berechnet"), HasSubstr("1,03 mehr"),
                      HasSubstr("Wir zählen aus den gelieferten Zellen"),
                      HasSubstr("href=\"/methode#gaps\"")));
    EXPECT_THAT(world.shown(of_region("15003000")), Not(HasSubstr("yardstick-heading")));
}

TEST(RegionPage, SaysSinceWhenItIsMeasuredDifferentlyInsteadOfPoints) { // D19
    auto content = netzatlas::testing::tiny_content();
    content.series.push_back(
        {"gigabit_quota", netzatlas::testing::day("2021-01-01"), "neue Zellen"});
    const World world{content};
    EXPECT_THAT(world.shown(of_region("15090180")),
                AllOf(HasSubstr("anders gemessen"), HasSubstr("neue Zellen"),
                      Not(HasSubstr("<strong>10,0 Punkte</strong>"))));
}

/// 4G of 1&1 alone, with the figures of "any network".
store::EditionContent with_1und1() {
    auto content = netzatlas::testing::tiny_content();
    auto indicator = *std::ranges::find(content.indicators, "mobile_4g_any_area", &Indicator::id);
    indicator.id = "mobile_4g_ee_area";
    content.indicators.push_back(indicator);
    auto copies = content.values;
    std::erase_if(copies, [](const auto& row) { return row.indicator != "mobile_4g_any_area"; });
    for (auto& row : copies) {
        row.indicator = indicator.id;
        content.values.push_back(row);
    }
    std::ranges::stable_sort(content.values, {}, &store::StoredValue::indicator);
    return content;
}

TEST(RegionPage, SaysOf1und1ThatOnlyItsOwnNetworkCounts) { // D8
    const World world{with_1und1()};
    auto request = of_region("15003000", "mobilfunk");
    EXPECT_THAT(world.shown(request), HasSubstr("1&amp;1 (nur eigenes Netz)</th>"));
    request.language = Language::en;
    EXPECT_THAT(world.shown(request), HasSubstr("1&amp;1 (own network only)</th>"));
    request.language = Language::de;
    request.page = "sheet";
    EXPECT_THAT(world.shown(request), AllOf(HasSubstr("1&amp;1 (nur eigenes Netz)</th>"),
                                            HasSubstr("1&amp;1, eigenes Netz</text>")));
}

TEST(RegionPage, ListsSchoolsWithTheirStageOnTheDay) { // D12
    const World world;
    EXPECT_THAT(world.shown(of_region("15003000", "schulen")),
                AllOf(HasSubstr("<strong>1 von 2</strong> Schulstandorten sind mit einem Gigabit"),
                      HasSubstr("Gymnasium an der Elbe"), HasSubstr("Bauarbeiten fertig")));
}

TEST(RegionPage, ShowsTheChangeSinceTheLastDate) {
    const World world;
    EXPECT_THAT(world.shown(of_region("15090180")),
                HasSubstr("Seit Ende 2020 sind <strong>10,0 Punkte</strong> hinzugekommen"));
}

TEST(RegionPage, UnknownKeyIsNotFound) {
    const World world;
    const auto html = world.tried(of_region("15999999"));
    ASSERT_FALSE(html);
    EXPECT_EQ(html.error().code, ErrorCode::not_found);
}

TEST(RegionPage, FragmentHoldsOnlyWhatChanges) {
    const World world;
    auto request = of_region("15090010");
    request.fragment = true;
    EXPECT_THAT(world.shown(request),
                AllOf(HasSubstr("id=\"answer\""), HasSubstr("id=\"legend\""),
                      HasSubstr("id=\"state\""), HasSubstr("id=\"themes\""),
                      Not(HasSubstr("id=\"map\"")), Not(HasSubstr("id=\"search\""))));
}

} // namespace
} // namespace netzatlas::pages
