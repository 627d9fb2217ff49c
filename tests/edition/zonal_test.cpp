#include "edition/zonal.hpp"

#include "edition/known_overlays.hpp"
#include "geo/raster_file.hpp"
#include "geo/transform.hpp"
#include "geo/vector_file.hpp"
#include "temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

using coverage::Sums;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::TemporaryFolder;

/// Four cells by two of 100 m; "west" owns the first one and a half columns, "east" the rest and 50
/// m beyond the grid, as two records.
class Zonal : public ::testing::Test {
protected:
    void SetUp() override {
        write_regions("regions.gpkg", 25832);
        write("flags", {1, 1, 0, 65535, 0, 1, 1, 0});
        write("weights", {4, 2, 0, 3, 1, 6, 5, 0});
    }

    static geo::MultiPolygon strip(double west, double east, int epsg) {
        const geo::Ring ring{{600000 + west, 5700000},
                             {600000 + east, 5700000},
                             {600000 + east, 5700200},
                             {600000 + west, 5700200},
                             {600000 + west, 5700000}};
        return (*geo::Transform::between(25832, epsg))(geo::MultiPolygon{{{{ring}}}}).value();
    }

    void write_regions(const std::string& name, int epsg) const {
        auto writer = geo::VectorWriter::create(folder / name, "GPKG", "2021-06-30T00:00:00Z");
        ASSERT_TRUE(writer->add_layer(
            {"places", {{"id", geo::FieldType::text}}, geo::GeometryType::polygons, epsg}));
        ASSERT_TRUE(writer->add({{"east"}, strip(150, 300, epsg)}));
        ASSERT_TRUE(writer->add({{"west"}, strip(0, 150, epsg)}));
        ASSERT_TRUE(writer->add({{"east"}, strip(300, 450, epsg)}));
        ASSERT_TRUE(writer->close());
    }

    void write(const std::string& name, const std::vector<std::uint16_t>& values,
               const Grid& grid = {25832, 600000, 5700200, 100, 4, 2}) const {
        const geo::RasterBand band{name, values, {}};
        ASSERT_TRUE(geo::write_raster(folder / (name + ".tif"), grid, {&band, 1}));
    }

    ZonalOptions options() const {
        return {{folder / "regions.gpkg", "", "id"}, {folder / "flags.tif"}, {}, 1, {}, 0};
    }

    const TemporaryFolder folder;
};

TEST_F(Zonal, GivesTheSharesOfArea) {
    const auto table = zonal(options());

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_THAT(table->regions, ElementsAre("east", "west"));
    EXPECT_THAT(table->layers, ElementsAre("flags"));
    // east: half of two cells, then 0 ? / 1 0, and half a column beyond the grid
    EXPECT_THAT(table->sums, ElementsAre(Sums{20000, 40000, 20000}, Sums{20000, 30000, 0}));
}

TEST_F(Zonal, GivesTheSharesOfWeights) {
    auto with_weights = options();
    with_weights.weights = folder / "weights.tif";

    const auto table = zonal(with_weights);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_THAT(table->sums, ElementsAre(Sums{9, 9, 3}, Sums{8, 9, 0}));
}

TEST_F(Zonal, TakesSharesInPercent) {
    write("percent", {50, 100, 0, 65535, 0, 100, 25, 0});
    auto percent = options();
    percent.rasters = {folder / "percent.tif"};
    percent.scale = 100;

    EXPECT_THAT(zonal(percent)->sums,
                ElementsAre(Sums{12500, 40000, 20000}, Sums{15000, 30000, 0}));
}

TEST_F(Zonal, SaysInCsvWhatTheMissingPartLeavesOpen) {
    EXPECT_EQ(zonal_csv(*zonal(options())),
              "region,layer,numerator,denominator,missing,share,low,high,state\n"
              "east,flags,20000,40000,20000,,0.3333333333333333,0.6666666666666666,undecidable\n"
              "west,flags,20000,30000,0,0.6666666666666666,,,value\n");
}

TEST_F(Zonal, BringsRegionsToTheGridsSystem) {
    write_regions("degrees.gpkg", 4326);
    auto degrees = options();
    degrees.regions.file = folder / "degrees.gpkg";

    const auto table = zonal(degrees);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_NEAR(table->sums[0].numerator, 20000, 0.1);
    EXPECT_NEAR(table->sums[1].denominator, 30000, 0.1);
}

TEST_F(Zonal, IsTheSameForAnyNumberOfThreads) {
    const Grid grid{25832, 600000, 5700200, 1, 400, 200};
    std::vector<std::uint16_t> values;
    for (std::size_t i = 0; i < grid.size(); ++i) {
        values.push_back(i % 7 == 0 ? 65535 : static_cast<std::uint16_t>(i * i % 101));
    }
    write("fine", values, grid);
    auto one = options();
    one.rasters = {folder / "fine.tif"};
    one.scale = 100;
    auto three = one;
    one.threads = 1;
    three.threads = 3;

    EXPECT_EQ(zonal_csv(*zonal(one)), zonal_csv(*zonal(three)));
}

