#include "geo/vector_file.hpp"
#include "ingest/cells.hpp"
#include "ingest/written_file.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::findings_of;
using netzatlas::testing::Folder;
using netzatlas::testing::rules_of;

geo::MultiPolygon square(double east, double north) {
    return {{geo::Polygon{{{{east, north},
                            {east + 100, north},
                            {east + 100, north + 100},
                            {east, north + 100},
                            {east, north}}}}}};
}

/// A delivery in the publisher's layout; each row is id, key, then the shares.
struct Delivery {
    std::vector<std::string> shares{"down_fn_hh_alle_100", "down_fn_hh_alle_1000"};
    int epsg = 25832;
    std::string id_column = "raster_id";
    std::vector<std::vector<std::optional<std::string>>> rows;
    std::vector<geo::MultiPolygon> shapes; ///< empty: as the ids say
};

void write(const std::filesystem::path& file, const Delivery& delivery) {
    auto writer = geo::VectorWriter::create(file, "GPKG", "2021-06-30T00:00:00Z");
    ASSERT_TRUE(writer) << writer.error().message;
    geo::LayerShape shape{
        .name = "Versorgungsdaten_Gitterzellen_Stand_20210630",
        .fields = {{delivery.id_column, geo::FieldType::text}, {"ags", geo::FieldType::text}},
        .geometry = geo::GeometryType::polygons,
        .epsg = delivery.epsg};
    for (const auto& share : delivery.shares) {
        shape.fields.push_back({share, geo::FieldType::real});
    }
    ASSERT_TRUE(writer->add_layer(shape));
    for (std::size_t i = 0; i < delivery.rows.size(); ++i) {
        const auto id = CellId::of(delivery.rows[i].front().value_or(""));
        const auto own = id ? square(id->corner.east, id->corner.north) : square(0, 0);
        const auto& drawn = delivery.shapes.empty() ? own : delivery.shapes[i];
        const auto added = writer->add({.texts = delivery.rows[i], .polygons = drawn});
        ASSERT_TRUE(added) << added.error().message;
    }
    ASSERT_TRUE(writer->close());
}

Result<CellTable> cells_of(const Delivery& delivery, const CellOptions& options = {}) {
    const Folder folder;
    write(folder / "zellen.gpkg", delivery);
    return read_fixed_cells(folder / "zellen.gpkg", options);
}

TEST(FixedCells, BringsCellsIntoGridOrderWithTheirKeys) {
    Delivery delivery;
    delivery.rows = {{"100mN57762E6821", "15003000", "77.14", "12"},
                     {"100mN57772E6823", "15003000", "100", "99.99"},
                     {"100mN57762E6820", "15001000", "0", "0"}};

    const auto table = cells_of(delivery);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "");
    EXPECT_EQ(table->grid, (Grid{.epsg = 25832,
                                 .west = 682000,
                                 .north = 5777300,
                                 .cell_size = 100,
                                 .columns = 4,
                                 .rows = 11}));
    EXPECT_EQ(table->cells, (std::vector<CellPosition>{{0, 3}, {10, 0}, {10, 1}}));
    ASSERT_EQ(table->columns.size(), 2U);
    EXPECT_EQ(table->columns[0].name, "down_fn_hh_alle_100");
    EXPECT_EQ(table->columns[0].scale, CellScale::share);
    EXPECT_EQ(table->columns[0].values, (std::vector<std::uint16_t>{10000, 0, 7714}));
    EXPECT_EQ(table->columns[1].values, (std::vector<std::uint16_t>{9999, 0, 1200}));
    ASSERT_EQ(table->keys.size(), 3U);
    EXPECT_EQ(table->keys[1]->text(), "15001000");
}

TEST(FixedCells, TakesNullForNotDeliveredOrForZeroAsSet) {
    Delivery delivery;
    delivery.rows = {{"100mN57762E6821", "15003000", "77.14", std::nullopt}};

    const auto missing = cells_of(delivery);
    const auto zero = cells_of(delivery, {.layer = {}, .null_means = NullMeans::zero, .state = {}});

    ASSERT_TRUE(missing) << missing.error().message;
    EXPECT_EQ(missing->columns[1].values.front(), cell_not_delivered);
    EXPECT_EQ(rules_of(missing->findings), "null_values");
    ASSERT_TRUE(zero) << zero.error().message;
    EXPECT_EQ(zero->columns[1].values.front(), 0);
}

TEST(FixedCells, KeepsTheCellsOfTheWantedState) {
    Delivery delivery;
    delivery.rows = {{"100mN57762E6821", "15003000", "1", "1"},
                     {"100mN57762E6822", "03153016", "1", "1"}};

    const auto table = cells_of(delivery, {.layer = {}, .state = "15"});

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "");
    EXPECT_EQ(table->cells.size(), 1U);
    EXPECT_EQ(table->grid.west, 682100);
}

