#include "edition/source_checks.hpp"

#include "edition/census_totals.hpp"
#include "edition/inhabited_zero_rows.hpp"
#include "edition/lost_headlines.hpp"
#include "edition/printed_totals.hpp"
#include "edition/region_overlaps.hpp"
#include "edition_fixture.hpp"
#include "terms/epsg.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

using netzatlas::testing::key;
using netzatlas::testing::tiny_north;
using netzatlas::testing::tiny_regions;
using netzatlas::testing::tiny_west;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Source source(const std::string& file, const char* date = nullptr) {
    Source made;
    made.id = file;
    made.file = file;
    made.sha256 = "sha of " + file;
    if (date != nullptr) {
        made.reference_date = *Date::of(date);
    }
    return made;
}

/// All municipalities of the tiny edition.
Gathered municipalities() {
    Gathered part;
    part.sources = {source("gem.shp")};
    std::vector<ingest::RegionShape> shapes;
    for (const auto& stored : tiny_regions()) {
        if (stored.region.key.level() == RegionLevel::municipality) {
            shapes.push_back({stored.region, stored.ground});
        }
    }
    part.regions.emplace(RegionLevel::municipality, From<std::vector<ingest::RegionShape>>{
                                                        part.sources.front(), std::move(shapes)});
    return part;
}

struct Printed {
    const char* region;
    const char* indicator;
    double value;
};

Gathered table(const std::string& file, const std::vector<Printed>& figures,
               const std::string& use = "households") {
    Gathered part;
    part.sources = {source(file)};
    TableFrom from{part.sources.front(), Reader::fixed_table, use, {}};
    for (const auto& [region, indicator, value] : figures) {
        from.table.figures.push_back(
            {key(region), indicator, value, fmt::format("{:.2f}", value), 7});
    }
    part.tables.push_back(std::move(from));
    return part;
}

Gathered directory(const std::vector<std::pair<const char*, std::int64_t>>& entries) {
    Gathered part;
    part.sources = {source("GV100AD_301123.txt")};
    part.directory = {part.sources.front(), {}};
    for (const auto& [text, persons] : entries) {
        ingest::DirectoryEntry entry{key(text), "", text, {}, {}, {}};
        entry.population = persons;
        part.directory->thing.push_back(std::move(entry));
    }
    return part;
}

std::vector<std::string> said(const std::vector<Finding>& findings) {
    std::vector<std::string> lines;
    for (const auto& finding : findings) {
        lines.push_back(
            fmt::format("{} {} {}", name_of(finding.severity), finding.rule, finding.value));
    }
    return lines;
}

TEST(KeyChecks, NameKeysThatNoBoundaryKnowsAndRegionsWithoutARow) {
    const std::vector parts{municipalities(),
                            table("t.csv", {{"03999000", "fixed_hh_alle_50", 1},
                                            {"15003000", "fixed_hh_alle_50", 1},
                                            {"15090010", "fixed_hh_alle_50", 1},
                                            {"15090535", "fixed_hh_alle_50", 1},
                                            {"15999000", "fixed_hh_alle_50", 1}})};
    const auto findings = key_checks(parts);

    EXPECT_THAT(said(findings),
                ElementsAre("warning unknown_region 15999000", "warning absent_region 15090180"));
    EXPECT_EQ(findings[0].row, 7);
    EXPECT_THAT(findings[1].meaning, HasSubstr("Goldbeck"));
}

TEST(KeyChecks, TakeAbsentRowsOfBusinessParksAsNotes) { // definitions.md: absent is not applicable
    const std::vector parts{municipalities(), table("gwg.csv",
                                                    {{"15003000", "fixed_gwg_alle_50", 1},
                                                     {"15090010", "fixed_gwg_alle_50", 1},
                                                     {"15090180", "fixed_gwg_alle_50", 1}},
                                                    "business_parks")};

    EXPECT_THAT(said(key_checks(parts)), ElementsAre("note absent_region 15090535"));
}

