#include "edition/workshop.hpp"
#include "store/edition.hpp"
#include "tiny_project.hpp"

#include <chrono>
#include <gtest/gtest.h>
#include <map>
#include <thread>

namespace netzatlas::edition {
namespace {

using netzatlas::testing::TinyProject;

/// The tiny sources, built once for all tests that only look.
const store::Edition& tiny() {
    static const TinyProject project;
    static const auto edition = *store::Edition::open(project.build()->folder);
    return *edition;
}

double value(const std::string& region, const std::string& indicator) {
    const auto* row = tiny().newest(region, indicator);
    return row != nullptr ? row->value.value.value_or(-1) : -2;
}

std::map<std::string, std::string> hashes(const std::filesystem::path& folder) {
    std::map<std::string, std::string> hashes;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file()) {
            hashes[std::filesystem::relative(entry.path(), folder).string()] =
                *store::sha256_of_file(entry.path());
        }
    }
    return hashes;
}

std::string current_of(const TinyProject& project) {
    std::error_code none;
    return std::filesystem::read_symlink(project.editions() / "current", none).string();
}

/// What lies in the folder of editions and is not hidden.
std::vector<std::string> visible_in(const std::filesystem::path& editions) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{editions}) {
        if (const auto name = entry.path().filename().string(); name.front() != '.') {
            names.push_back(name);
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

TEST(TinyBuild, GivesHouseholdSharesWorkedOutOnPaper) {
    EXPECT_NEAR(value("15003000", "gigabit_quota"), 70, 1e-9);
    EXPECT_NEAR(value("150905051", "gigabit_quota"), 100.0 * 6 / 50, 1e-4);
    EXPECT_NEAR(value("15090", "gigabit_quota"), 100.0 * (10 + 6) / 100, 1e-4);
    EXPECT_NEAR(value("15", "gigabit_quota"), 100.0 * (70 + 10 + 6) / 200, 1e-4);
    EXPECT_NEAR(value("15", "fixed_hh_alle_1000"), value("15", "gigabit_quota"), 0);
    EXPECT_NEAR(*tiny().newest("15", "gigabit_quota")->value.denominator, 200, 1e-3);
}

TEST(TinyBuild, GivesAreaSharesWorkedOutOnPaper) {
    EXPECT_NEAR(value("15003000", "mobile_5g_any_area"), 100, 1e-9);
    EXPECT_NEAR(value("15", "mobile_5g_any_area"), 50, 1e-9);
    EXPECT_NEAR(value("15090", "mobile_5g_k1_area"), 100.0 / 3, 1e-9);
    EXPECT_NEAR(value("15", "mobile_4g_or_5g_any_area"), 100, 1e-9);
    EXPECT_NEAR(*tiny().newest("15", "mobile_5g_any_area")->value.denominator, 4e6, 1e-3);
}

TEST(TinyBuild, LeavesThreeOfFourNetworksUndecided) { // D8
    const auto& figure = tiny().newest("15003000", "mobile_5g_all3_area")->value;

    EXPECT_EQ(figure.state, ValueState::undecidable);
    EXPECT_EQ(figure.low, 0.0);
    EXPECT_EQ(figure.high, 100.0);
}

TEST(TinyBuild, CountsSchoolSites) { // D12
    EXPECT_NEAR(value("15003000", "schools_online"), 50, 1e-9);
    EXPECT_NEAR(value("15", "schools_online"), 100.0 / 3, 1e-9);
    EXPECT_EQ(value("15", "schools_planned"), 3);
    EXPECT_EQ(tiny().newest("15090535", "schools_online")->value.state, ValueState::not_applicable);
}

TEST(TinyBuild, JudgesGoalsAndFindsGaps) {
    EXPECT_EQ(tiny().goal_result("gaps_4g_2024", "15")->verdict, Verdict::reached);
    EXPECT_EQ(tiny().goal_result("wifi_2030", "15")->verdict, Verdict::undecidable);
    const auto& gaps = tiny().content().gaps;
    const auto gap = std::find_if(gaps.begin(), gaps.end(), [](const auto& entry) {
        return entry.goal == "fibre_2030" && entry.region == "15003000";
    });
    ASSERT_NE(gap, gaps.end());
    EXPECT_NEAR(gap->amount, 65, 1e-3); // 35 of 100 households have fibre
}

TEST(TinyBuild, WritesEveryKindOfProduct) {
    const auto manifest = *store::manifest_of(tiny().manifest());
    std::string files;
    for (const auto& product : manifest.products) {
        files += product.file + "\n";
    }
    for (const auto* part :
         {"netzatlas.sqlite", "grids/fixed.tif", "grids/mobile.tif", "grids/weights.tif",
          "tiles/regions-", "tiles/fixed-", "tiles/mobile-", "tiles/sites-", "extracts/15.gpkg",
          "extracts/15090.csv", "extracts/150905051.gpkg", "findings.json", "findings.html"}) {
        EXPECT_NE(files.find(part), std::string::npos) << part << " is not among\n" << files;
    }
    EXPECT_EQ(manifest.inputs.size(), 8U);
    EXPECT_EQ(tiny().id(), store::edition_id(manifest));
}

TEST(TinyBuild, IsTheSameBytesForTheSameSources) {
    const TinyProject one;
    const TinyProject other;
    const auto first = *one.build();
    std::this_thread::sleep_for(std::chrono::milliseconds{1100});
    const auto second = *other.build();

    EXPECT_EQ(first.edition, second.edition);
    EXPECT_EQ(hashes(first.folder), hashes(second.folder));
}

TEST(TinyBuild, SwitchesBackToAnEditionThatIsThere) {
    const TinyProject project;
    const auto first = *project.build();
    project.write_fixed([](const std::string& id, const std::string& ags) {
        return fmt::format("{},{},100,50,0\n", id, ags);
    });
    const auto second = *project.build();
    EXPECT_EQ(current_of(project), second.edition);
    project.write_fixed();

    const auto again = *project.build();

    EXPECT_EQ(again.edition, first.edition);
    EXPECT_EQ(current_of(project), first.edition);
    EXPECT_EQ(visible_in(project.editions()).size(), 3U);
}

TEST(TinyBuild, RefusesToTouchAnEditionSomebodyChanged) {
    const TinyProject project;
    const auto first = *project.build();
    std::ofstream{first.folder / "manifest.json"} << "{}";

    const auto again = project.build();

    ASSERT_FALSE(again);
    EXPECT_NE(again.error().message.find("somebody changed it"), std::string::npos);
}

TEST(TinyBuild, LeavesCurrentAsItWasWhenASourceIsBad) {
    const TinyProject project;
    const auto first = *project.build();
    project.write_fixed([](const std::string& id, const std::string& ags) {
        return fmt::format("{},{},100.39,50,0\n", id, ags);
    });

    const auto failed = project.build();

    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, ErrorCode::bad_source);
    EXPECT_NE(failed.error().message.find("share_above_100 cells.csv:1"), std::string::npos)
        << failed.error().message;
    EXPECT_EQ(current_of(project), first.edition);
    EXPECT_EQ(visible_in(project.editions()), (std::vector<std::string>{first.edition, "current"}));
}

TEST(TinyBuild, GoesOnWithAnAcceptedFindingAndSaysSo) {
    const TinyProject project;
    bool first = true;
    project.write_fixed([&](const std::string& id, const std::string& ags) {
        const auto* const share = std::exchange(first, false) ? "100.39" : "100";
        return fmt::format("{},{},{},50,0\n", id, ags, share);
    });
    project.write_project("[[accept]]\nrule = 'share_above_100'\nfile = 'cells.csv'\n"
                          "reason = 'known'\n");

    const auto built = project.build();

    ASSERT_TRUE(built) << built.error().message;
    const auto finding =
        std::find_if(built->findings.begin(), built->findings.end(),
                     [](const auto& entry) { return entry.rule == "share_above_100"; });
    ASSERT_NE(finding, built->findings.end());
    EXPECT_EQ(finding->accepted, "known");
}

TEST(TinyBuild, CountsHouseholdsWithoutACellAsMissing) { // D13
    const TinyProject project;
    project.write_fixed([](const std::string& id, const std::string& ags) {
        return ags == "15090180" ? "" : TinyProject::usual_fixed_row(id, ags);
    });

    const auto edition = *store::Edition::open(project.build()->folder);

    const auto& goldbeck = edition->newest("15090180", "gigabit_quota")->value;
    EXPECT_EQ(goldbeck.state, ValueState::not_delivered);
    EXPECT_NEAR(*goldbeck.missing, 30, 1e-3);
    const auto& state = edition->newest("15", "gigabit_quota")->value;
    EXPECT_EQ(state.state, ValueState::undecidable);
    EXPECT_NEAR(*state.low, 100.0 * 80 / 200, 1e-3);
    EXPECT_NEAR(*state.high, 100.0 * 110 / 200, 1e-3);
}

TEST(TinyBuild, GivesCellsToTheMunicipalityOfTheirKeyOrOfTheirGround) { // D3
    const TinyProject project;
    project.write_fixed([](const std::string& id, const std::string& ags) {
        return TinyProject::usual_fixed_row(id, ags == "15090535" ? "15090180" : ags);
    });
    const auto by_key = *store::Edition::open(project.build()->folder);
    project.write_project("assignment = 'area_split'");
    const auto by_area = *store::Edition::open(project.build()->folder);

    EXPECT_NEAR(*by_key->newest("15090180", "gigabit_quota")->value.denominator, 80, 1e-3);
    EXPECT_NEAR(*by_area->newest("15090180", "gigabit_quota")->value.denominator, 30, 1e-3);
}

TEST(TinyBuild, ComputesNoHouseholdShareWithoutACensus) {
    const TinyProject project;
    std::ifstream in{project.folder() / "tiny.toml"};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    const auto census = text.find("[[source]]\nid = 'zensus'");
    text.erase(census, text.find("[[source]]", census + 1) - census);
    std::ofstream{project.folder() / "tiny.toml"} << text;

    const auto built = *project.build();
    const auto edition = *store::Edition::open(built.folder);

    EXPECT_EQ(edition->newest("15003000", "gigabit_quota"), nullptr);
    EXPECT_NE(edition->newest("15003000", "mobile_5g_any_area"), nullptr);
    EXPECT_TRUE(std::any_of(built.findings.begin(), built.findings.end(),
                            [](const auto& finding) { return finding.rule == "no_households"; }));
}

TEST(TinyBuild, CountsNetworksOnPolygonsOfCells) { // sources.md 3.2, D8
    const TinyProject project;
    project.add_areas();

    const auto built = *project.build();
    const auto edition = *store::Edition::open(built.folder);

    const auto percent = [&](const char* region, const char* indicator) {
        return edition->newest(region, indicator)->value.value.value_or(-1);
    };
    EXPECT_NEAR(percent("15", "mobile_4g_or_5g_of3_all3_area"), 25, 1e-9);
    EXPECT_NEAR(percent("15", "mobile_4g_or_5g_of3_any_area"), 50, 1e-9);
    EXPECT_NEAR(percent("15003000", "mobile_4g_or_5g_of3_all3_area"), 100, 1e-9);
    EXPECT_NEAR(percent("15090010", "mobile_4g_or_5g_of3_k0_area"), 100, 1e-9);
    EXPECT_EQ(edition->newest("15", "mobile_4g_or_5g_of3_any_area")->source, "polygone");
    EXPECT_TRUE(verify_edition(built.folder, TinyProject::data())->differences.empty());
}

/// Four squares of 100 cells; k with 5G is 2 or 3 in Magdeburg (2 and 2 of three networks), 1 in
/// Stendal, 0 in Arneburg, 3 in Goldbeck (3 and 1). Households: 100, 50, 20, 30.
TEST(TinyBuild, ReadsTheGridOf2021AsCountsOfThreeNetworks) { // D8, D9, D11
    const TinyProject project;
    project.write_mobile_of_2021();

    const auto built = project.build();
    ASSERT_TRUE(built) << built.error().message;
    const auto edition = *store::Edition::open(built->folder);
    const auto share = [&](const char* indicator) {
        return edition->newest("15", indicator)->value.value.value_or(-1);
    };
    const auto range = [&](const char* indicator) {
        const auto& value = edition->newest("15", indicator)->value;
        EXPECT_EQ(value.state, ValueState::undecidable) << indicator;
        return std::pair{value.low.value_or(-1), value.high.value_or(-1)};
    };

    EXPECT_NEAR(share("mobile_2g_all3_area"), 100, 1e-9);
    EXPECT_NEAR(share("mobile_4g_all3_area"), 75, 1e-9); // all but Arneburg
    EXPECT_NEAR(share("mobile_4g_all3_hh"), 90, 1e-6);   // 180 of 200
    EXPECT_NEAR(share("mobile_5g_any_area"), 75, 1e-9);
    EXPECT_NEAR(share("mobile_5g_any_hh"), 90, 1e-6);
    EXPECT_NEAR(share("mobile_5g_k1_area"), 25, 1e-9);                // Stendal
    EXPECT_EQ(range("mobile_5g_all3_area"), (std::pair{25.0, 50.0})); // Goldbeck, and Magdeburg?
    EXPECT_EQ(range("mobile_5g_k2_area"), (std::pair{0.0, 25.0}));
    EXPECT_EQ(range("mobile_5g_all3_hh"), (std::pair{0.0, 100.0})); // D17: no further count
    EXPECT_NEAR(share("mobile_4g_or_5g_any_area"), 100, 1e-9);
    for (const auto* without : {"mobile_4g_all4_own_area", "mobile_5g_k4_area", "mobile_4g_k1_hh",
                                "mobile_5g_sa_any_area"}) {
        EXPECT_EQ(edition->newest("15", without), nullptr) << without;
    }
    EXPECT_TRUE(verify_edition(built->folder, TinyProject::data())->differences.empty());
}

TEST(TinyBuild, WeighsAnOlderTableWithTheHouseholdsOfItsCells) {
    const TinyProject project;
    std::ofstream{project.folder() / "2020.csv"}
        << "AGS;DSL ≥ 50 Mbit/s;leitungsg. Technologien ≥ 1000 Mbit/s;FTTH/B ≥ 1000 Mbit/s\n"
           "15003000;90.00;60.00;30.00\n15090010;90.00;0.00;0.00\n"
           "15090180;90.00;10.00;5.00\n15090535;90.00;20.00;10.00\n";
    std::ofstream{project.folder() / "tiny.toml", std::ios::app}
        << "[[source]]\nid = 'aelter'\nreader = 'fixed_table'\nmanifest = 'demo'\n"
           "file = '2020.csv'\nuse = 'households'\nreference_date = 2020-12-31\n";

    const auto built = *project.build();
    const auto edition = *store::Edition::open(built.folder);
    const auto rows = edition->values("15", "gigabit_quota");
    const auto* goal = edition->goal_result("fibre_2030", "15");

    ASSERT_EQ(rows.size(), 2U);
    const auto* older = rows.front()->estimated ? rows.front() : rows.back();
    EXPECT_EQ(older->reference_date.iso(), "2020-12-31");
    EXPECT_NEAR(*older->value.value, 100.0 * (60 + 3 + 10) / 200, 1e-3);
    EXPECT_EQ(edition->newest("15", "gigabit_quota")->reference_date.iso(), "2021-06-30");
    EXPECT_EQ(edition->content().reference_date.iso(), "2021-06-30");
    EXPECT_EQ(goal->reference_date.iso(), "2021-06-30");
    EXPECT_EQ(goal->verdict, Verdict::behind); // 18.25 %, half a year later 21.5 %
    EXPECT_TRUE(verify_edition(built.folder, TinyProject::data())->differences.empty());
}

/// Shares of the end of 2020, of Stendal 0 in every column.
void add_table_of_2020(const TinyProject& project) {
    std::ofstream{project.folder() / "2020.csv"}
        << "AGS;leitungsg. Technologien ≥ 1000 Mbit/s;FTTH/B ≥ 1000 Mbit/s\n"
           "15003000;60.00;30.00\n15090010;0.00;1.00\n15090180;10.00;5.00\n15090535;0.00;0.00\n";
    std::ofstream{project.folder() / "tiny.toml", std::ios::app}
        << "[[source]]\nid = 'aelter'\nreader = 'fixed_table'\nmanifest = 'demo'\n"
           "file = '2020.csv'\nuse = 'households'\nreference_date = 2020-12-31\n";
}

/// D16: the census has 100 people in Stendal, so its row of zeros says nothing. Its 50 of 200
/// households are missing from the state: 63 are served, 31.5 % at least and 56.5 % at most.
TEST(TinyBuild, TakesAnAcceptedRowOfZerosWherePeopleLiveAsNotDelivered) {
    const TinyProject project;
    project.write_project("[[accept]]\nrule = 'zero_row_inhabited'\nfile = '2020.csv'\n"
                          "reason = 'the publisher has been asked'\n");
    add_table_of_2020(project);

    const auto built = project.build();
    ASSERT_TRUE(built) << built.error().message;
    const auto edition = *store::Edition::open(built->folder);
    const auto older = [&](const char* region) {
        const auto rows = edition->values(region, "gigabit_quota");
        return (rows.front()->reference_date.iso() == "2020-12-31" ? rows.front() : rows.back())
            ->value;
    };

    EXPECT_EQ(older("15090535").state, ValueState::not_delivered);
    EXPECT_FALSE(older("15090535").value);
    EXPECT_EQ(older("15090010").value, 0); // a real 0 beside it
    EXPECT_EQ(older("15").state, ValueState::undecidable);
    EXPECT_NEAR(older("15").low.value_or(-1), 31.5, 1e-6);
    EXPECT_NEAR(older("15").high.value_or(-1), 56.5, 1e-6);
    const auto csv = bytes_of(built->folder / "extracts" / "15090.csv");
    EXPECT_NE(csv.find("2020-12-31,published,not_delivered,,,,%"), std::string::npos);
    const auto findings = bytes_of(built->folder / "findings.json");
    EXPECT_NE(findings.find("the census counts 100 people"), std::string::npos);
    EXPECT_EQ(findings.find("all_zero_row"), std::string::npos);
    EXPECT_TRUE(verify_edition(built->folder, TinyProject::data())->differences.empty());
}

TEST(TinyBuild, StopsAtARowOfZerosWherePeopleLive) {
    const TinyProject project;
    add_table_of_2020(project);

    const auto built = project.build();

    ASSERT_FALSE(built);
    EXPECT_NE(built.error().message.find("zero_row_inhabited 2020.csv:4"), std::string::npos)
        << built.error().message;
}

TEST(TinyBuild, NamesAFileThatIsMissing) {
    const TinyProject project;
    std::filesystem::remove(project.folder() / "census.csv");

    const auto built = project.build();

    ASSERT_FALSE(built);
    EXPECT_NE(built.error().message.find("census.csv is missing"), std::string::npos);
    EXPECT_TRUE(visible_in(project.editions()).empty());
}

} // namespace
} // namespace netzatlas::edition
