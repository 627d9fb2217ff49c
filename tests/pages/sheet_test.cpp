#include "pages/pages.hpp"

#include "edition_fixture.hpp"
#include "page_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::pages {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

PageRequest sheet_of(const std::string& key, Language language = Language::de) {
    PageRequest request;
    request.language = language;
    request.page = "sheet";
    request.region = key;
    request.path = "/gemeinde/" + key + "/blatt";
    return request;
}

/// What stands between two marks, without the marks.
std::string between(const std::string& html, const std::string& from, const std::string& to) {
    const auto begin = html.find(from);
    EXPECT_NE(begin, std::string::npos) << from;
    return begin == std::string::npos ? std::string{}
                                      : html.substr(begin, html.find(to, begin) - begin);
}

/// Goldbeck: 10 % end of 2020, 20 % mid 2021; a new way of measuring in between if asked for.
store::EditionContent with_break(bool broken) {
    auto content = testing::tiny_content();
    if (broken) {
        content.series.push_back({"gigabit_quota", testing::day("2021-01-01"), "100 m cells"});
    }
    return content;
}

TEST(Sheet, IsWholeInEveryLanguageAndForEveryRegion) {
    const World world;
    for (const auto language : {Language::de, Language::en, Language::leicht}) {
        for (const auto* key :
             {"15", "15090", "15003000", "15090010", "150905051", "15090180", "15090535"}) {
            const auto html = world.shown(sheet_of(key, language));
            EXPECT_THAT(html, HasSubstr("</html>")) << key;
            EXPECT_EQ(html.find("<h1"), html.rfind("<h1")) << key;
            EXPECT_THAT(html, Not(HasSubstr("⟦"))) << key;
            EXPECT_EQ(html.find('{'), std::string::npos) << html.substr(html.find('{') - 60, 120);
            EXPECT_THAT(html, Not(HasSubstr("href=\"\""))) << key;
        }
    }
}

TEST(Sheet, NeedsNoScript) {
    EXPECT_THAT(World{}.shown(sheet_of("15003000")), Not(HasSubstr("<script")));
}

TEST(Sheet, SaysThePointsSinceTheDateBefore) { // D18
    const auto html = World{with_break(false)}.shown(sheet_of("15090180"));
    EXPECT_THAT(html, HasSubstr("10,0 Punkte mehr als Ende 2020"));
    EXPECT_THAT(html, HasSubstr("<polyline class=\"line line-here\""));
}

TEST(Sheet, ComparesNothingAcrossAChangeOfMethod) { // D19
    const auto html = World{with_break(true)}.shown(sheet_of("15090180"));
    EXPECT_THAT(html, HasSubstr("nicht vergleichbar mit Ende 2020"));
    EXPECT_THAT(html, Not(HasSubstr("Punkte mehr als Ende 2020")));
    EXPECT_THAT(html, HasSubstr("class=\"chart-cut\""));
    EXPECT_THAT(html, HasSubstr("Seit 01.01.2021 wird anders gemessen (100 m cells)"));
    const auto drawn =
        between(html, "<svg class=\"sheet-chart\" viewBox=\"0 0 360 176\"", "</svg>");
    const auto first = drawn.find("line-here");
    EXPECT_NE(drawn.find("line-here", first + 1), std::string::npos) << "two stretches, not one";
}

TEST(Sheet, PrintsNoArrowAcrossAChangeOfMethod) { // D19
    EXPECT_THAT(World{with_break(false)}.shown(sheet_of("15090180")), HasSubstr("↑"));
    const auto html = World{with_break(true)}.shown(sheet_of("15090180"));
    EXPECT_THAT(html, AllOf(HasSubstr("≠"), Not(HasSubstr("↑")), Not(HasSubstr("↓"))));
}

TEST(Sheet, DrawingsSayInWordsWhatTheyShow) { // D22
    const auto html = World{}.shown(sheet_of("15003000"));
    EXPECT_THAT(html, HasSubstr("role=\"img\" aria-label=\"Alle Techniken im Festnetz: ab 100 "
                                "Mbit/s: 100"));
    EXPECT_THAT(html, HasSubstr("role=\"img\" aria-label=\"5G: mindestens ein Netz: 100"));
}

TEST(Sheet, DrawsAnIntervalAsOpen) { // D8, D16
    const auto html = World{}.shown(sheet_of("15090010"));
    EXPECT_THAT(html, HasSubstr("chart-open"));
    EXPECT_THAT(html, HasSubstr("20,0–65,5"));
}