TEST(KeyChecks, SayNothingWithoutBoundaries) {
    const std::vector parts{table("t.csv", {{"15999000", "fixed_hh_alle_50", 1}})};

    EXPECT_THAT(key_checks(parts), IsEmpty());
}

TEST(KeyChecks, HoldDirectoryAndBordersAgainstEachOther) {
    const std::vector parts{
        municipalities(),
        directory({{"15003000", 10}, {"15090010", 10}, {"15090180", 10}, {"15090999", 10}})};

    EXPECT_THAT(said(key_checks(parts)), ElementsAre("warning unknown_region 15090999",
                                                     "warning not_in_directory 15090535"));
}

TEST(RegionOverlaps, NameTheTwoRegionsAndTheGroundTheyClaim) { // D2: it would count twice
    auto part = municipalities();
    auto& shapes = part.regions.at(RegionLevel::municipality).thing;
    EXPECT_THAT(region_overlaps(std::vector{part}), IsEmpty());
    shapes[1].ground = shapes[0].ground; // 1 km² twice

    const auto findings = region_overlaps(std::vector{part});

    ASSERT_THAT(said(findings), ElementsAre("warning overlapping_regions 15003000 15090010"));
    EXPECT_THAT(findings[0].meaning, HasSubstr("both claim 1.00 km²"));
}

/// One cell of 100 m with persons in the middle of every municipality but the last.
Gathered census(double persons) {
    Gathered part;
    part.sources = {source("zensus.csv")};
    ingest::CensusTable table{{epsg::utm32, 670000, 5790000, 100, 200, 200}, {}, {}};
    const auto regions = municipalities().regions.at(RegionLevel::municipality).thing;
    for (std::size_t i = 0; i + 1 < regions.size(); ++i) {
        const auto box = geo::bounds(regions[i].ground);
        const auto cell =
            table.grid.cell_at({(box.west + box.east) / 2, (box.south + box.north) / 2});
        table.cells.push_back({*cell, persons, {}, {}});
    }
    part.census = {part.sources.front(), table};
    return part;
}

TEST(CensusTotals, HoldPersonsAgainstTheDirectory) { // D1: households weigh by these cells
    const std::vector parts{
        municipalities(),
        directory({{"15003000", 1000}, {"15090010", 1190}, {"15090180", 1300}, {"15090535", 90}}),
        census(1000)};

    const auto findings = census_totals(parts);

    // 1,190 is within a fifth; 90 persons without a cell are too few to tell
    EXPECT_THAT(said(findings), ElementsAre("note census_total 3000 of 3580 persons",
                                            "warning census_total_gap 15090180"));
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_THAT(findings[1].meaning, HasSubstr("1000 persons in census cells, 1300 in the "
                                               "directory (-23.1 %)"));
}

TEST(CensusTotals, SayNothingWithoutADirectoryOrPersons) {
    const std::vector without{municipalities(), census(1000)};
    const std::vector empty{municipalities(), directory({{"15003000", 1000}}), census(0)};

    EXPECT_THAT(census_totals(without), IsEmpty());
    EXPECT_THAT(census_totals(empty), IsEmpty());
}

/// D16: Goldbeck has 20 people, so 0 everywhere is no "nobody lives there"; of 15090535 nobody
/// knows.
TEST(InhabitedZeroRows, AreErrorsAndNotDelivered) {
    auto printed = table("privat.csv", {{"15003000", "fixed_hh_alle_50", 90}});
    printed.tables.front().table.not_applicable = {key("15090180"), key("15090535")};
    printed.findings.push_back(
        {Severity::note, "all_zero_row", "privat.csv", 7, "AGS", "15090180", "", ""});
    const std::vector<Gathered> parts{printed, directory({{"15003000", 200}, {"15090180", 20}})};

    auto findings = inhabited_zero_rows(parts);

    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings.front().rule, "zero_row_inhabited");
    EXPECT_EQ(findings.front().row, 7);
    EXPECT_EQ(findings.front().value, "15090180");
    EXPECT_THAT(findings.front().meaning, HasSubstr("20 inhabitants"));
    auto whole = printed;
    whole.findings = findings;
    withdraw_inhabited_zero_rows(whole);
    EXPECT_THAT(whole.tables.front().table.not_applicable, ElementsAre(key("15090535")));
    EXPECT_THAT(whole.tables.front().table.not_delivered, ElementsAre(key("15090180")));
    findings.push_back(printed.findings.front()); // the reader took it for uninhabited
    drop_refuted_notes(findings);
    EXPECT_THAT(said(findings), ElementsAre("error zero_row_inhabited 15090180"));
}

