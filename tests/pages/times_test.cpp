#include "page_world.hpp"

#include <gmock/gmock.h>

namespace netzatlas::pages {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// The tiny edition has gigabit figures of Goldbeck at the end of 2020 too (10 %; mid 2021: 20 %).
PageRequest at_the_end_of_2020(const std::string& region) {
    auto request = of_region(region);
    request.day = "2020-12-31";
    return request;
}

TEST(Times, TheNewestDateIsShownWhenNoneIsAskedFor) {
    const World world;
    EXPECT_THAT(world.shown(of_region("15090180")), HasSubstr("<strong>20,0"));
}

TEST(Times, AnEarlierDateHasItsOwnFigure) {
    const World world;
    const auto html = world.shown(at_the_end_of_2020("15090180"));
    EXPECT_THAT(html, AllOf(HasSubstr("<strong>10,0"), HasSubstr("Stand Ende 2020")));
}

TEST(Times, ARegionWithoutARowOfThatDateHasNoNumber) {
    const World world;
    const auto html = world.shown(at_the_end_of_2020("15090010"));
    EXPECT_THAT(html, AllOf(HasSubstr("big-none"), Not(HasSubstr("class=\"big\""))));
}

TEST(Times, TheDateStaysInEveryLink) {
    const World world;
    const auto html = world.shown(at_the_end_of_2020("15090180"));
    for (const auto* link : {"/en/gemeinde/15090180?stand=2020-12-31",
                             "/tabelle?anzeige=gigabit_quota&amp;stand=2020-12-31",
                             "/erklaerung/gigabit_quota/15090180?stand=2020-12-31",
                             "/kreis/15090?thema=festnetz&amp;anzeige=gigabit_quota&amp;"
                             "stand=2020-12-31"}) {
        EXPECT_THAT(html, HasSubstr(link));
    }
}

TEST(Times, AnotherThemeTakesDateComparisonAndGoalAlong) {
    const World world;
    auto request = at_the_end_of_2020("15090180");
    request.compared = "2021-06-30";
    request.goal = world.edition->content().goals.front().id;
    const auto kept =
        "&amp;ziel=" + request.goal + "&amp;stand=2020-12-31&amp;vergleich=2021-06-30";
    const auto html = world.shown(request);
    for (const auto* theme : {"festnetz", "mobilfunk", "schulen", "wlan", "ziele"}) {
        EXPECT_THAT(html, HasSubstr(std::string{"/gemeinde/15090180?thema="} + theme + kept));
    }
    request = at_the_end_of_2020("");
    request.page = "map";
    EXPECT_THAT(world.shown(request), HasSubstr("href=\"/ziele?stand=2020-12-31\""));
}

TEST(Times, ThePageSaysWhichDateItCannotShow) {
    const World world;
    auto request = at_the_end_of_2020("15090180");
    request.theme = "mobilfunk"; // one date, mid 2021
    auto html = world.shown(request);
    EXPECT_THAT(html, AllOf(HasSubstr("Zum Stand Ende 2020 gibt es für „"),
                            HasSubstr("Sie sehen den Stand Mitte 2021."),
                            HasSubstr("/en/gemeinde/15090180?thema=mobilfunk&amp;stand=2020-12-31"),
                            HasSubstr("?thema=festnetz&amp;stand=2020-12-31")));
    request.language = Language::en;
    EXPECT_THAT(world.shown(request), HasSubstr("You see those of mid 2021."));
    request.language = Language::leicht;
    EXPECT_THAT(world.shown(request), HasSubstr("Sie sehen die Zahlen von Mitte 2021."));
    request = of_region("15090180", "mobilfunk");
    request.since = "2020-12-31";
    html = world.shown(request);
    EXPECT_THAT(html,
                AllOf(HasSubstr("Eine Veränderung seit Ende 2020"), HasSubstr("class=\"big\""),
                      HasSubstr("thema=festnetz&amp;seit=2020-12-31")));
    request = of_region("15090180", "mobilfunk");
    request.compared = "2020-12-31";
    EXPECT_THAT(world.shown(request), HasSubstr("Darum steht kein Vergleich daneben."));
    EXPECT_THAT(world.shown(of_region("15090180", "mobilfunk")), Not(HasSubstr("note missed")));
}

TEST(Times, GoalsKeepTheDateInTheirLinksAndSayThatTheyDoNotUseIt) {
    const World world;
    auto request = at_the_end_of_2020("15090180");
    request.theme = "ziele";
    const auto& goals = world.edition->content().goals;
    EXPECT_THAT(world.shown(request),
                AllOf(HasSubstr("nicht am Stand Ende 2020"),
                      HasSubstr("anzeige=" + goals.front().indicator + "&amp;stand=2020-12-31")));
}

TEST(Times, TheErrorPageKeepsPlaceAndChangeInItsDates) {
    const World world;
    PageRequest error;
    error.page = "error";
    error.status = 404;
    error.path = "/";
    error.region = "15090180";
    error.day = "2019-12-31";
    error.since = "2020-12-31";
    EXPECT_THAT(world.shown(error),
                AllOf(HasSubstr("/gemeinde/15090180?thema=festnetz&amp;anzeige=gigabit_quota&amp;"
                                "stand=2021-06-30&amp;seit=2020-12-31\""),
                      HasSubstr("anzeige=gigabit_quota&amp;stand=2020-12-31\"")));
}

TEST(Times, TheFormListsTheDatesThereAre) {
    const World world;
    const auto html = world.shown(at_the_end_of_2020("15090180"));
    EXPECT_THAT(html, AllOf(HasSubstr("<option value=\"2020-12-31\" selected>Ende 2020</option>"),
                            HasSubstr("<option value=\"\">Mitte 2021</option>")));
    auto mobile = of_region("15090180", "mobilfunk");
    EXPECT_THAT(world.shown(mobile), Not(HasSubstr("times-select"))) << "one date is no choice";
}

TEST(Times, AChangeOfMethodStandsBetweenTheStops) {
    auto content = netzatlas::testing::tiny_content();
    content.series.push_back(
        {"gigabit_quota", netzatlas::testing::day("2021-03-31"), "100 m cells"});
    const World world{content};
    EXPECT_THAT(world.shown(of_region("15090180")),
                HasSubstr("Zwischen Ende 2020 und Mitte 2021 hat sich das Verfahren"));
}

TEST(Times, AnUnknownDateIsNotFoundAndTheErrorPageListsTheKnownOnes) {
    const World world;
    for (const auto* day : {"2019-12-31", "gestern", "2020-12-32"}) {
        auto request = of_region("15090180");
        request.day = day;
        const auto html = world.tried(request);
        ASSERT_FALSE(html) << day;
        EXPECT_EQ(html.error().code, ErrorCode::not_found) << day;
    }
    PageRequest error;
    error.page = "error";
    error.status = 404;
    error.path = "/";
    error.day = "2019-12-31";
    EXPECT_THAT(world.shown(error),
                AllOf(HasSubstr("Für diesen Tag gibt es keine Zahlen"), HasSubstr("Ende 2020"),
                      HasSubstr("anzeige=gigabit_quota&amp;stand=2020-12-31")));
}

TEST(Times, TheMapLeavesOutCellsOfAnotherDate) {
    const World world;
    EXPECT_THAT(world.shown(of_region("15090180")), HasSubstr("\"style\":\"fixed\""));
    EXPECT_THAT(world.shown(at_the_end_of_2020("15090180")),
                AllOf(HasSubstr("\"style\":\"shares\""), Not(HasSubstr("bewohnte Zellen"))));
}

/// Zoomed in, tables of municipalities are all there is: not "nobody lives there".
TEST(Times, TheMapKeepsItsRegionsWhereNoTileHasTheCells) {
    const World whole;
    EXPECT_EQ(whole.edition->cells_day("fixed", "down_fn_hh_alle_1000"),
              netzatlas::testing::day("2021-06-30"));
    EXPECT_EQ(whole.edition->cells_day("fixed", "down_fn_hh_hfc_1000"), std::nullopt);
    std::filesystem::remove_all(whole.edition->folder() / "grids");
    const auto tables = *store::Edition::open(whole.edition->folder());
    for (const auto* theme : {"festnetz", "mobilfunk"}) {
        auto request = of_region("15090180");
        request.theme = theme;
        EXPECT_THAT(*renderer()->html(*whole.edition, request),
                    AllOf(Not(HasSubstr("\"style\":\"shares\"")), HasSubstr("Nah herangezoomt")))
            << theme;
        EXPECT_THAT(*renderer()->html(*tables, request),
                    AllOf(HasSubstr("\"style\":\"shares\""), Not(HasSubstr("Nah herangezoomt"))))
            << theme;
    }
}

TEST(Times, TableAndExplanationAreOfTheDate) {
    const World world;
    PageRequest table;
    table.page = "table";
    table.path = "/tabelle";
    table.indicator = "gigabit_quota";
    table.day = "2020-12-31";
    EXPECT_THAT(world.shown(table),
                AllOf(HasSubstr("10,0"), HasSubstr("31.12.2020"), Not(HasSubstr("30.06.2021")),
                      HasSubstr("values/gigabit_quota.json?date=2020-12-31")));
    PageRequest explanation;
    explanation.page = "explanation";
    explanation.path = "/erklaerung/gigabit_quota/15090180";
    explanation.indicator = "gigabit_quota";
    explanation.region = "15090180";
    explanation.day = "2020-12-31";
    EXPECT_THAT(world.shown(explanation), HasSubstr("explanation.json?date=2020-12-31"));
}

} // namespace
} // namespace netzatlas::pages
