#include "ingest/tables.hpp"
#include "ingest/written_file.hpp"
#include "ingest/written_workbook.hpp"

#include <gtest/gtest.h>
#include <optional>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::findings_of;
using netzatlas::testing::Folder;
using netzatlas::testing::rules_of;
using netzatlas::testing::WorkbookCell;
using netzatlas::testing::WorkbookSheet;
using netzatlas::testing::write_workbook;

using Row = std::vector<WorkbookCell>;

/// The sheet as described: blocks in the first row, headers in the second, figures of all operators
/// in columns 6-9 and of each operator from 13 on (sources.md 3.3).
WorkbookSheet area_sheet(int shift, const Row& any, const std::string& key = "15088205") {
    WorkbookSheet sheet{"Fläche",
                        {{shift, 6, 9, "Alle Mobilfunknetzbetreiber"},
                         {shift, 10, 12, "Weitere Angaben"},
                         {shift, 13, 16, "Telekom"},
                         {shift, 17, 20, "Vodafone"},
                         {shift, 21, 24, "Telefónica"},
                         {shift, 25, 28, "1&1"}},
                        1 + shift,
                        {Row(29), Row(29)}};
    auto& header = sheet.rows[0];
    auto& row = sheet.rows[1];
    header[0] = "Land";
    header[1] = "AGS";
    row[0] = "ST";
    row[1] = key;
    const std::string technologies[] = {"2G", "4G", "5G*", "5G SA"};
    for (std::size_t block = 0; block < 5; ++block) {
        const auto first = block == 0 ? 6 : 9 + block * 4;
        for (std::size_t i = 0; i < 4; ++i) {
            header[first + i] = technologies[i];
            row[first + i] = block == 0 ? any[i] : WorkbookCell{0.1 * static_cast<double>(block)};
        }
    }
    header[10] = "Anteil";
    row[10] = 0.7;
    return sheet;
}

Result<PublishedTable> table_of(const std::vector<WorkbookSheet>& sheets) {
    const Folder folder;
    write_workbook(folder / "Auswertung.xlsx", sheets);
    return read_mobile_workbook(folder / "Auswertung.xlsx");
}

std::optional<PublishedFigure> figure(const PublishedTable& table, std::string_view indicator) {
    for (const auto& candidate : table.figures) {
        if (candidate.indicator == indicator) {
            return candidate;
        }
    }
    return std::nullopt;
}

TEST(MobileWorkbook, ReadsFractionsPerOperatorAndForAny) {
    const auto table = table_of({area_sheet(0, {1.0, 0.9973, 0.5, 0.45})});

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "fractions");
    ASSERT_EQ(table->figures.size(), 20U);
    EXPECT_EQ(table->figures.front().region.text(), "15088205");
    EXPECT_DOUBLE_EQ(figure(*table, "mobile_4g_any_area")->value, 99.73);
    EXPECT_EQ(figure(*table, "mobile_4g_any_area")->printed, "0.9973");
    EXPECT_DOUBLE_EQ(figure(*table, "mobile_5g_sa_any_area")->value, 45);
    EXPECT_DOUBLE_EQ(figure(*table, "mobile_2g_dt_area")->value, 10);
    EXPECT_DOUBLE_EQ(figure(*table, "mobile_5g_vf_area")->value, 20);
    EXPECT_DOUBLE_EQ(figure(*table, "mobile_5g_tf_area")->value, 30);
    EXPECT_DOUBLE_EQ(figure(*table, "mobile_5g_sa_ee_area")->value, 40);
}

TEST(MobileWorkbook, ReadsPercentWhereAFigureIsAboveFractions) {
    const auto table = table_of({area_sheet(0, {100.0, 99.73, 50.0, 45.0})});

    ASSERT_TRUE(table) << table.error().message;
    // The operators of this sheet still speak of fractions, and four of 0.1 to 0.4 % are no 50 %.
    EXPECT_EQ(rules_of(table->findings), "union_above_sum"); // D8
    EXPECT_DOUBLE_EQ(figure(*table, "mobile_4g_any_area")->value, 99.73);
}

TEST(MobileWorkbook, ReportsAFractionAboveAll) {
    const auto table = table_of({area_sheet(0, {1.0039, 1.0, 0.5, 0.25})});

    ASSERT_TRUE(table) << table.error().message;
    const auto found = findings_of(table->findings, "share_above_100");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().value, "1.0039");
    EXPECT_EQ(found.front().column, "Fläche: 2G");
}

TEST(MobileWorkbook, FindsTheHeaderShiftedByTwoLines) {
    const auto table =
        table_of({{"Info", {}, 0, {{"Stand"}}}, area_sheet(2, {1.0, 0.9, 0.5, 0.1})});

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->figures.size(), 20U);
    EXPECT_EQ(table->figures.front().row, 5);
}

TEST(MobileWorkbook, ReportsAKeyWithoutItsLeadingZero) {
    const auto table = table_of({area_sheet(0, {1.0, 0.9, 0.5, 0.1}, "1001000")});

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "fractions key_without_leading_zero");
    EXPECT_TRUE(table->figures.empty());
}

TEST(MobileWorkbook, FailsWithoutTheSheetOrItsTechnologies) {
    const auto no_sheet = table_of({{"Haushalte", {}, 0, {{"AGS", "2G"}}}});
    const auto no_columns = table_of({{"Fläche", {}, 0, {{"AGS", "Name"}, {"15", "x"}}}});

    ASSERT_FALSE(no_sheet);
    EXPECT_NE(no_sheet.error().message.find("Haushalte"), std::string::npos);
    ASSERT_FALSE(no_columns);
    EXPECT_NE(no_columns.error().message.find("Auswertung.xlsx"), std::string::npos);
}

} // namespace
} // namespace netzatlas::ingest