TEST(Sheet, SaysWhatIsMissingInTheUnitOfItsBasis) {
    const auto html = World{}.shown(sheet_of("15090535"));
    const auto lacks = between(html, "id=\"lacking\"", "</section>");
    EXPECT_THAT(lacks, HasSubstr("Haushalte ohne Gigabit-Anschluss"));
    EXPECT_THAT(lacks, HasSubstr("400 Haushalte"));
    EXPECT_THAT(lacks, HasSubstr("50 Haushalte"));
}

TEST(Sheet, HidesTheCountsThatAreHidden) { // D17
    auto content = testing::tiny_content();
    for (auto& row : content.values) {
        if (row.region == "15090535" && row.indicator == "gigabit_quota") {
            row.counts = CountsShown::suppressed;
            row.value.numerator.reset();
        }
    }
    const auto html = World{content}.shown(sheet_of("15090535"));
    EXPECT_THAT(between(html, "id=\"lacking\"", "</section>"),
                HasSubstr("wird nicht gezeigt (Datenschutz)"));
}

TEST(Sheet, NamesTheSchoolsThatWait) { // D12
    const auto html = World{}.shown(sheet_of("15003000"));
    const auto lacks = between(html, "id=\"lacking\"", "</section>");
    EXPECT_THAT(lacks, HasSubstr("Gymnasium an der Elbe"));
    EXPECT_THAT(lacks, Not(HasSubstr("Grundschule am Dom")));
}

TEST(Sheet, SaysWhatIsPromisedOnItsOwnGround) {
    const World world{with_roll_out()};
    const auto planned = between(world.shown(sheet_of("15090010")), "id=\"planned\"", "</section>");
    EXPECT_THAT(planned, HasSubstr("Graue Flecken"));
    EXPECT_THAT(planned, HasSubstr("0,5 km²")); // 500 m of the square's 1000, not all of the area
    EXPECT_THAT(planned, HasSubstr("01.03.2021"));
    EXPECT_THAT(world.shown(sheet_of("15003000")),
                HasSubstr("In Magdeburg liegt kein Gebiet mit gefördertem Ausbau"));
}

TEST(Sheet, ListsDataCentresByNameWithOperatorAndState) {
    auto content = testing::tiny_content();
    content.sites = {{"R1",
                      "data_centres",
                      "data_centre",
                      "Halle 7",
                      "Stadtwerke",
                      SiteStatus::planned,
                      testing::key("15090010"),
                      {11.57, 52.14},
                      testing::day("2020-05-01")}};
    const World world{content};
    EXPECT_THAT(world.shown(sheet_of("15090010")),
                AllOf(HasSubstr("Rechenzentren</h2>"), HasSubstr("Halle 7"),
                      HasSubstr("Rechenzentrum, Stadtwerke<small>geplant")));
    EXPECT_THAT(world.shown(sheet_of("15090180")), Not(HasSubstr("Rechenzentren</h2>")));
}

TEST(Sheet, SaysWhenNothingIsKnownOfRollOut) { // D16: no data is not "none"
    EXPECT_THAT(World{}.shown(sheet_of("15003000")),
                HasSubstr("Zum geförderten Ausbau liegen keine Angaben vor"));
}

TEST(Sheet, AnswersEveryQuestionInItsFirstLines) {
    const auto html = World{}.shown(sheet_of("15003000"));
    const auto summary = between(html, "<dl class=\"summary\">", "</dl>");
    for (const auto* label :
         {"Festnetz", "Mobilfunk", "Schulen", "Seit wann", "Geplant", "Wer das sagt"}) {
        EXPECT_THAT(summary, HasSubstr(std::string{"<dt>"} + label + "</dt>"));
    }
    EXPECT_THAT(summary, HasSubstr("Bundesnetzagentur"));
}

TEST(Sheet, OnPaperWithoutAnAddressHasNoLinksIntoTheServer) {
    auto request = sheet_of("15090010");
    request.linked = false;
    const auto content = between(World{}.shown(request), "<main", "</main>");
    EXPECT_THAT(content, Not(HasSubstr("href=\"/")));
    request.linked = true;
    request.site = "https://karte.example.de";
    EXPECT_THAT(World{}.shown(request),
                HasSubstr("href=\"https://karte.example.de/gemeinde/15090010/blatt\""));
}

TEST(Sheet, ListsTheMunicipalitiesOfACounty) {
    const auto html = World{}.shown(sheet_of("15090"));
    EXPECT_THAT(between(html, "id=\"within\"", "</section>"), HasSubstr("Arneburg"));
}

TEST(RegionPage, LeadsToItsSheet) {
    PageRequest request;
    request.page = "region";
    request.region = "15090010";
    request.path = "/gemeinde/15090010";
    EXPECT_THAT(World{}.shown(request), HasSubstr("<a href=\"/gemeinde/15090010/blatt\">"
                                                  "Gemeindeblatt (druckbar)</a>"));
}

} // namespace
} // namespace netzatlas::pages