TEST(FixedCells, ReportsAShareAboveAllAndTakesItForNotDelivered) {
    Delivery delivery;
    delivery.rows = {{"100mN57762E6821", "15003000", "100.39", "-1"}};

    const auto table = cells_of(delivery);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "share_above_100 share_below_0");
    const auto above = findings_of(table->findings, "share_above_100").front();
    EXPECT_EQ(above.severity, Severity::error);
    EXPECT_EQ(above.row, 1);
    EXPECT_EQ(above.column, "down_fn_hh_alle_100");
    EXPECT_EQ(above.value, "100.39");
    EXPECT_EQ(table->columns[0].values.front(), cell_not_delivered);
}

TEST(FixedCells, WarnsWhereAShareRisesWithTheRate) {
    Delivery delivery;
    delivery.rows = {{"100mN57762E6821", "15003000", "50", "50.01"}};

    const auto table = cells_of(delivery);

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(rules_of(table->findings), "share_rising_with_rate");
    EXPECT_EQ(table->findings.front().column, "down_fn_hh_alle_1000");
    EXPECT_EQ(table->columns[1].values.front(), 5001);
}

TEST(FixedCells, WarnsOfUnionsOutsideTheirBounds) {
    Delivery delivery;
    delivery.shares = {"down_fn_hh_ftthb_100", "down_fn_hh_ftth_100", "down_fn_hh_fttb_100"};
    delivery.rows = {{"100mN57762E6821", "15003000", "50", "60", "0"},
                     {"100mN57762E6822", "15003000", "50", "20", "20"},
                     {"100mN57762E6823", "15003000", "40", "20", "20"}};

    const auto table = cells_of(delivery);

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(rules_of(table->findings), "part_above_union union_above_sum");
    EXPECT_EQ(findings_of(table->findings, "part_above_union").front().row, 1);
    EXPECT_EQ(findings_of(table->findings, "union_above_sum").front().row, 2);
    EXPECT_EQ(table->findings.size(), 2U);
}

TEST(FixedCells, TellsOfSharesFinerThanAHundredthAndKeepsThem) {
    Delivery delivery;
    delivery.rows = {{"100mN57762E6821", "15003000", "50", "0"},
                     {"100mN57762E6822", "15003000", "33.3333", "0"},
                     {"100mN57762E6823", "15003000", std::nullopt, "0"}};

    const auto table = cells_of(delivery);

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(rules_of(table->findings), "inexact_share null_values");
    EXPECT_EQ(table->columns[0].values[1], 3333);
    ASSERT_EQ(table->columns[0].reals.size(), 3U);
    EXPECT_EQ(table->columns[0].reals[0], 5000.0F);
    EXPECT_EQ(table->columns[0].reals[1], 3333.33F);
    EXPECT_TRUE(std::isnan(table->columns[0].reals[2]));
    EXPECT_TRUE(table->columns[1].reals.empty());
}

TEST(FixedCells, ReportsAnIdThatItsPolygonContradicts) {
    Delivery delivery;
    delivery.rows = {{"100mN57762E6821", "15003000", "1", "1"},
                     {"100mN57762E6822", "15003000", "1", "1"}};
    delivery.shapes = {square(682100, 5776200), square(682300, 5776200)};

    const auto table = cells_of(delivery);

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(rules_of(table->findings), "cell_id_mismatch");
    EXPECT_EQ(table->findings.front().row, 2);
    EXPECT_EQ(table->findings.front().value, "100mN57762E6822");
    EXPECT_EQ(table->cells.size(), 1U);
}

TEST(FixedCells, WarnsOfAColumnOfOurUsesWithANewName) { // schools are none of ours
    Delivery delivery;
    delivery.shares = {"down_fn_hh_alle_50", "down_fn_hh_glasfaser_1000", "down_fn_gew_alle_1_gbit",
                       "down_fn_schulen_alle_50"};
    delivery.rows = {{"100mN57762E6821", "15003000", "1", "1", "1", "1"}};

    const auto table = cells_of(delivery);

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(rules_of(table->findings), "unknown_column");
    EXPECT_EQ(table->findings.front().severity, Severity::warning);
    EXPECT_EQ(table->findings.front().value, "down_fn_hh_glasfaser_1000, down_fn_gew_alle_1_gbit");
}

/// D13: its bounds are those of the cell, and 0 m² lie in them: two triangles that cancel out.
TEST(FixedCells, ReportsABowTieBetweenTheFourCornersOfItsCell) {
    Delivery delivery;
    delivery.rows = {{"100mN57762E6821", "15003000", "1", "1"}};
    auto shape = square(682100, 5776200);
    std::swap(shape.polygons[0].rings[0][1], shape.polygons[0].rings[0][2]);
    delivery.shapes = {shape};

    const auto table = cells_of(delivery);

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(rules_of(table->findings), "cell_id_mismatch");
    EXPECT_EQ(table->findings.front().meaning,
              "its polygon has 0 m² between the corners of a cell of 10000 m²: it is no square");
    EXPECT_TRUE(table->cells.empty());
}