TEST_F(Zonal, KnowsAnOverlayAgain) {
    auto kept = options();
    kept.overlay_cache = folder / "overlays";
    const auto first = zonal(kept);
    const auto second = zonal(kept);

    ASSERT_TRUE(first && second);
    EXPECT_FALSE(first->overlay_was_known);
    EXPECT_TRUE(second->overlay_was_known);
    EXPECT_EQ(zonal_csv(*first), zonal_csv(*second));
}

TEST_F(Zonal, LaysADamagedOverlayAnew) {
    auto kept = options();
    kept.overlay_cache = folder / "overlays";
    ASSERT_TRUE(zonal(kept));
    const auto file = std::filesystem::directory_iterator {
        kept.overlay_cache
    } -> path();
    testing::cut_short(file, 0.9);

    const auto again = zonal(kept);

    ASSERT_TRUE(again) << again.error().message;
    EXPECT_FALSE(again->overlay_was_known);
    EXPECT_TRUE(zonal(kept)->overlay_was_known);
}

TEST_F(Zonal, TakesOtherBordersForAnotherOverlay) {
    auto kept = options();
    kept.overlay_cache = folder / "overlays";
    ASSERT_TRUE(zonal(kept));
    write_regions("regions.gpkg", 4326);

    EXPECT_FALSE(zonal(kept)->overlay_was_known);
}

TEST_F(Zonal, NamesTheRasterOnAnotherGrid) {
    write("moved", std::vector<std::uint16_t>(8), {25832, 600050, 5700200, 100, 4, 2});
    auto two = options();
    two.rasters.push_back(folder / "moved.tif");

    const auto table = zonal(two);

    ASSERT_FALSE(table);
    EXPECT_THAT(table.error().message, HasSubstr("moved.tif: not on the grid of"));
    EXPECT_THAT(table.error().message, HasSubstr("corner is (600050, 5700200)"));
}

TEST_F(Zonal, NamesTheCellThatIsNoShare) {
    write("wrong", {0, 1, 0, 1, 0, 7, 0, 0});
    auto wrong = options();
    wrong.rasters = {folder / "wrong.tif"};

    const auto table = zonal(wrong);

    ASSERT_FALSE(table);
    EXPECT_THAT(table.error().message, HasSubstr("wrong.tif: row 1, column 1"));
    EXPECT_THAT(table.error().message, HasSubstr("7 is not within 0 to 1: say with --scale"));
}

TEST_F(Zonal, NamesTheColumnThatIsNotThere) {
    auto other = options();
    other.regions.key = "ags";

    EXPECT_THAT(zonal(other).error().message, HasSubstr("column 'ags' is missing"));
}

TEST_F(Zonal, RefusesRecordsOfAKeyOnTheSameGround) {
    auto writer =
        geo::VectorWriter::create(folder / "regions.gpkg", "GPKG", "2021-06-30T00:00:00Z");
    ASSERT_TRUE(writer->add_layer(
        {"places", {{"id", geo::FieldType::text}}, geo::GeometryType::polygons, 25832}));
    ASSERT_TRUE(writer->add({{"a"}, strip(0, 250, 25832)}));
    ASSERT_TRUE(writer->add({{"a"}, strip(200, 400, 25832)}));
    ASSERT_TRUE(writer->close());

    EXPECT_THAT(zonal(options()).error().message,
                HasSubstr("key a: two of its records cover the same ground"));
}

TEST(OverlayBytes, GiveBackTheOverlay) {
    const LaidRegions laid{
        {"a", ""}, {{25832, 600000, 5700200, 100, 4, 2}, {{{{0, 0, 1}}, {{1, 3, 0.25}}, 1.5}, {}}}};

    const auto again = overlay_of_bytes(overlay_bytes(laid));

    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(again->keys, laid.keys);
    EXPECT_EQ(again->overlay.grid, laid.overlay.grid);
    EXPECT_EQ(again->overlay.regions[0].runs, laid.overlay.regions[0].runs);
    EXPECT_EQ(again->overlay.regions[0].borders, laid.overlay.regions[0].borders);
    EXPECT_EQ(again->overlay.regions[0].outside, 1.5);
}

TEST(OverlayBytes, RefuseCellsOutsideTheGrid) {
    const Grid grid{25832, 600000, 5700200, 100, 4, 2};

    EXPECT_FALSE(overlay_of_bytes(overlay_bytes({{"a"}, {grid, {{{{0, 2, 4}}, {}, 0}}}})));
    EXPECT_FALSE(overlay_of_bytes(overlay_bytes({{"a"}, {grid, {{{}, {{2, 0, 0.5}}, 0}}}})));
    EXPECT_FALSE(overlay_of_bytes(overlay_bytes({{"a"}, {grid, {{{}, {{0, 0, 1.5}}, 0}}}})));
}

} // namespace
} // namespace netzatlas::edition
