#include "ingest/tables.hpp"
#include "ingest/written_file.hpp"
#include "ingest/written_workbook.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::findings_of;
using netzatlas::testing::Folder;
using netzatlas::testing::rules_of;
using netzatlas::testing::WorkbookCell;
using netzatlas::testing::WorkbookSheet;
using netzatlas::testing::write_workbook;

using Row = std::vector<WorkbookCell>;

const WorkbookSheet explanation{"Erläuterung", {}, 0, {{"Breitbandatlas, Datenstand 31.12.2025"}}};

/// The household sheet as described: three lines, block titles in the third, headers in the fourth.
WorkbookSheet households(int shift, const std::vector<Row>& rows) {
    WorkbookSheet sheet{"Privathaushalte",
                        {{1 + shift, 6, 9, "Festnetz"},
                         {2 + shift, 6, 7, "Leitungsgebundene Technologien"},
                         {2 + shift, 8, 9, "FTTB/H"}},
                        3 + shift,
                        {{"AGS", "Name", "Verwaltungsebene", "Land", "Kreis", "Raumkategorie",
                          "≥ 50 Mbit/s", "≥ 1000\nMbit/s", "≥ 50 Mbit/s", "≥ 1000 Mbit/s", "5G"}}};
    sheet.rows.insert(sheet.rows.end(), rows.begin(), rows.end());
    return sheet;
}

WorkbookSheet area(const std::vector<Row>& rows) {
    WorkbookSheet sheet{"Fläche", {}, 3, {{"AGS", "Name", "Verwaltungsebene", "2G", "4G", "5G"}}};
    sheet.rows.insert(sheet.rows.end(), rows.begin(), rows.end());
    return sheet;
}

const Row magdeburg{"15003000", "Magdeburg", "4 - Gemeinde", "ST", "Magdeburg", "Stadt",
                    99.1,       88.25,       60.0,           59.5, 99.9};
const Row salzwedel{
    "15081",       "Altmarkkreis Salzwedel", "3 - Kreis", "ST", "-", "Land", 90.0, 50.0, 40.0, 40.0,
    WorkbookCell{}};

Result<PublishedTable> table_of(const std::vector<WorkbookSheet>& sheets) {
    const Folder folder;
    write_workbook(folder / "bba_12_2025.xlsx", sheets);
    return read_bba_workbook(folder / "bba_12_2025.xlsx");
}

std::string printed(const PublishedTable& table, std::string_view region,
                    std::string_view indicator) {
    for (const auto& figure : table.figures) {
        if (figure.region.text() == region && figure.indicator == indicator) {
            return figure.printed;
        }
    }
    return "none";
}

TEST(BbaWorkbook, FindsTechnologiesInTheMergedCellsAboveTheRates) {
    const auto table =
        table_of({explanation, households(0, {magdeburg, salzwedel}),
                  area({{"15003000", "Magdeburg", "4 - Gemeinde", 100.0, 99.8, 97.0}})});

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "empty_cells");
    EXPECT_EQ(printed(*table, "15003000", "fixed_hh_alle_50"), "99.1");
    EXPECT_EQ(printed(*table, "15003000", "fixed_hh_alle_1000"), "88.25");
    EXPECT_EQ(printed(*table, "15003000", "fixed_hh_ftthb_50"), "60");
    EXPECT_EQ(printed(*table, "15003000", "fixed_hh_ftthb_1000"), "59.5");
    EXPECT_EQ(printed(*table, "15003000", "mobile_5g_any_hh"), "99.9");
    EXPECT_EQ(printed(*table, "15081", "fixed_hh_alle_50"), "90");
    EXPECT_EQ(printed(*table, "15081", "mobile_5g_any_hh"), "none");
    EXPECT_EQ(printed(*table, "15003000", "mobile_2g_any_area"), "100");
    EXPECT_EQ(printed(*table, "15003000", "mobile_4g_any_area"), "99.8");
    EXPECT_EQ(table->figures.size(), 12U);
}

TEST(BbaWorkbook, FindsTheHeaderShiftedByALineAndCountsRowsAsTheSheetDoes) {
    auto above = magdeburg;
    above[6] = 100.39;
    const auto table = table_of({explanation, households(1, {above}), area({})});

    ASSERT_TRUE(table) << table.error().message;
    const auto found = findings_of(table->findings, "share_above_100");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().file, "bba_12_2025.xlsx");
    EXPECT_EQ(found.front().row, 6);
    EXPECT_EQ(found.front().column, "Privathaushalte: ≥ 50 Mbit/s");
    EXPECT_EQ(found.front().value, "100.39");
}

