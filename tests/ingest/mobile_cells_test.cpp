#include "geo/vector_file.hpp"
#include "ingest/cells.hpp"
#include "ingest/written_file.hpp"

#include <gtest/gtest.h>
#include <map>
#include <utility>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::Folder;
using netzatlas::testing::rules_of;

Result<CellTable> cells_of(std::string_view text, const CellOptions& options = {}) {
    const Folder folder;
    return read_mobile_cells(folder.write("202601_MobilfunkMonitoring.csv", text), options);
}

std::map<std::string, CellColumn> by_name(const CellTable& table) {
    std::map<std::string, CellColumn> columns;
    for (const auto& column : table.columns) {
        columns[column.name] = column;
    }
    return columns;
}

TEST(MobileCells, ReadsCountsAndFlagsByNameBehindAByteOrderMark) {
    const auto table = cells_of("\xEF\xBB\xBFid,gsm,lte,nr_gesamt,nr_sa,verf_4g_dt,verf_5g_ee,"
                                "verf_5g_sa_tf,beste_tech\n"
                                "100mN57762E6821,4,3,2,1,1,2,0,5G\n"
                                "100mN57763E6820,0,0,1,1,0,3,1,-\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "unknown_column");
    EXPECT_EQ(table->findings.front().value, "beste_tech");
    EXPECT_EQ(table->cells, (std::vector<CellPosition>{{0, 0}, {1, 1}}));
    EXPECT_TRUE(table->keys.empty());
    const auto columns = by_name(*table);
    EXPECT_EQ(columns.size(), 7U);
    EXPECT_EQ(columns.at("2g").values, (std::vector<std::uint16_t>{0, 4}));
    EXPECT_EQ(columns.at("4g").values, (std::vector<std::uint16_t>{0, 3}));
    EXPECT_EQ(columns.at("5g").values, (std::vector<std::uint16_t>{1, 2}));
    EXPECT_EQ(columns.at("5g_sa").values, (std::vector<std::uint16_t>{1, 1}));
    EXPECT_EQ(columns.at("5g_sa").scale, CellScale::count);
    EXPECT_EQ(columns.at("5g_ee").values, (std::vector<std::uint16_t>{3, 2}));
    EXPECT_EQ(columns.at("5g_ee").scale, CellScale::flags);
    EXPECT_EQ(columns.at("5g_sa_tf").values, (std::vector<std::uint16_t>{1, 0}));
}

/// The grid of 2021 counts the three networks of its time (sources.md 3.1); UMTS is 3G.
TEST(MobileCells, ReadsTheGridOf2021AsCountsOfThree) {
    const auto table = cells_of("ID,GSM_OUT,UMTS,LTE,NR_DSS,NR\n"
                                "100mN57762E6821,3,1,2,2,1\n100mN57762E6822,0,0,4,0,\n");

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(rules_of(table->findings), "null_values out_of_range unknown_column");
    EXPECT_EQ(table->findings.front().value, "UMTS");
    const auto columns = by_name(*table);
    EXPECT_EQ(columns.size(), 4U);
    EXPECT_EQ(columns.at("2g_of3").values, (std::vector<std::uint16_t>{3, 0}));
    EXPECT_EQ(columns.at("4g_of3").values, (std::vector<std::uint16_t>{2, cell_not_delivered}));
    EXPECT_EQ(columns.at("5g_dss_of3").values, (std::vector<std::uint16_t>{2, 0}));
    EXPECT_EQ(columns.at("5g_nr_of3").values, (std::vector<std::uint16_t>{1, cell_not_delivered}));
    EXPECT_FALSE(cells_of("ID,GSM_OUT,LTE,NR_DSS\n100mN57762E6821,3,2,2\n")); // not every 5G (D9)
}

TEST(MobileCells, TakesNewerGridsWithSharedSpectrumForWhatTheyAre) {
    const auto table = cells_of("id,lte,nr_gesamt,nr_dss\n100mN57762E6821,4,3,2\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "unknown_column"); // nr_dss is within nr_gesamt
    EXPECT_EQ(by_name(*table).at("4g").values, std::vector<std::uint16_t>{4});
    EXPECT_EQ(by_name(*table).at("5g").values, std::vector<std::uint16_t>{3});
}

/// As the agency handed it out: GeoPackage, and shapefiles with their upper-case names.
TEST(MobileCells, ReadsTheGridOf2021AsGeodata) {
    for (const auto& [driver, file] :
         {std::pair{"GPKG", "netz_2021.gpkg"}, {"ESRI Shapefile", "netz_2021.shp"}}) {
        const Folder folder;
        auto writer = geo::VectorWriter::create(folder / file, driver, "2021-10-01T00:00:00Z");
        ASSERT_TRUE(writer) << writer.error().message;
        using enum geo::FieldType;
        ASSERT_TRUE(writer->add_layer({"netz_2021",
                                       {{"raster_id", text},
                                        {"GSM_OUT", integer},
                                        {"UMTS", integer},
                                        {"LTE", integer},
                                        {"NR_DSS", integer},
                                        {"NR", real}},
                                       geo::GeometryType::polygons,
                                       25832}));
        const geo::Ring square{{682100, 5776200},
                               {682200, 5776200},
                               {682200, 5776300},
                               {682100, 5776300},
                               {682100, 5776200}};
        ASSERT_TRUE(writer->add(
            {{"100mN57762E6821", "3", "1", "2", "2", "1"}, {{geo::Polygon{{square}}}}}));
        ASSERT_TRUE(writer->close());

        const auto table = read_mobile_cells(folder / file, {});

        ASSERT_TRUE(table) << table.error().message;
        EXPECT_EQ(by_name(*table).at("5g_nr_of3").values, std::vector<std::uint16_t>{1}) << file;
        EXPECT_EQ(by_name(*table).at("4g_of3").values, std::vector<std::uint16_t>{2}) << file;
    }
}

TEST(MobileCells, KeepsTheCellsOfTheWantedStateAndTheirKeys) {
    const auto table = cells_of("id,lte,nr_gesamt,ags\n"
                                "100mN57762E6821,4,3,15003000\n"
                                "100mN57762E6822,4,3,03153016\n",
                                {.layer = {}, .state = "15"});

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(table->keys.size(), 1U);
    EXPECT_EQ(table->keys.front()->text(), "15003000");
}

TEST(MobileCells, ReportsMoreNetworksThanThereAreAndFlagsOutOfRange) {
    const auto table = cells_of("id,lte,nr_gesamt,verf_4g_dt\n100mN57762E6821,5,x,4\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "malformed_number out_of_range");
    ASSERT_EQ(table->findings.size(), 3U);
    EXPECT_EQ(table->findings.front().column, "lte");
    EXPECT_EQ(table->findings.front().value, "5");
    EXPECT_EQ(table->findings.front().row, 1);
    for (const auto& column : table->columns) {
        EXPECT_EQ(column.values.front(), cell_not_delivered) << column.name;
    }
}

TEST(MobileCells, ReadsTheLiveServicesFlagsWithoutNumbers) { // sources.md 2.4
    const auto table = cells_of("id,beste_tech,verf_2g,verf_4g,verf_4g_dt,verf_5g_dt,verf_5g_vf\n"
                                "100mN57762E6821,5G,1,3,1,1,2\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "unknown_column");
    EXPECT_EQ(table->findings.front().value, "beste_tech, verf_2g"); // 4G: held against 4g_dt
    EXPECT_EQ(by_name(*table).at("5g_vf").values, (std::vector<std::uint16_t>{2}));
}

TEST(MobileCells, HoldsTheNumberOfNetworksAgainstTheirOwnColumns) { // D8
    const auto header = "id,gsm,lte,nr_gesamt,verf_2g_dt,verf_2g_vf,verf_2g_tf,verf_4g_dt,"
                        "verf_4g_vf,verf_4g_tf,verf_4g_ee\n";
    const auto rules = [&](const std::string& row) {
        return rules_of(cells_of(header + ("100mN57762E6821," + row + "\n"))->findings);
    };
    EXPECT_EQ(rules("3,3,0,1,1,1,1,1,1,2"), "");
    EXPECT_EQ(rules("2,3,0,1,1,1,1,1,1,2"), "count_against_flags"); // three own nets, two counted
    EXPECT_EQ(rules("4,4,0,1,1,1,1,1,1,2"), ""); // the fourth 2G is not named, 4G by roaming
    EXPECT_EQ(rules("3,4,0,1,1,1,1,1,1,0"), "count_against_flags"); // nobody is the fourth
}

TEST(MobileCells, TakesAnEmptyFieldForNotDeliveredOrForZeroAsSet) {
    const std::string text = "id,lte,nr_gesamt\n100mN57762E6821,4,\n";

    const auto missing = cells_of(text);
    const auto zero = cells_of(text, {.layer = {}, .null_means = NullMeans::zero, .state = {}});

    ASSERT_TRUE(missing) << missing.error().message;
    EXPECT_EQ(by_name(*missing).at("5g").values.front(), cell_not_delivered);
    EXPECT_EQ(rules_of(missing->findings), "null_values");
    ASSERT_TRUE(zero) << zero.error().message;
    EXPECT_EQ(by_name(*zero).at("5g").values.front(), 0);
}

/// One of them would make a grid of half of Europe.
TEST(MobileCells, LeavesOutCellsFarFromGermany) { // sources.md 3.1
    const auto table = cells_of("id,lte,nr_gesamt\n"
                                "100mN57762E6821,4,2\n"
                                "100mN99999E9999,4,2\n"
                                "100mN52334E6821,4,2\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->cells.size(), 1U);
    ASSERT_EQ(table->findings.size(), 2U);
    EXPECT_EQ(table->findings.front().rule, "off_grid");
    EXPECT_EQ(table->findings.front().severity, Severity::error);
    EXPECT_EQ(table->findings.front().row, 2);
    EXPECT_EQ(table->findings.front().value, "100mN99999E9999");
}

TEST(MobileCells, ReportsACellDeliveredTwice) {
    const auto table = cells_of("id,lte,nr_gesamt\n100mN57762E6821,4,1\n100mN57762E6821,3,1\n");

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(rules_of(table->findings), "duplicate_cell");
    EXPECT_EQ(table->findings.front().row, 2);
    EXPECT_EQ(by_name(*table).at("4g").values, std::vector<std::uint16_t>{4});
}

TEST(MobileCells, FailsWithoutFiveG) {
    const auto table = cells_of("id,lte\n100mN57762E6821,4\n");

    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().code, ErrorCode::bad_source);
    EXPECT_NE(table.error().message.find("nr_gesamt"), std::string::npos);
    EXPECT_NE(table.error().message.find("202601_MobilfunkMonitoring.csv"), std::string::npos);
}

TEST(MobileCells, FailsOnAnEmptyFileOnAHeaderAloneAndOnOneCutShort) {
    EXPECT_FALSE(cells_of(""));
    EXPECT_FALSE(cells_of("id,lte,nr_gesamt\n"));
    const auto cut = cells_of("id,lte,nr_gesamt\n100mN57762E6821,4,1\n100mN577");
    ASSERT_FALSE(cut);
    EXPECT_NE(cut.error().message.find(":3"), std::string::npos) << cut.error().message;
}

} // namespace
} // namespace netzatlas::ingest
