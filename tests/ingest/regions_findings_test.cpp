#include "region_file.hpp"
#include "temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using ::testing::HasSubstr;
using testing::municipalities;
using testing::of_level;
using testing::region_file;
using testing::RegionFileShape;
using testing::RegionRecord;
using testing::TemporaryFolder;

/// Reads records and expects exactly one finding, by rule.
void expect_finding(const std::vector<RegionRecord>& records, const std::string& rule,
                    const RegionFileShape& how = {},
                    const RegionOptions& options = municipalities) {
    const TemporaryFolder folder;
    const auto set = read_regions(region_file(folder / "vg250.gpkg", records, how), options);
    ASSERT_TRUE(set) << set.error().message;
    ASSERT_EQ(set->findings.size(), 1U);
    EXPECT_EQ(set->findings[0].rule, rule);
    EXPECT_EQ(set->findings[0].severity, Severity::error);
    EXPECT_EQ(set->findings[0].file, "vg250.gpkg");
    EXPECT_EQ(set->findings[0].action, "row ignored");
    EXPECT_EQ(set->findings[0].row, static_cast<std::int64_t>(records.size()));
}

/// Expects reading to fail and its message to contain `part`.
void expect_error(const std::filesystem::path& file, const std::string& part,
                  const RegionOptions& options = municipalities) {
    const auto set = read_regions(file, options);
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().code, ErrorCode::bad_source);
    EXPECT_THAT(set.error().message, HasSubstr(part));
}

TEST(Regions, AnInvalidRingIsReportedAndRepaired) {
    const TemporaryFolder folder;
    RegionRecord record;
    record.ground = {{{{{{678'000, 5'776'000},
                         {678'200, 5'776'200},
                         {678'200, 5'776'000},
                         {678'000, 5'776'200},
                         {678'000, 5'776'000}}}}}};
    const auto set = read_regions(region_file(folder / "x.gpkg", {record}), municipalities);

    ASSERT_TRUE(set) << set.error().message;
    ASSERT_EQ(set->findings.size(), 1U);
    EXPECT_EQ(set->findings[0].rule, "invalid_ring");
    EXPECT_EQ(set->findings[0].severity, Severity::warning);
    EXPECT_EQ(set->findings[0].value, "15003000");
    EXPECT_THAT(set->findings[0].meaning, HasSubstr("Self-intersection[678100 5776100]"));
    EXPECT_EQ(set->findings[0].action, "ring repaired");
    EXPECT_DOUBLE_EQ(set->regions.at(0).region.area_m2, 20'000);
}

TEST(Regions, ALostLeadingZeroIsAFinding) {
    expect_finding({{"4", "10010000000", "1001000", "Flensburg", "Stadt"}},
                   "key_without_leading_zero", {}, of_level(RegionLevel::municipality, "01"));
}

TEST(Regions, KeysThatAreNumbersAreFindings) {
    RegionFileShape how;
    how.key_type = geo::FieldType::integer;
    expect_finding({{"4", "10010000000", "1001000", "Flensburg", "Stadt"}},
                   "key_without_leading_zero", how, of_level(RegionLevel::municipality, ""));
}

TEST(Regions, AMalformedKeyIsAFinding) {
    expect_finding({RegionRecord{}, {"4", "1500300000x0", "15003x00", "X", "Stadt", 690'000}},
                   "bad_key");
}

TEST(Regions, AKeyOfAnotherLevelIsAFinding) {
    expect_finding({RegionRecord{}, {"4", "15090", "15090", "Stendal", "Landkreis", 690'000}},
                   "bad_key");
}

TEST(Regions, KeysThatContradictEachOtherAreAFinding) {
    expect_finding({RegionRecord{}, {"4", "150020000000", "15001000", "Dessau", "Stadt", 690'000}},
                   "key_mismatch");
}

TEST(Regions, TheSameGroundTwiceIsADuplicateKey) {
    expect_finding({RegionRecord{}, RegionRecord{}}, "duplicate_key");
}

TEST(Regions, AnotherNameForTheSameKeyIsADuplicateKey) {
    RegionRecord other;
    other.name = "Halle (Saale)";
    other.west = 690'000;
    expect_finding({RegionRecord{}, other}, "duplicate_key");
}

TEST(Regions, AMissingColumnIsAnError) {
    const TemporaryFolder folder;
    RegionFileShape how;
    how.columns = {"GF", "ARS", "AGS", "GEN"};
    expect_error(region_file(folder / "x.gpkg", {RegionRecord{}}, how),
                 "x.gpkg: column 'BEZ' is missing; the file has GF, ARS, AGS, GEN");
}

TEST(Regions, NoDeclaredSystemIsAnError) {
    const TemporaryFolder folder;
    RegionFileShape how;
    how.driver = "ESRI Shapefile";
    region_file(folder / "x.shp", {RegionRecord{}}, how);
    std::filesystem::remove(folder / "x.prj");

    expect_error(folder / "x.shp", "x.shp: declares no coordinate system");
}

TEST(Regions, AWrongDeclaredSystemIsAnError) {
    const TemporaryFolder folder;
    RegionFileShape how;
    how.epsg = 4326; // the boxes are in metres
    expect_error(region_file(folder / "x.gpkg", {RegionRecord{}}, how),
                 "x.gpkg: row 1 (15003000) lies outside Germany");
    how.epsg = 25833;
    RegionRecord far;
    far.west = 950'000;
    expect_error(region_file(folder / "y.gpkg", {far}, how),
                 "y.gpkg: row 1 (15003000) lies outside Germany");
}

TEST(Regions, AGeoPackageCutShortIsAnError) {
    const TemporaryFolder folder;
    const auto file = region_file(folder / "x.gpkg", std::vector<RegionRecord>(50));
    testing::cut_short(file, 0.7);

    expect_error(file, "x.gpkg: breaks off after");
}

TEST(Regions, AnEmptyFileIsAnError) {
    const TemporaryFolder folder;
    expect_error(folder.file("x.gpkg", ""), "x.gpkg: the file is empty");
}

TEST(Regions, NoRecordOfTheStateIsAnError) {
    const TemporaryFolder folder;
    expect_error(region_file(folder / "x.gpkg", {RegionRecord{}}),
                 "has no land record (GF 4 or 9) of level municipality in state 14",
                 of_level(RegionLevel::municipality, "14"));
}

} // namespace
} // namespace netzatlas::ingest