TEST(BbaWorkbook, ReadsFractionsAsSuchAndKeepsThemAsPrinted) {
    auto fractions = magdeburg;
    for (std::size_t i = 6; i < fractions.size(); ++i) {
        fractions[i] = 0.5;
    }
    const auto table = table_of({explanation, households(0, {fractions}), area({})});

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(findings_of(table->findings, "fractions").size(), 2U);
    ASSERT_FALSE(table->figures.empty());
    EXPECT_DOUBLE_EQ(table->figures.front().value, 50);
    EXPECT_EQ(table->figures.front().printed, "0.5");
}

TEST(BbaWorkbook, TakesPaddedKeysForTheLevelTheyNameAndTheCountryByItsName) {
    auto county = salzwedel;
    county[0] = "15081000";
    auto country = salzwedel;
    country[0] = WorkbookCell{};
    country[1] = "Deutschland";
    country[2] = "1 - Bund";
    const auto table = table_of({explanation, households(0, {country, county}), area({})});

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(printed(*table, "15081", "fixed_hh_alle_50"), "90");
    EXPECT_EQ(printed(*table, "DE", "fixed_hh_alle_50"), "90");
}

TEST(BbaWorkbook, ReportsKeysStoredAsNumbersAndRowsToldTwice) {
    auto number = magdeburg;
    number[0] = 1001000.0;
    const auto table =
        table_of({explanation, households(0, {number, magdeburg, magdeburg}), area({})});

    ASSERT_TRUE(table) << table.error().message;
    const auto lost = findings_of(table->findings, "key_without_leading_zero");
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_EQ(lost.front().value, "1001000");
    EXPECT_EQ(lost.front().row, 5);
    EXPECT_EQ(findings_of(table->findings, "duplicate_key").size(), 1U);
}

TEST(BbaWorkbook, DoesNotGuessAnUnknownBlock) {
    auto sheet = households(0, {magdeburg});
    sheet.blocks[2].text = "Laserlink";
    const auto table = table_of({explanation, sheet, area({})});

    ASSERT_TRUE(table) << table.error().message;
    const auto unread = findings_of(table->findings, "unknown_column");
    ASSERT_EQ(unread.size(), 2U);
    EXPECT_EQ(unread.front().severity, Severity::warning); // a block with a new name
    EXPECT_EQ(printed(*table, "15003000", "fixed_hh_alle_50"), "99.1");
    EXPECT_EQ(printed(*table, "15003000", "fixed_hh_ftthb_50"), "none");
}

TEST(BbaWorkbook, TakesNoMarkOfThousandsForADecimalPoint) { // 1.000 Mbit/s would read as 1
    auto sheet = households(0, {magdeburg});
    sheet.rows.front()[7] = "≥ 1.000 Mbit/s";
    const auto table = table_of({explanation, sheet, area({})});

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(findings_of(table->findings, "unknown_column").size(), 1U);
    EXPECT_EQ(printed(*table, "15003000", "fixed_hh_alle_1"), "none");
    EXPECT_EQ(printed(*table, "15003000", "fixed_hh_alle_1000"), "none");
}

TEST(BbaWorkbook, PassesOverNotesBelowTheTable) {
    const auto table = table_of(
        {explanation, households(0, {magdeburg, {}, {"Datenstand 31.12.2025"}}), area({})});

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_TRUE(findings_of(table->findings, "bad_key").empty());
}

TEST(BbaWorkbook, FailsWithoutTheSheetAndNamesThoseThereAre) {
    const auto table = table_of({explanation});

    ASSERT_FALSE(table);
    EXPECT_NE(table.error().message.find("bba_12_2025.xlsx"), std::string::npos);
    EXPECT_NE(table.error().message.find("Erläuterung"), std::string::npos);
}

TEST(BbaWorkbook, FailsWithoutAHeader) {
    const auto table =
        table_of({explanation, {"Privathaushalte", {}, 0, {{"Schlüssel", "Name"}, {"15", "x"}}}});

    ASSERT_FALSE(table);
    EXPECT_NE(table.error().message.find("AGS"), std::string::npos);
}

TEST(BbaWorkbook, FailsOnAFileCutShort) {
    const Folder folder;
    write_workbook(folder / "bba.xlsx", {explanation, households(0, {magdeburg}), area({})});
    std::filesystem::resize_file(folder / "bba.xlsx",
                                 std::filesystem::file_size(folder / "bba.xlsx") / 2);

    const auto table = read_bba_workbook(folder / "bba.xlsx");

    ASSERT_FALSE(table);
    EXPECT_NE(table.error().message.find("bba.xlsx"), std::string::npos);
}

} // namespace
} // namespace netzatlas::ingest
