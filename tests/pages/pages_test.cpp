#include "page_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace netzatlas::pages {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

PageRequest of_page(const std::string& page, Language language = Language::de) {
    PageRequest request;
    request.language = language;
    request.page = page;
    request.path = "/" + page;
    request.status = 404;
    request.query = "<i>Arneburg</i>";
    request.hits = {"15090010", "15003000"};
    return request;
}

std::vector<PageRequest> every_request() {
    std::vector<PageRequest> requests;
    for (const auto language : {Language::de, Language::en, Language::leicht}) {
        for (const auto* page : {"map", "goals", "table", "data", "method", "search",
                                 "accessibility", "imprint", "error"}) {
            requests.push_back(of_page(page, language));
        }
        for (const auto* key : {"15", "15003", "15003000", "15090", "15090010", "150905051",
                                "15090180", "15090535"}) {
            for (const auto* theme : {"festnetz", "mobilfunk", "schulen", "wlan", "ziele"}) {
                requests.push_back(of_region(key, theme, language));
            }
            for (const auto* page : {"sheet", "tile"}) {
                requests.push_back(of_region(key, "", language));
                requests.back().page = page;
            }
        }
    }
    return requests;
}

std::string what(const PageRequest& request) {
    return request.page + " " + request.region + " " + request.theme + " " +
           std::to_string(static_cast<int>(request.language));
}

TEST(Pages, AreWholeInEveryLanguage) {
    const World world;
    for (const auto& request : every_request()) {
        const auto html = world.shown(request);
        EXPECT_THAT(html, AllOf(HasSubstr("<h1"), HasSubstr("</html>"))) << what(request);
        EXPECT_EQ(html.find("<h1"), html.rfind("<h1")) << what(request);
        EXPECT_THAT(html, AllOf(Not(HasSubstr("⟦")), Not(HasSubstr("{{")))) << what(request);
    }
}

TEST(Pages, NeverShowAnUnfilledPlace) {
    const World world;
    for (const auto& request : every_request()) {
        auto html = world.shown(request);
        html = html.substr(0, html.find("<script"));
        EXPECT_EQ(html.find('{'), std::string::npos)
            << what(request) << html.substr(html.find('{') - 60, 120);
    }
}

TEST(Pages, EscapeEveryName) {
    auto content = netzatlas::testing::tiny_content();
    for (auto& stored : content.regions) {
        stored.region.name = "<b>x</b>\"'" + stored.region.name;
        stored.region.kind = "<b>k";
    }
    for (auto& indicator : content.indicators) {
        indicator.title_de = indicator.title_en = "<b>" + indicator.id;
    }
    for (auto& site : content.schools) {
        site.name = site.kind = site.street = "<b>s";
    }
    for (auto& goal : content.goals) {
        goal.title_de = goal.title_en = goal.wording = goal.source = "<b>g";
    }
    for (auto& source : content.sources) {
        source.title = source.publisher = source.attribution = source.licence = "<b>q";
        source.url = source.licence_uri = "javascript:alert(1)";
    }
    content.findings = {{Severity::warning, "<b>", "<b>", 1, "<b>", "<b>", "<b>", "<b>"}};
    content.title = "<b>t";
    const World world{content};
    for (const auto& request : every_request()) {
        EXPECT_THAT(world.shown(request),
                    AllOf(Not(HasSubstr("<b>")), Not(HasSubstr("<i>")),
                          Not(HasSubstr("=\"javascript:")), Not(HasSubstr("</b>"))))
            << what(request);
    }
}

TEST(Pages, OfADemoSaySo) {
    const World world;
    for (const auto& request : every_request()) {
        EXPECT_THAT(world.shown(request), HasSubstr("class=\"demo\"")) << what(request);
    }
}

TEST(Pages, OfRealDataSayNothingOfADemo) {
    auto content = netzatlas::testing::tiny_content();
    content.demo = false;
    const World world{content};
    EXPECT_THAT(world.shown(of_page("map")), Not(HasSubstr("class=\"demo\"")));
}

TEST(MapPage, AnswersForTheStateBeforeAChoice) {
    const World world;
    EXPECT_THAT(
        world.shown(of_page("map")),
        AllOf(HasSubstr("In Sachsen-Anhalt können <strong>50,5\u202f%</strong> der Haushalte einen "
                        "Gigabit-Anschluss buchen (Stand Mitte 2021)."),
              HasSubstr("href=\"/kreis/15090?thema=festnetz&amp;anzeige=gigabit_quota\""),
              HasSubstr("href=\"/gemeinde/15003000?thema=festnetz"), HasSubstr("id=\"legend\"")));
}

TEST(MapPage, ListsTheStatesOfAnEditionWithSeveral) {
    auto content = netzatlas::testing::tiny_content();
    content.state.clear();
    const World world{content};
    const auto html = world.shown(of_page("map"));
    EXPECT_THAT(html, HasSubstr("Alle Länder"));
    EXPECT_THAT(html, HasSubstr("href=\"/land/15"));
    EXPECT_THAT(html, Not(HasSubstr("Noch keine Daten")));
}

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

