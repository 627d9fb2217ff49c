#include "store/edition.hpp"
#include "tiny_project.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

using netzatlas::testing::day;
using netzatlas::testing::TinyProject;

void add_totals(const TinyProject& project, const std::string& rows) {
    std::ofstream{project.folder() / "haushalte.csv"} << "ags;households\n" << rows;
    std::ofstream{project.folder() / "tiny.toml", std::ios::app}
        << "[[source]]\nid = 'haushalte'\nreader = 'household_totals'\nmanifest = 'demo'\n"
           "file = 'haushalte.csv'\nreference_date = 2021-06-30\n";
}

store::EditionContent content_of(const Built& built) {
    return *store::read_database(built.folder / "netzatlas.sqlite");
}

IndicatorValue gigabit_in(const store::EditionContent& content, const std::string& region) {
    const auto found =
        std::find_if(content.values.begin(), content.values.end(), [&](const auto& value) {
            return value.region == region && value.indicator == "gigabit_quota" &&
                   value.origin == Origin::computed;
        });
    return found == content.values.end() ? IndicatorValue{} : found->value;
}

std::string rules_in(const Built& built) {
    std::string rules;
    for (const auto& finding : built.findings) {
        if (finding.rule.find("official") != std::string::npos) {
            rules += (rules.empty() ? "" : " ") + finding.rule;
        }
    }
    return rules;
}

void expect_true(const Built& built) {
    const auto verified = verify_edition(built.folder, TinyProject::data());
    ASSERT_TRUE(verified) << verified.error().message;
    EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

/// The four census cells lie in the middle of their municipalities: the three ways agree.
TEST(HouseholdSplitBuild, AgreesWithTheKeysWhereNobodyLivesAtABorder) {
    const TinyProject project;
    project.write_project("assignment = 'household_split'");

    const auto built = project.build();

    ASSERT_TRUE(built) << built.error().message;
    const auto content = content_of(*built);
    EXPECT_EQ(gigabit_in(content, "15003000").value, 70);
    EXPECT_NEAR(*gigabit_in(content, "15").value, (100 * 70 + 50 * 20 + 30 * 20) / 200.0, 1e-6);
    expect_true(*built);
}

/// D3, design.md (engine 3): 200 instead of 100 households in Magdeburg move the state's share.
TEST(OfficialTotals, ScaleTheCellsOfAMunicipality) {
    for (const auto* assignment : {"publisher_key", "household_split", "area_split"}) {
        const TinyProject project;
        project.write_project(std::string{"assignment = '"} + assignment + "'");
        add_totals(project, "15003000;200\n15090535;50\n15090010;20\n15090180;30\n");

        const auto built = project.build();

        ASSERT_TRUE(built) << built.error().message;
        const auto content = content_of(*built);
        EXPECT_NEAR(*gigabit_in(content, "15003000").denominator, 200, 1e-3) << assignment;
        EXPECT_NEAR(*gigabit_in(content, "15003000").value, 70, 1e-4) << assignment;
        EXPECT_NEAR(*gigabit_in(content, "15").value, (200 * 70 + 50 * 20 + 30 * 20) / 300.0, 1e-4)
            << assignment;
        EXPECT_EQ(rules_in(*built), "official_total") << assignment;
        expect_true(*built);
    }
}

TEST(OfficialTotals, SayWhoHasNoneAndWhereNoCellCanTakeThem) {
    const TinyProject project;
    project.write_fixed([](const std::string& id, const std::string& ags) {
        return ags == "15090010" ? std::string{} : TinyProject::usual_fixed_row(id, ags);
    });
    add_totals(project, "15003000;100\n15090010;20\n");

    const auto built = project.build();

    ASSERT_TRUE(built) << built.error().message;
    EXPECT_NE(rules_in(*built).find("no_official_total"), std::string::npos) << rules_in(*built);
}

/// D1, D17: 2 n + 7 persons are n + 3.5 households; of such estimates only tens are told.
TEST(HouseholdsFromPersons, AreToldInTensAndNamedEstimates) {
    const TinyProject project;
    std::ofstream census{project.folder() / "census.csv"};
    census << "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\n";
    TinyProject::each_census_cell([&](double north, double east, int households) {
        census << fmt::format("CRS3035RES100mN{:.0f}E{:.0f};{:.0f};{:.0f};{}\n", north, east,
                              east + 50, north + 50, 2 * households + 7);
    });
    census.close();

    const auto built = project.build();

    ASSERT_TRUE(built) << built.error().message;
    const auto content = content_of(*built);
    EXPECT_EQ(content.settings.at("households"), "estimated");
    const auto magdeburg = gigabit_in(content, "15003000");
    EXPECT_EQ(magdeburg.denominator, 100); // 103.5
    EXPECT_EQ(magdeburg.numerator, 70);    // 72.45
    EXPECT_EQ(magdeburg.value, 70);
    for (const auto& row : content.values) {
        const bool of_households = std::any_of(
            content.indicators.begin(), content.indicators.end(), [&](const auto& indicator) {
                return indicator.id == row.indicator && indicator.basis == "households";
            });
        EXPECT_EQ(row.counts, of_households ? CountsShown::estimated : CountsShown::exact)
            << row.indicator;
    }
    expect_true(*built);
}

} // namespace
} // namespace netzatlas::edition
