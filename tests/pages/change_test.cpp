#include "page_world.hpp"

#include <gmock/gmock.h>

namespace netzatlas::pages {
namespace {

using netzatlas::testing::day;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// Goldbeck's gigabit share was 10 % at the end of 2020 and is 20 % in mid 2021.
PageRequest since_2020(const std::string& region) {
    auto request = of_region(region);
    request.since = "2020-12-31";
    return request;
}

TEST(Changes, AreToldInPointsOfTwoNamedDates) {
    const World world;
    EXPECT_THAT(
        world.shown(since_2020("15090180")),
        AllOf(HasSubstr("<strong>10,0 Punkte mehr</strong> als Ende 2020 (Stand Mitte 2021)"),
              HasSubstr("+10,0 Punkte"), HasSubstr("\"style\":\"change\""),
              HasSubstr("\"since\":\"2020-12-31\"")));
}

TEST(Changes, WithoutAnEarlierNumberAreToldInWordsOnly) {
    const World world;
    EXPECT_THAT(world.shown(since_2020("15090010")),
                AllOf(HasSubstr("kein Vergleich: Ende 2020 fehlt eine Zahl"), HasSubstr("big-none"),
                      Not(HasSubstr("class=\"big\""))));
}

TEST(Changes, OverABreakOfMethodAreNeverANumber) {
    auto content = netzatlas::testing::tiny_content();
    content.series.push_back({"gigabit_quota", day("2021-03-31"), "100 m cells"});
    const World world{content};
    EXPECT_THAT(
        world.shown(since_2020("15090180")),
        AllOf(HasSubstr("nicht vergleichbar: anders gemessen"), Not(HasSubstr("10,0 Punkte"))));
}

TEST(Changes, PlacesOfTwoMethodsAreNotSetAgainstEachOther) { // D19
    auto content = netzatlas::testing::tiny_content();
    std::erase_if(content.values, [](const auto& row) { // Goldbeck's newest is the end of 2020
        return row.region == "15090180" && row.indicator == "gigabit_quota" &&
               row.reference_date == day("2021-06-30");
    });
    const auto difference = HasSubstr("weniger</td>");
    EXPECT_THAT(World{content}.shown(of_region("15090180")), difference);
    content.series.push_back({"gigabit_quota", day("2021-03-31"), "100 m cells"});
    EXPECT_THAT(World{content}.shown(of_region("15090180")), Not(difference));
}

TEST(Changes, InTheHistoryEndAtABreakOfMethod) { // D19
    auto content = netzatlas::testing::tiny_content();
    EXPECT_THAT(World{content}.shown(of_region("15090180")), HasSubstr("10,0 mehr"));
    content.series.push_back({"gigabit_quota", day("2021-03-31"), "100 m cells"});
    EXPECT_THAT(World{content}.shown(of_region("15090180")),
                AllOf(HasSubstr("anders gemessen"), Not(HasSubstr("10,0 mehr"))));
}

TEST(Changes, AreInLegendAndTableAsOnTheMap) {
    const World world;
    const auto html = world.shown(since_2020("15090180"));
    EXPECT_THAT(html, AllOf(HasSubstr("class-change-4"), HasSubstr("bis 10 Punkte mehr"),
                            HasSubstr("Veränderung in Prozentpunkten")));
    PageRequest table;
    table.page = "table";
    table.path = "/tabelle";
    table.indicator = "gigabit_quota";
    table.since = "2020-12-31";
    EXPECT_THAT(world.shown(table),
                AllOf(HasSubstr("+10,0 Punkte"), HasSubstr(">Ende 2020</th>"),
                      HasSubstr("changes/gigabit_quota.json?from=2020-12-31&amp;to=2021-06-30")));
}

TEST(Changes, InTheWrongOrderOrFromAnUnknownDateAreNotFound) {
    const World world;
    for (const auto* since : {"2021-06-30", "1999-12-31", "x"}) {
        auto request = of_region("15090180");
        request.since = since;
        const auto html = world.tried(request);
        ASSERT_FALSE(html) << since;
        EXPECT_EQ(html.error().code, ErrorCode::not_found);
    }
}

TEST(Comparison, SetsTwoDatesBesideEachOther) {
    const World world;
    auto request = of_region("15090180");
    request.compared = "2020-12-31";
    EXPECT_THAT(world.shown(request),
                AllOf(HasSubstr("Nebeneinander"), HasSubstr("Unterschied: +10,0 Punkte"),
                      HasSubstr("\"title\":\"Ende 2020\""),
                      HasSubstr("/en/gemeinde/15090180?vergleich=2020-12-31")));
}

TEST(Comparison, SetsTwoIndicatorsBesideEachOther) {
    const World world;
    auto request = of_region("15003000");
    request.compared = "fibre_quota";
    EXPECT_THAT(world.shown(request), AllOf(HasSubstr("50,0 mehr (in Punkten)"),
                                            HasSubstr("\"indicator\":\"fibre_quota\"")));
    PageRequest table;
    table.page = "table";
    table.path = "/tabelle";
    table.indicator = "gigabit_quota";
    table.compared = "fibre_quota";
    EXPECT_THAT(world.shown(table), HasSubstr("50,0 mehr (in Punkten)"));
}

TEST(Comparison, WithWhatIsNotThereIsNotFound) {
    const World world;
    auto request = of_region("15003000");
    request.compared = "nothing_known";
    EXPECT_FALSE(world.tried(request));
}

} // namespace
} // namespace netzatlas::pages