/// Without a directory the census tells, from 100 people on. In 15090535 no cell has persons, and
/// the one of Arneburg reaches over its border; where a directory is, the census is not asked.
TEST(InhabitedZeroRows, AreSeenByTheCensusWithoutADirectory) {
    auto printed = table("privat.csv", {{"15003000", "fixed_hh_alle_50", 90}});
    printed.tables.front().table.not_applicable = {key("15090010"), key("15090180"),
                                                   key("15090535")};
    const auto counted = [](double persons) {
        auto part = census(persons);
        auto& grid = part.census->thing.grid;
        for (auto& cell : part.census->thing.cells) { // Arneburg's cell onto the border to Goldbeck
            const auto corner = grid.corner(cell.cell);
            const bool arneburg =
                corner.east < tiny_west + 1000 && corner.north < tiny_north - 1000;
            cell.cell.column += arneburg ? 5 : 0;
        }
        grid.west -= 50;
        return part;
    };

    const auto findings = inhabited_zero_rows(std::vector{printed, municipalities(), counted(100)});

    ASSERT_THAT(said(findings), ElementsAre("error zero_row_inhabited 15090180"));
    EXPECT_THAT(findings.front().meaning, HasSubstr("the census counts 100 people"));
    EXPECT_THAT(inhabited_zero_rows(std::vector{printed, municipalities(), counted(99)}),
                IsEmpty());
    EXPECT_THAT(inhabited_zero_rows(std::vector{printed, municipalities(), counted(100),
                                                directory({{"15003000", 1}})}),
                IsEmpty());
}

TEST(SourceChecks, SeeTheSameBytesUnderTwoNames) {
    std::vector parts{table("a.csv", {}), table("b.csv", {}), table("c.csv", {})};
    parts[2].sources.front().sha256 = parts[0].sources.front().sha256;

    const auto findings = source_checks(parts);

    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "same_file_twice");
    EXPECT_EQ(findings[0].file, "c.csv");
    EXPECT_THAT(findings[0].meaning, HasSubstr("a.csv"));
}

TEST(SourceChecks, SeeADayInANameThatTheProjectContradicts) {
    std::vector parts{table("x_privat_2020_ende.csv", {}), table("y_privat_2021_mitte.csv", {})};
    for (auto& part : parts) {
        part.sources.front().reference_date = *Date::of("2021-06-30");
    }

    const auto findings = source_checks(parts);

    EXPECT_THAT(said(findings), ElementsAre("error date_in_name 2020-12-31"));
}

TEST(DayInName, ReadsThePublishersNames) { // names of sources.md 2.2, 2.3, 2.5 and 5
    EXPECT_EQ(day_in_name("gemeinde_bezirke_gew_2021_mitte.csv.gz")->iso(), "2021-06-30");
    EXPECT_EQ(day_in_name("landkreis_privat_2019_2.csv")->iso(), "2019-12-31");
    EXPECT_EQ(day_in_name("Versorgungsdaten_Gitterzellen_Stand_20251231_gpkg.zip")->iso(),
              "2025-12-31");
    EXPECT_EQ(day_in_name("bba_06_2022.xlsx")->iso(), "2022-06-30");
    EXPECT_EQ(day_in_name("GV100AD_301123.txt.gz")->iso(), "2023-11-30");
    EXPECT_EQ(day_in_name("vg250_krs_2021-12-31.geojson.gz")->iso(), "2021-12-31");
    EXPECT_FALSE(day_in_name("zensus2011_1km_germany.csv.gz"));
    EXPECT_FALSE(day_in_name("202601_MobilfunkMonitoring.csv"));
    EXPECT_FALSE(day_in_name("x_2021-13-31.csv"));
}

