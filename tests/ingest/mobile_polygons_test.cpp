#include "geo/vector_file.hpp"
#include "ingest/mobile_polygons.hpp"
#include "ingest/written_file.hpp"

#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::Folder;
using netzatlas::testing::rules_of;

struct Record {
    std::string state;
    std::string operators;
    geo::Ring ring;
};

const geo::Ring square{
    {600000, 5700000}, {600200, 5700000}, {600200, 5700200}, {600000, 5700200}, {600000, 5700000}};
const geo::Ring bow_tie{
    {600000, 5700000}, {600200, 5700200}, {600200, 5700000}, {600000, 5700200}, {600000, 5700000}};

Result<OperatorCountAreas> areas_of(const std::vector<Record>& records, const std::string& state,
                                    const std::string& count_column = "mobilesBB_AnzahlMNB",
                                    int epsg = 25832) {
    const Folder folder;
    auto writer = geo::VectorWriter::create(folder / "mobil.gpkg", "GPKG", "2024-01-01T00:00:00Z");
    EXPECT_TRUE(writer);
    EXPECT_TRUE(writer->add_layer(
        {.name = "breitbandig",
         .fields = {{"BL", geo::FieldType::text}, {count_column, geo::FieldType::integer}},
         .geometry = geo::GeometryType::polygons,
         .epsg = epsg}));
    for (const auto& record : records) {
        EXPECT_TRUE(writer->add({.texts = {record.state, record.operators},
                                 .polygons = {{geo::Polygon{{record.ring}}}}}));
    }
    EXPECT_TRUE(writer->close());
    return read_mobile_polygons(folder / "mobil.gpkg", state);
}

TEST(MobilePolygons, KeepsTheGroundOfTheWantedState) {
    const auto areas = areas_of({{"15", "3", square}, {"03", "1", square}}, "15");

    ASSERT_TRUE(areas) << areas.error().message;
    EXPECT_EQ(rules_of(areas->findings), "");
    ASSERT_EQ(areas->areas.size(), 1U);
    EXPECT_EQ(areas->areas.front().operators, 3);
    EXPECT_DOUBLE_EQ(geo::area(areas->areas.front().ground), 40000);
}

TEST(MobilePolygons, RepairsARingThatCrossesItselfAndTellsSo) {
    const auto areas = areas_of({{"15", "2", bow_tie}}, "");

    ASSERT_TRUE(areas) << areas.error().message;
    ASSERT_EQ(rules_of(areas->findings), "invalid_ring");
    EXPECT_EQ(areas->findings.front().row, 1);
    ASSERT_EQ(areas->areas.size(), 1U);
    EXPECT_DOUBLE_EQ(geo::area(areas->areas.front().ground), 20000);
}

TEST(MobilePolygons, ReportsAStateOrANumberThatIsNone) {
    const auto areas = areas_of({{"5", "2", square}, {"15", "7", square}}, "");

    ASSERT_TRUE(areas) << areas.error().message;
    EXPECT_EQ(rules_of(areas->findings), "bad_key out_of_range");
    EXPECT_TRUE(areas->areas.empty());
}

TEST(MobilePolygons, FailsWithoutTheNumberOfOperators) {
    const auto areas = areas_of({{"15", "2", square}}, "", "anzahl");

    ASSERT_FALSE(areas);
    EXPECT_NE(areas.error().message.find("mobil.gpkg"), std::string::npos);
    EXPECT_NE(areas.error().message.find("mobilesBB_AnzahlMNB"), std::string::npos);
}

TEST(MobilePolygons, FailsOnALayerWithoutPolygons) {
    EXPECT_FALSE(areas_of({}, ""));
}

} // namespace
} // namespace netzatlas::ingest
