#include "region_file.hpp"
#include "temporary_folder.hpp"

#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using testing::box_shape;
using testing::municipalities;
using testing::of_level;
using testing::region_file;
using testing::RegionFileShape;
using testing::RegionRecord;
using testing::TemporaryFolder;

TEST(Regions, ReadsAMunicipality) {
    const TemporaryFolder folder;
    auto options = municipalities;
    options.boundary_date = Date::of("2021-12-31").value();
    const auto set =
        read_regions(region_file(folder / "x.gpkg",
                                 {{"4", "150890026026", "15089026", "Biederitz", "Gemeinde"}}),
                     options);

    ASSERT_TRUE(set) << set.error().message;
    ASSERT_EQ(set->regions.size(), 1U);
    const auto& region = set->regions[0].region;
    EXPECT_EQ(region.key.text(), "15089026");
    EXPECT_EQ(region.ars, "150890026026");
    EXPECT_EQ(region.name, "Biederitz");
    EXPECT_EQ(region.kind, "Gemeinde");
    EXPECT_FALSE(region.association);
    EXPECT_DOUBLE_EQ(region.area_m2, 1e6);
    EXPECT_EQ(region.boundary_date->iso(), "2021-12-31");
}

TEST(Regions, AMemberKnowsItsAssociation) {
    const TemporaryFolder folder;
    const auto set = read_regions(
        region_file(folder / "x.gpkg", {{"4", "150905051010", "15090010", "Arneburg", "Stadt"}}),
        municipalities);

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(set->regions.at(0).region.association->text(), "150905051");
}

TEST(Regions, WaterIsLeftOut) {
    const TemporaryFolder folder;
    RegionRecord water;
    water.geofactor = "2";
    water.west = 679'000;
    const auto set =
        read_regions(region_file(folder / "x.gpkg", {RegionRecord{}, water}), municipalities);

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_DOUBLE_EQ(set->regions.at(0).region.area_m2, 1e6);
    EXPECT_TRUE(set->findings.empty());
}

TEST(Regions, GeofactorNineIsLandToo) {
    const TemporaryFolder folder;
    RegionRecord land;
    land.geofactor = "9";
    RegionRecord rest;
    rest.geofactor = "8";
    rest.west = 679'000;
    const auto set = read_regions(region_file(folder / "x.gpkg", {land, rest}), municipalities);

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_DOUBLE_EQ(set->regions.at(0).region.area_m2, 1e6);
}

TEST(Regions, PartsOfOneKeyBecomeOneRegion) {
    const TemporaryFolder folder;
    RegionRecord second;
    second.west = 690'000;
    const auto set =
        read_regions(region_file(folder / "x.gpkg", {RegionRecord{}, second}), municipalities);

    ASSERT_TRUE(set) << set.error().message;
    ASSERT_EQ(set->regions.size(), 1U);
    EXPECT_DOUBLE_EQ(set->regions[0].region.area_m2, 2e6);
    EXPECT_EQ(set->regions[0].ground.polygons.size(), 2U);
    EXPECT_TRUE(set->findings.empty());
}

TEST(Regions, OtherStatesAreLeftOut) {
    const TemporaryFolder folder;
    const auto set = read_regions(
        region_file(folder / "x.gpkg",
                    {RegionRecord{}, {"4", "031530016016", "03153016", "X", "Stadt", 690'000}}),
        municipalities);

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(set->regions.size(), 1U);
}

TEST(Regions, ComeSortedByKey) {
    const TemporaryFolder folder;
    const auto set = read_regions(
        region_file(folder / "x.gpkg",
                    {{"4", "150030000000", "15003000", "Magdeburg", "Stadt", 690'000},
                     {"4", "150010000000", "15001000", "Dessau-Roßlau", "Stadt", 680'000}}),
        municipalities);

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(set->regions.at(0).region.name, "Dessau-Roßlau");
}

TEST(Regions, SingleMunicipalitiesAreNoAssociations) {
    const TemporaryFolder folder;
    const auto set = read_regions(
        region_file(folder / "x.gpkg", {{"4", "150810030", "--------", "Arendsee", "Stadt"},
                                        {"4", "150815051", "--------", "Beetzendorf-Diesdorf",
                                         "Verbandsgemeinde", 690'000}}),
        of_level(RegionLevel::association));

    ASSERT_TRUE(set) << set.error().message;
    ASSERT_EQ(set->regions.size(), 1U);
    EXPECT_EQ(set->regions[0].region.key.text(), "150815051");
    EXPECT_EQ(set->regions[0].region.ars, "150815051000");
}

TEST(Regions, CountiesArePaddedToTheWholeRegionalKey) {
    const TemporaryFolder folder;
    const auto set = read_regions(
        region_file(folder / "x.gpkg", {{"4", "15090", "15090", "Stendal", "Landkreis"}}),
        of_level(RegionLevel::county));

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(set->regions.at(0).region.ars, "150900000000");
}

TEST(Regions, OlderColumnNamesAreUnderstood) {
    const TemporaryFolder folder;
    RegionFileShape how;
    how.columns = {"GF", "RS", "AGS", "GEN", "DES"};
    const auto set =
        read_regions(region_file(folder / "x.gpkg", {RegionRecord{}}, how), municipalities);

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(set->regions.at(0).region.kind, "Stadt");
}

TEST(Regions, GroundIsMovedToTheGridOfCells) {
    const TemporaryFolder folder;
    RegionRecord record;
    record.ground = box_shape(11.6, 52.1, 11.61, 52.11);
    RegionFileShape how;
    how.epsg = 4326;
    const auto set = read_regions(region_file(folder / "x.gpkg", {record}, how), municipalities);

    ASSERT_TRUE(set) << set.error().message;
    const auto box = geo::bounds(set->regions.at(0).ground);
    EXPECT_NEAR(box.west, 678'000, 1000);
    EXPECT_NEAR(box.south, 5'775'400, 1000);
}

} // namespace
} // namespace netzatlas::ingest