TEST(FixedCells, AcceptsASquareThatIsOffByLessThanHalfAMetre) {
    Delivery delivery;
    delivery.rows = {{"100mN57762E6821", "15003000", "1", "1"}};
    auto shape = square(682100, 5776200);
    shape.polygons[0].rings[0][2] = {682200.4, 5776300.4};
    delivery.shapes = {shape};

    const auto table = cells_of(delivery);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "");
    EXPECT_EQ(table->cells.size(), 1U);
}

TEST(FixedCells, ReportsIdsOfTheCensusGridOfOtherSizesAndBrokenOnes) {
    Delivery delivery;
    delivery.rows = {{"100mN57762E6821", "15003000", "1", "1"},
                     {"CRS3035RES100mN2689100E4337000", "15003000", "1", "1"},
                     {"250mN23104E2728", "15003000", "1", "1"},
                     {"Zelle 7", "15003000", "1", "1"}};

    const auto table = cells_of(delivery);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "bad_cell_id off_grid wrong_crs");
    EXPECT_EQ(table->cells.size(), 1U);
}

TEST(FixedCells, MissTheColumnOfAUnion) { // D5
    Delivery delivery;
    delivery.shares = {"down_fn_hh_alle_100", "down_fn_hh_hfc_1000"};
    delivery.rows = {{"100mN57762E6821", "15003000", "7", "7"}};

    const auto table = cells_of(delivery);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "union_column_missing");
}

TEST(FixedCells, KeepsTheFirstOfACellDeliveredTwice) {
    Delivery delivery;
    delivery.rows = {{"100mN57762E6821", "15003000", "7", "7"},
                     {"100mN57762E6821", "15003000", "8", "8"}};

    const auto table = cells_of(delivery);

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(rules_of(table->findings), "duplicate_cell");
    EXPECT_EQ(table->findings.front().row, 2);
    EXPECT_EQ(table->columns[0].values, std::vector<std::uint16_t>{700});
}

TEST(FixedCells, ReportsAKeyWithoutItsLeadingZeroAndKeepsTheCell) {
    Delivery delivery;
    delivery.rows = {{"100mN57762E6821", "3153016", "7", "7"}};

    const auto table = cells_of(delivery);

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(rules_of(table->findings), "key_without_leading_zero");
    ASSERT_EQ(table->keys.size(), 1U);
    EXPECT_FALSE(table->keys.front());
}

TEST(FixedCells, RefusesAReprojectedFile) {
    Delivery delivery;
    delivery.epsg = 3035;
    delivery.rows = {{"100mN57762E6821", "15003000", "7", "7"}};

    const auto table = cells_of(delivery);

    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().code, ErrorCode::bad_source);
    EXPECT_NE(table.error().message.find("zellen.gpkg"), std::string::npos);
    EXPECT_NE(table.error().message.find("3035"), std::string::npos);
}

TEST(FixedCells, FailsWithoutItsIdOrAnyShare) {
    Delivery no_id;
    no_id.id_column = "zelle";
    Delivery no_share;
    no_share.shares = {"up_fn_hh_alle_100"};
    no_share.rows = {{"100mN57762E6821", "15003000", "7"}};

    const auto without_id = cells_of(no_id);
    const auto without_share = cells_of(no_share);

    ASSERT_FALSE(without_id);
    EXPECT_NE(without_id.error().message.find("raster_id"), std::string::npos);
    ASSERT_FALSE(without_share);
    EXPECT_NE(without_share.error().message.find("down_fn_hh_alle_1000"), std::string::npos);
}

TEST(FixedCells, FailsOnATruncatedGeoPackage) {
    const Folder folder;
    Delivery delivery;
    delivery.rows = {{"100mN57762E6821", "15003000", "7", "7"}};
    write(folder / "zellen.gpkg", delivery);
    std::filesystem::resize_file(folder / "zellen.gpkg",
                                 std::filesystem::file_size(folder / "zellen.gpkg") / 2);

    const auto table = read_fixed_cells(folder / "zellen.gpkg", {});

    ASSERT_FALSE(table);
    EXPECT_NE(table.error().message.find("zellen.gpkg"), std::string::npos);
}

TEST(FixedCells, FailsOnALayerWithoutCells) {
    EXPECT_FALSE(cells_of(Delivery{}));
}

TEST(FixedCells, ReadsACsvVariantWithoutGeometry) {
    const Folder folder;
    const auto table =
        read_fixed_cells(folder.write("zellen.csv", "raster_id;ags;down_fn_hh_alle_1000\n"
                                                    "100mN57762E6821;15003000;77,14\n"),
                         {});

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "no_geometry");
    EXPECT_EQ(table->columns.front().values, std::vector<std::uint16_t>{7714});
}

} // namespace
} // namespace netzatlas::ingest