PageRequest of_explanation(const std::string& indicator, const std::string& region,
                           Language language = Language::de) {
    PageRequest request;
    request.language = language;
    request.page = "explanation";
    request.indicator = indicator;
    request.region = region;
    request.path = "/erklaerung/" + indicator + "/" + region;
    return request;
}

TEST(ExplanationPage, SaysWhatHowByWhichRuleAndFromWhere) {
    const World world;
    EXPECT_THAT(world.shown(of_explanation("gigabit_quota", "15003000")),
                AllOf(HasSubstr("70,0"), HasSubstr("840 Haushalte"),
                      HasSubstr("über irgendeine Leitung"), HasSubstr("kann gebucht werden"),
                      HasSubstr("href=\"/methode#D6\""), HasSubstr(store::sha256_of("zellen")),
                      HasSubstr("31.12.2021"))); // the borders
}

TEST(ExplanationPage, NamesTheDateBesideThePlace) {
    const World world;
    EXPECT_THAT(world.shown(of_explanation("gigabit_quota", "15003000")),
                HasSubstr(">Magdeburg</a>, Stichtag 30.06.2021</p>"));
}

TEST(ExplanationPage, NamesWhatHouseholdsAndBordersAreFrom) { // by their role, not by their id
    auto content = netzatlas::testing::tiny_content();
    auto census = content.sources.front();
    census.id = "haushalte";
    census.file = "census.csv";
    census.role = "households";
    auto borders = content.sources.front();
    borders.id = "gem";
    borders.file = "gemeinden.shp";
    borders.role = "borders:municipality";
    content.sources.insert(content.sources.end(), {census, borders});
    const World world{content};

    EXPECT_THAT(world.shown(of_explanation("gigabit_quota", "15003000")),
                AllOf(HasSubstr("census.csv"), HasSubstr("gemeinden.shp")));
    EXPECT_THAT(world.shown(of_explanation("mobile_4g_any_area", "15003000")),
                AllOf(Not(HasSubstr("census.csv")), HasSubstr("gemeinden.shp")));
}

TEST(ExplanationPage, SetsBesideItWhatIsQuotedToo) { // published, the plain mean, fibre alone
    const World world;
    EXPECT_THAT(world.shown(of_explanation("gigabit_quota", "15")),
                AllOf(HasSubstr("50,5"), HasSubstr("Einfaches Mittel der Prozente von 4 Gemeinden"),
                      HasSubstr("27,5"), // (70 + 0 + 20 + 20) / 4
                      HasSubstr("href=\"/erklaerung/fibre_quota/15\"")));
}

TEST(ExplanationPage, SpellsOutTheNetworksAndTheInterval) { // D8
    const World world;
    EXPECT_THAT(world.shown(of_explanation("mobile_5g_all3_area", "15090010")),
                AllOf(HasSubstr("Telekom, Vodafone und Telefónica (o2) zugleich"),
                      HasSubstr("Die Daten lassen nur eine Spanne zu"),
                      HasSubstr("mobile_5g_any_area/15090010")));
}

TEST(ExplanationPage, HasNoHoleInAnyLanguage) {
    const World world;
    for (const auto language : {Language::de, Language::en, Language::leicht}) {
        for (const auto* indicator :
             {"gigabit_quota", "mobile_5g_all3_area", "mobile_4g_any_area", "schools_online"}) {
            for (const auto* region : {"15", "15090010", "15090535"}) {
                EXPECT_THAT(world.shown(of_explanation(indicator, region, language)),
                            AllOf(Not(HasSubstr("⟦")), Not(HasSubstr("{"))));
            }
        }
    }
}

TEST(ExplanationPage, UnknownIndicatorIsNotFound) {
    const World world;
    EXPECT_EQ(world.tried(of_explanation("no_such", "15")).error().code, ErrorCode::not_found);
}

TEST(ExplanationJson, HoldsFigureDatesSourcesAndWordsInTwoLanguages) {
    const World world;
    const auto json = nlohmann::json::parse(
        renderer()->explanation_json(*world.edition, "gigabit_quota", "15003000").value());

    EXPECT_EQ(json["value"]["numerator"], 840);
    EXPECT_EQ(json["value"]["counts"], "exact");
    EXPECT_EQ(json["dates"]["boundary"], "2021-12-31");
    EXPECT_EQ(json["sources"][0]["sha256"], store::sha256_of("zellen"));
    EXPECT_EQ(json["rules"][0]["id"], "D1");
    EXPECT_EQ(json["printed"]["en"], "70.0%");
    EXPECT_FALSE(json["how"][0]["en"].get<std::string>().empty());
    EXPECT_FALSE(json["why_figures_differ"].empty());
}

