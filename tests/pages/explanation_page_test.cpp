#include "page_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace netzatlas::pages {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

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

TEST(ExplanationPage, SaysOfThePublishedFigureWhetherItAgrees) { // "The yardstick"
    const World world;
    EXPECT_THAT(world.shown(of_explanation("gigabit_quota", "15")),
                AllOf(HasSubstr("vom Herausgeber so veröffentlicht"), HasSubstr("50,50\u202f%"),
                      HasSubstr("Beide stimmen überein"),
                      Not(HasSubstr("Der Herausgeber rechnet mit Haushaltszahlen"))));
    auto content = netzatlas::testing::tiny_content();
    for (auto& row : content.values) {
        if (row.region == "15" && row.origin == Origin::published) {
            row.value.value = 49.51;
            row.value.printed = "49.51";
        }
    }
    EXPECT_THAT(World{content}.shown(of_explanation("gigabit_quota", "15")),
                AllOf(HasSubstr("49,51\u202f%"), Not(HasSubstr("Beide stimmen überein")),
                      HasSubstr("Der Herausgeber rechnet mit Haushaltszahlen")));
}

TEST(ExplanationPage, OffersASentenceToCite) {
    const World world;
    EXPECT_THAT(world.shown(of_explanation("gigabit_quota", "15003000")),
                AllOf(HasSubstr("So zitieren Sie diese Zahl"),
                      HasSubstr("Magdeburg: 70,0\u202f% der Haushalte ("),
                      HasSubstr("), Stichtag 30.06.2021, von Netzatlas aus den Quellen berechnet. "
                                "Quelle: <span lang=\"de\">"),
                      HasSubstr("Ausgabe 2021-06-30-00000000, https://[Adresse dieser Karte]"
                                "/erklaerung/gigabit_quota/15003000?stand=2021-06-30</p>")));
    EXPECT_THAT(world.shown(of_region("15003000")), HasSubstr("So zitieren Sie diese Zahl"));
    EXPECT_THAT(world.shown(of_explanation("mobile_5g_all3_area", "15090535")),
                Not(HasSubstr("So zitieren Sie")))
        << "suppressed: nothing to cite";
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
                AllOf(HasSubstr("census.csv"), HasSubstr("gemeinden.shp"),
                      HasSubstr("<h3>Die Angaben selbst</h3>"),
                      HasSubstr("<h3>Haushalte je Zelle</h3>"), HasSubstr("<h3>Grenzen</h3>")));
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
    EXPECT_EQ(json["sources"][0]["role"], "data");
    EXPECT_EQ(json["sources"][0]["used_for"]["en"], "The data themselves");
}

TEST(ExplanationJson, CitesTheFigureAsThePageDoes) {
    const World world;
    const auto cited = [&](const char* indicator, const char* region) {
        return nlohmann::json::parse(
            renderer()
                ->explanation_json(*world.edition, indicator, region, {}, "https://karte.example")
                .value())["citation"];
    };
    EXPECT_THAT(cited("gigabit_quota", "15003000")["de"].get<std::string>(),
                AllOf(StartsWith("Magdeburg: 70,0\u202f% der Haushalte ("),
                      HasSubstr("Stichtag 30.06.2021, von Netzatlas aus den Quellen berechnet."),
                      EndsWith("Ausgabe 2021-06-30-00000000, https://karte.example"
                               "/erklaerung/gigabit_quota/15003000?stand=2021-06-30")));
    EXPECT_THAT(cited("gigabit_quota", "15003000")["en"].get<std::string>(),
                AllOf(StartsWith("Magdeburg: 70.0% "),
                      EndsWith("https://karte.example"
                               "/en/erklaerung/gigabit_quota/15003000?stand=2021-06-30")));
    EXPECT_TRUE(cited("mobile_5g_all3_area", "15090535").is_null()) << "suppressed";
}

} // namespace
} // namespace netzatlas::pages
