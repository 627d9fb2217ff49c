#include "edition/verify_tiles.hpp"
#include "geo/raster_file.hpp"
#include "ingest/cells.hpp"
#include "store/edition.hpp"
#include "store/grids.hpp"
#include "tiny_project.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <limits>

namespace netzatlas::edition {
namespace {

using netzatlas::testing::day;
using netzatlas::testing::must;
using netzatlas::testing::tiny_north;
using netzatlas::testing::tiny_west;
using netzatlas::testing::TinyProject;

constexpr float none = std::numeric_limits<float>::quiet_NaN();

/// 4 × 4 cells of 500 m, four to each municipality; Magdeburg lies in the north-west.
Grid coarse() {
    return {25832, tiny_west, tiny_north, 500, 4, 4};
}

/// One more source: a raster of these cells, and what the project says of it.
void add_raster(const TinyProject& project, const std::string& id, const std::vector<float>& cells,
                const std::string& keys) {
    const auto file = id + ".tif";
    const geo::RasterBand band{"", {}, cells};
    must(geo::write_raster(project.folder() / file, coarse(), {&band, 1}));
    std::ofstream{project.folder() / "tiny.toml", std::ios::app}
        << fmt::format("[[source]]\nid = '{}'\nreader = 'raster'\nmanifest = 'demo'\nfile = '{}'\n"
                       "reference_date = 2021-06-30\n{}\n",
                       id, file, keys);
}

const std::vector<float> standalone{1, 0, 0, 0,    //
                                    0, 0, 0, 0,    //
                                    1, 1, 1, none, //
                                    1, 1, 0, none};
constexpr const char* standalone_keys = "meaning = 'flag'\nlayer = '5g_sa_dt'";

IndicatorValue figure(const Built& built, const std::string& region, const std::string& indicator,
                      const char* date = "2021-06-30") {
    const auto content = *store::read_database(built.folder / "netzatlas.sqlite");
    const auto found =
        std::find_if(content.values.begin(), content.values.end(), [&](const auto& value) {
            return value.region == region && value.indicator == indicator &&
                   value.reference_date == day(date) && value.origin == Origin::computed;
        });
    return found == content.values.end() ? IndicatorValue{} : found->value;
}

void expect_proved(const Built& built) {
    const auto verified = verify_edition(built.folder, TinyProject::data());
    ASSERT_TRUE(verified) << verified.error().message;
    EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

TEST(RasterSource, GivesSharesOfAreaOnItsOwnGrid) { // D2: one of four cells
    const TinyProject project;
    add_raster(project, "5g-sa", standalone, standalone_keys);

    const auto built = project.build();

    ASSERT_TRUE(built) << built.error().message;
    EXPECT_EQ(figure(*built, "15003000", "mobile_5g_sa_dt_area").value, 25);
    EXPECT_EQ(figure(*built, "15090010", "mobile_5g_sa_dt_area").value, 100);
    expect_proved(*built);
}

/// A layer of the only grid that has it.
std::vector<std::uint16_t> cells_of(const Built& built, std::string_view layer) {
    const auto files = *store::grids_in(built.folder);
    for (const auto& file : files) {
        if (const auto place = file.info().layer(layer)) {
            return *file.cells(*place, 0, file.info().grid.rows);
        }
    }
    return {};
}

TEST(RasterSource, CountsItsNetworksWhereItNamesAllFour) { // D8
    const TinyProject project;
    project.write_mobile(false);
    const auto add = [&](const char* network, const std::vector<float>& cells) {
        add_raster(project, network, cells,
                   fmt::format("meaning = 'flag'\nlayer = '5g_sa_{}'", network));
    };
    add("dt", standalone);
    add("vf", std::vector<float>(16, 1));
    add("tf", std::vector<float>(16, 2)); // roaming is no network of its own
    add("ee", std::vector<float>(16, 0));

    const auto built = *project.build();

    constexpr auto unknown = ingest::cell_not_delivered;
    EXPECT_EQ(cells_of(built, "5g_sa"), (std::vector<std::uint16_t>{2, 1, 1, 1,       //
                                                                    1, 1, 1, 1,       //
                                                                    2, 2, 2, unknown, //
                                                                    2, 2, 1, unknown}));
    EXPECT_EQ(figure(built, "15003000", "mobile_5g_sa_any_area").value, 100);
    expect_proved(built);
    EXPECT_EQ(verify_tiles(built.folder)->faults, std::vector<std::string>{});
}

TEST(MobileFlags, GiveEverySetOfNetworksWithoutIntervals) { // sources.md 2.4, D8
    const TinyProject project;
    project.write_mobile_flags();

    const auto built = *project.build();

    EXPECT_EQ(figure(built, "15003000", "mobile_5g_all3_area").value, 100);
    EXPECT_EQ(figure(built, "15090010", "mobile_5g_all3_area").value, 0);
    EXPECT_EQ(figure(built, "15003000", "mobile_5g_all4_roaming_area").value, 100);
    EXPECT_EQ(figure(built, "15003000", "mobile_5g_all4_own_area").value, 0);
    EXPECT_EQ(figure(built, "15090010", "mobile_4g_ee_area").value, 0);
    const auto counted = cells_of(built, "5g");
    EXPECT_EQ(*std::max_element(counted.begin(), counted.end(),
                                [](auto a, auto b) { return a % 65535 < b % 65535; }),
              3);
    expect_proved(built);
}

TEST(RasterSource, CountsNoNetworksWhereOneWasNotDelivered) {
    const TinyProject project;
    project.write_mobile(false);
    for (const auto* network : {"dt", "vf", "tf"}) {
        add_raster(project, network, standalone,
                   fmt::format("meaning = 'flag'\nlayer = '5g_sa_{}'", network));
    }
    EXPECT_TRUE(cells_of(*project.build(), "5g_sa").empty());
}

TEST(RasterSource, TakesNoDataForNotDelivered) { // D13: of Goldbeck's four cells two are unknown
    const TinyProject project;
    add_raster(project, "5g-sa", standalone, standalone_keys);

    const auto value = figure(*project.build(), "15090180", "mobile_5g_sa_dt_area");

    EXPECT_EQ(value.state, ValueState::undecidable);
    EXPECT_EQ(value.low, 25);
    EXPECT_EQ(value.high, 75);
}

TEST(RasterSource, WeighsWithHouseholdsOfTheSameGridAsTheyAre) { // D1: 40 of 40 + 30 + 20 + 10
    const TinyProject project;
    add_raster(project, "5g-sa", standalone, standalone_keys);
    add_raster(project, "haushalte", {40, 30, 0, 0, 20, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
               "meaning = 'households'");

    const auto built = project.build();

    ASSERT_TRUE(built) << built.error().message;
    EXPECT_EQ(figure(*built, "15003000", "mobile_5g_sa_dt_hh").value, 40);
    EXPECT_EQ(figure(*built, "15003000", "gigabit_quota").value, 70); // its own grid, as before
    expect_proved(*built);
}

TEST(RasterSource, KeepsSharesThatHundredthsCannotHold) { // 12.345 % of all
    const TinyProject project;
    project.write_project();
    add_raster(project, "kabel", std::vector<float>(16, 12.345F),
               "meaning = 'share'\nlayer = 'down_fn_hh_hfc_1000'");

    const auto built = project.build();

    ASSERT_TRUE(built) << built.error().message;
    EXPECT_NEAR(*figure(*built, "15", "fixed_hh_hfc_1000").value, 12.345, 1e-5);
    EXPECT_TRUE(std::any_of(built->findings.begin(), built->findings.end(),
                            [](const auto& finding) { return finding.rule == "inexact_share"; }));
    expect_proved(*built);
}

TEST(RasterSource, NamesTheCellWhoseValueMeansNothing) {
    const TinyProject project;
    auto cells = standalone;
    cells[6] = 7;
    add_raster(project, "5g-sa", cells, standalone_keys);

    const auto built = project.build();

    ASSERT_FALSE(built);
    EXPECT_NE(built.error().message.find("5g-sa.tif:2"), std::string::npos)
        << built.error().message;
    EXPECT_NE(built.error().message.find("column 3"), std::string::npos) << built.error().message;
}

TEST(RasterSource, SaysWhichTwoDeliverTheSame) {
    const TinyProject project;
    add_raster(project, "eins", standalone, standalone_keys);
    add_raster(project, "zwei", standalone, standalone_keys);

    const auto built = project.build();

    ASSERT_FALSE(built);
    EXPECT_NE(built.error().message.find("'eins' and 'zwei' both deliver '5g_sa_dt'"),
              std::string::npos)
        << built.error().message;
}

/// The tiny project with fixed cells of the end of 2020 beside those of mid 2021.
class TwoDays : public ::testing::Test {
protected:
    TwoDays() {
        project_.write_fixed([](const std::string& id, const std::string& ags) {
            return fmt::format("{},{},100,{},0\n", id, ags, ags == "15003000" ? 30 : 10);
        });
        std::filesystem::rename(project_.folder() / "cells.csv",
                                project_.folder() / "cells_2020.csv");
        project_.write_fixed();
        std::ofstream{project_.folder() / "tiny.toml", std::ios::app}
            << "[[source]]\nid = 'zellen-2020'\nreader = 'fixed_cells'\nmanifest = 'demo'\n"
               "file = 'cells_2020.csv'\nreference_date = 2020-12-31\n";
    }
    TinyProject project_;
};

TEST_F(TwoDays, EachHaveTheirFigures) { // (30·100 + 10·100) / 200 at the end of 2020
    const auto built = project_.build();

    ASSERT_TRUE(built) << built.error().message;
    EXPECT_EQ(figure(*built, "15003000", "gigabit_quota").value, 70);
    EXPECT_NEAR(*figure(*built, "15003000", "gigabit_quota", "2020-12-31").value, 30, 1e-6);
    EXPECT_NEAR(*figure(*built, "15", "gigabit_quota", "2020-12-31").value, 20, 1e-6);
    expect_proved(*built);
}

TEST_F(TwoDays, HaveAGridEachAndTheNewestAnswersForAPoint) {
    const auto built = *project_.build();

    EXPECT_TRUE(std::filesystem::exists(built.folder / "grids/fixed-2020-12-31.tif"));
    const auto edition = *store::Edition::open(built.folder);
    const auto answer = *edition->at({11.5803211491605, 52.1558310570146});
    ASSERT_FALSE(answer.cells.empty());
    EXPECT_EQ(answer.cells.front().grid, "fixed");
    EXPECT_EQ(std::count_if(answer.cells.begin(), answer.cells.end(),
                            [](const auto& cell) { return cell.grid.starts_with("fixed"); }),
              1);
}

} // namespace
} // namespace netzatlas::edition