TEST(RegionPage, SetsThePublishedFigureBesideOurs) {
    const World world;
    EXPECT_THAT(world.shown(of_region("15")), HasSubstr("50,5, Unterschied 0,03 Punkte"));
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

TEST(MethodPage, NamesTheLargestGapOfEveryIndicator) {
    const World world;
    EXPECT_THAT(world.shown(of_page("method")),
                AllOf(HasSubstr("id=\"gaps\""), HasSubstr("50,50&nbsp;/&nbsp;50,53: 0,03 mehr"),
                      HasSubstr("Sachsen-Anhalt</a>, 30.06.2021")));
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

TEST(GoalsPage, NamesWordingVerdictAndReason) {
    const World world;
    EXPECT_THAT(world.shown(of_page("goals")),
                AllOf(HasSubstr("Glasfaserversorgung aller Haushalte"),
                      HasSubstr("nicht entscheidbar"), HasSubstr("Es liegt nur ein Stichtag vor"),
                      HasSubstr("verfehlt"), HasSubstr("Stendal")));
}

/// Not from the gaps of its municipalities, which are rounded one by one and leave intervals out.
TEST(GoalsPage, SaysWhatThePlaceLacksFromItsOwnSums) {
    auto content = netzatlas::testing::tiny_content();
    content.goals.front().indicator = "gigabit_quota";
    for (auto& row : content.values) {
        if (row.region == "15" && row.indicator == "gigabit_quota") {
            row.value.numerator = 26052;
            row.value.denominator = 999026;
            row.value.value = 100 * 26052.0 / 999026;
        }
    }
    EXPECT_THAT(World{content}.shown(of_page("goals")), HasSubstr("Das sind 972.974 Haushalte"));

    for (auto& row : content.values) { // D17: hidden, so to the decimals of the share
        if (row.region == "15" && row.indicator == "gigabit_quota") {
            row.value.numerator.reset();
            row.value.value = 2.6;
        }
    }
    EXPECT_THAT(World{content}.shown(of_page("goals")),
                HasSubstr("Das sind rund 973.050 Haushalte"));

    for (auto& row : content.values) {
        if (row.region == "15" && row.indicator == "gigabit_quota") {
            row.value.state = ValueState::undecidable;
            row.value.value.reset();
            row.value.low = 10;
            row.value.high = 20;
            row.value.denominator = 900;
            row.value.missing = 100;
        }
    }
    EXPECT_THAT(World{content}.shown(of_page("goals")),
                HasSubstr("Das sind rund 800 Haushalte bis rund 900 Haushalte"));
}

TEST(TablePage, SortsByValueWithoutNumbersLast) {
    const World world;
    auto request = of_page("table");
    request.indicator = "fixed_hh_alle_100";
    request.order = "auf";
    const auto html = world.shown(request);
    EXPECT_LT(html.find(">Arneburg</a>"), html.find(">Magdeburg</a>"));
    EXPECT_LT(html.find(">Magdeburg</a>"), html.find(">Goldbeck</a>"));
    EXPECT_THAT(html, HasSubstr("aria-sort=\"ascending\""));
}

TEST(TablePage, HasEveryRegionOfTheLevel) { // D22
    const World world;
    auto request = of_page("table");
    request.level = "kreis";
    EXPECT_THAT(world.shown(request), AllOf(HasSubstr("Landkreis Stendal"), HasSubstr(">15090<"),
                                            Not(HasSubstr(">15090010<"))));
}

TEST(SearchPage, ListsWhatWasFound) {
    const World world;
    EXPECT_THAT(world.shown(of_page("search")),
                AllOf(HasSubstr("2 Orte gefunden"), HasSubstr("href=\"/gemeinde/15090010\"")));
}

TEST(ErrorPage, IsKindAboutStrangeAddresses) {
    const World world;
    auto request = of_page("error");
    request.region = "no-such-key";
    EXPECT_THAT(world.shown(request), HasSubstr("Diese Seite gibt es nicht"));
    request.status = 418;
    EXPECT_THAT(world.shown(request), HasSubstr("Das hat nicht geklappt"));
}

TEST(Languages, LinkTheSamePage) {
    const World world;
    EXPECT_THAT(world.shown(of_region("15090010", "mobilfunk")),
                AllOf(HasSubstr("href=\"/en/gemeinde/15090010?thema=mobilfunk\""),
                      HasSubstr("href=\"/leicht/gemeinde/15090010?thema=mobilfunk\"")));
    EXPECT_THAT(world.shown(of_region("15090010", "", Language::en)), HasSubstr("lang=\"en\""));
}

TEST(Renderer, NamesAMissingFolder) {
    const std::filesystem::path root{NETZATLAS_SOURCE_DIR};
    const auto opened = Renderer::open(root / "no-such", root / "data/texts", root / "web/dist");
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::io);
}

} // namespace
} // namespace netzatlas::pages
