#include "page_world.hpp"

#include <gmock/gmock.h>

namespace netzatlas::pages {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

PageRequest on_sheet(const std::string& key, Language language = Language::de) {
    auto request = of_region(key, "", language);
    request.page = "sheet";
    return request;
}

/// Half of Arneburg's square, and a corner of Goldbeck's, lack a network.
store::EditionContent with_deficit() {
    auto content = with_roll_out();
    content.areas.front().area = {"D7", "deficit", "", "", std::nullopt, std::nullopt};
    return content;
}

TEST(RollOut, AreasAreListedOneByOneOnPageAndSheet) {
    auto content = with_roll_out();
    content.values.push_back({"15090010",
                              "rollout_area",
                              netzatlas::testing::day("2021-06-30"),
                              Origin::computed,
                              "tabelle",
                              {},
                              false});
    const World world{content};
    const auto row = AllOf(HasSubstr("Gebiete mit gefördertem Ausbau"),
                           HasSubstr("A1<small>Graue Flecken, Bund</small>"),
                           HasSubstr("geplant<small>seit 01.03.2021</small>"), HasSubstr("km²"));
    EXPECT_THAT(world.shown(of_region("15090010")),
                AllOf(row, HasSubstr("Quelle: "), HasSubstr("Stand 30.06.2021.")));
    EXPECT_THAT(world.shown(on_sheet("15090010")), AllOf(row, HasSubstr("Quelle: ")));
    EXPECT_THAT(world.shown(of_region("15090")), row) << "a county too";
    EXPECT_THAT(world.shown(of_region("15090535")),
                HasSubstr("In Stendal liegt kein Gebiet mit gefördertem Ausbau."));
    EXPECT_THAT(world.shown(of_region("15090010", "mobilfunk")), Not(HasSubstr("areas-heading")));
    EXPECT_THAT(World{}.shown(of_region("15090010")), Not(HasSubstr("areas-heading")));
}

TEST(Deficits, AreListedWithNumberGroundAndMunicipalities) {
    const World world{with_deficit()};
    const auto row = [](const char* here) {
        return AllOf(
            HasSubstr("Gebiete mit Ausbaudefizit"),
            HasSubstr("<th scope=\"row\">D7</th><td class=\"concerned\">Arneburg, Goldbeck</td>"),
            HasSubstr(std::string{"<td>"} + here + " km²<small>von 0,60 km²</small></td>"));
    };
    EXPECT_THAT(world.shown(of_region("15090010", "mobilfunk")), row("0,50"));
    EXPECT_THAT(world.shown(of_region("15090180", "mobilfunk")), row("0,10"));
    EXPECT_THAT(world.shown(of_region("15090", "mobilfunk")),
                HasSubstr("<td>0,60 km²<small></small></td>"));
    EXPECT_THAT(world.shown(on_sheet("15090180")), row("0,10"));
    EXPECT_THAT(world.shown(of_region("15003000", "mobilfunk")),
                HasSubstr("In Magdeburg liegt kein Gebiet mit Ausbaudefizit."));
}

TEST(Deficits, AreNotTakenForRollOut) {
    const World world{with_deficit()};
    EXPECT_THAT(world.shown(of_region("15090010")), Not(HasSubstr("areas-heading")));
    EXPECT_THAT(world.shown(on_sheet("15090010")),
                Not(HasSubstr("kein Gebiet mit gefördertem Ausbau")));
    EXPECT_THAT(World{with_roll_out()}.shown(on_sheet("15090010")),
                Not(HasSubstr("Ausbaudefizit")));
}

TEST(Deficits, AreSpokenOfInEveryLanguage) {
    const World world{with_deficit()};
    auto request = of_region("15090010", "mobilfunk", Language::en);
    EXPECT_THAT(world.shown(request), AllOf(HasSubstr("Areas that lack a roll-out"),
                                            HasSubstr("of 0.60"), Not(HasSubstr("⟦"))));
    request.language = Language::leicht;
    EXPECT_THAT(world.shown(request),
                AllOf(HasSubstr("Hier fehlt ein Handy-Netz"), Not(HasSubstr("⟦"))));
}

} // namespace
} // namespace netzatlas::pages