TEST(SourceChecks, TellColumnsThatCameWentAndMovedBetweenTwoDates) {
    std::vector parts{
        table("t_2020_ende.csv", {{"15003000", "fixed_gew_alle_50", 1}}, "businesses"),
        table("t_2021_mitte.csv", {{"15003000", "fixed_gew_alle_50", 1}}, "businesses")};
    parts[0].tables.front().table.columns = {"a", "b", "c", "d"};
    parts[1].tables.front().table.columns = {"a", "c", "b", "e"};

    EXPECT_THAT(
        said(source_checks(parts)),
        ElementsAre("warning column_missing d", "note column_new e", "note column_moved c"));
}

TEST(ControlTotals, WeighMunicipalitiesWithTheirPeople) { // (300 · 10 + 100 · 50) / 400 = 20
    const std::vector parts{directory({{"15090010", 300}, {"15090180", 100}}),
                            table("gem.csv", {{"15090010", "fixed_hh_alle_50", 10},
                                              {"15090180", "fixed_hh_alle_50", 50}}),
                            table("krs.csv", {{"15090", "fixed_hh_alle_50", 21.5}})};

    const auto findings = printed_totals(parts);

    EXPECT_THAT(said(findings), ElementsAre("note control_total 21.50"));
    EXPECT_EQ(findings[0].file, "krs.csv");
    EXPECT_THAT(findings[0].meaning, HasSubstr("largest gap 1.50 points"));
    EXPECT_THAT(findings[0].meaning, HasSubstr("15090 against 20.00"));
}

TEST(ControlTotals, WarnAboveTheStatedTolerance) {
    const std::vector parts{directory({{"15090010", 300}, {"15090180", 100}}),
                            table("gem.csv", {{"15090010", "fixed_hh_alle_50", 10},
                                              {"15090180", "fixed_hh_alle_50", 50}}),
                            table("krs.csv", {{"15090", "fixed_hh_alle_50", 22.5}})};

    EXPECT_THAT(said(printed_totals(parts)),
                ElementsAre("warning control_total_gap 22.50", "note control_total 22.50"));
}

TEST(ControlTotals, LeaveOutRegionsWhoseMunicipalitiesChanged) {
    const std::vector parts{directory({{"15090010", 300}, {"15090180", 100}, {"15090999", 100}}),
                            table("gem.csv", {{"15090010", "fixed_hh_alle_50", 10},
                                              {"15090180", "fixed_hh_alle_50", 50}}),
                            table("krs.csv", {{"15090", "fixed_hh_alle_50", 30}})};

    EXPECT_THAT(printed_totals(parts), IsEmpty());
}

TEST(ControlTotals, AMeanLiesBetweenItsParts) { // whatever the weights
    const std::vector parts{table("krs.csv", {{"15003", "mobile_5g_2_land_wald", 40},
                                              {"15090", "mobile_5g_2_land_wald", 50}}),
                            table("land.csv", {{"15", "mobile_5g_2_land_wald", 51}})};
    const std::vector rounded{table("krs.csv", {{"15090", "fixed_gew_alle_50", 100}}),
                              table("land.csv", {{"15", "fixed_gew_alle_50", 99.98}})};

    EXPECT_THAT(said(printed_totals(parts)), ElementsAre("warning total_outside_parts 51.00"));
    EXPECT_THAT(said(printed_totals(rounded)), ElementsAre("note total_outside_parts 99.98"));
}

} // namespace
} // namespace netzatlas::edition
