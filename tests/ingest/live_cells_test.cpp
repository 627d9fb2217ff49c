#include "geo/transform.hpp"
#include "geo/vector_file.hpp"
#include "ingest/cells.hpp"
#include "ingest/written_file.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <utility>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::Folder;
using netzatlas::testing::rules_of;

/// `mobilfunk_2025_12` of the live service with one cell, 100mN57762E6821.
struct Live {
    std::string driver = "GPKG";
    std::string ending = "gpkg";
    std::vector<std::string> columns{"verf_4g_dt", "verf_4g_vf", "verf_4g_tf",
                                     "verf_4g_ee", "verf_5g_dt", "verf_4g"};
    std::vector<std::optional<std::string>> values{"1", "1", "0", "2", "1", "3"};
    double east = 682100;
    int epsg = 25832;
    bool bow_tie = false;

    Result<CellTable> read() const {
        const Folder folder;
        const auto file = folder / ("mobilfunk_2025_12." + ending);
        auto writer = *geo::VectorWriter::create(file, driver, "2025-12-31T00:00:00Z");
        geo::LayerShape shape{
            "mobilfunk_2025_12",
            {{"raster_id", geo::FieldType::text}, {"beste_tech", geo::FieldType::text}},
            geo::GeometryType::polygons,
            epsg};
        geo::OutRecord record{{"100mN57762E6821", "5G"}, {}};
        for (std::size_t i = 0; i < columns.size(); ++i) {
            shape.fields.push_back({columns[i], geo::FieldType::integer});
            record.texts.push_back(values[i]);
        }
        geo::Ring square{{east, 5776200},
                         {east + 100, 5776200},
                         {east + 100, 5776300},
                         {east, 5776300},
                         {east, 5776200}};
        if (bow_tie) {
            std::swap(square[1], square[2]);
        }
        record.polygons = {{geo::Polygon{{square}}}};
        EXPECT_TRUE(writer.add_layer(shape));
        EXPECT_TRUE(writer.add(record));
        EXPECT_TRUE(writer.close());
        return read_mobile_cells(file, {});
    }
};

TEST(LiveCells, ReadsTheFlagsOfEachNetworkFromAGeoPackage) { // D8
    const auto table = Live{}.read();

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "unknown_column"); // beste_tech
    std::map<std::string, std::uint16_t> flags;
    for (const auto& column : table->columns) {
        EXPECT_EQ(column.scale, CellScale::flags) << column.name;
        flags[column.name] = column.values.front();
    }
    EXPECT_EQ(flags, (std::map<std::string, std::uint16_t>{
                         {"4g_dt", 1}, {"4g_vf", 1}, {"4g_tf", 0}, {"4g_ee", 2}, {"5g_dt", 1}}));
}

TEST(LiveCells, ReportsASumWithoutOneOfItsNetworks) {
    Live live;
    live.values.back() = "1"; // 1&1 roams, the sum does not say so
    const auto table = live.read();

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(rules_of(table->findings), "part_above_union unknown_column");
    EXPECT_EQ(table->findings.back().column, "verf_4g");
    EXPECT_EQ(table->findings.back().row, 1);
    EXPECT_EQ(table->findings.back().value, "1");
}

TEST(LiveCells, ReportsFlagsThatAreNone) {
    Live live;
    live.values = {"4", "1", "0", "2", "1", "7"};
    const auto table = live.read();

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "out_of_range unknown_column");
    EXPECT_EQ(table->columns.front().values.front(), cell_not_delivered);
}

TEST(LiveCells, ReportsASquareDrawnElsewhere) {
    Live live;
    live.east += 100;
    const auto table = live.read();

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "cell_id_mismatch unknown_column");
    EXPECT_TRUE(table->cells.empty());
}

TEST(LiveCells, ReportsABowTieBetweenTheFourCorners) { // D13
    Live live;
    live.bow_tie = true;
    const auto table = live.read();

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "cell_id_mismatch unknown_column");
    EXPECT_NE(table->findings.back().meaning.find("no square"), std::string::npos);
    EXPECT_TRUE(table->cells.empty());
}

TEST(LiveCells, FailsOnAnotherSystemAndWithoutFiveG) {
    Live elsewhere;
    elsewhere.epsg = 3035;
    Live old;
    old.columns = {"verf_4g_dt", "verf_5g_sa_dt"};

    const auto moved = elsewhere.read();
    const auto without = old.read();

    ASSERT_FALSE(moved);
    EXPECT_NE(moved.error().message.find("EPSG:3035"), std::string::npos);
    ASSERT_FALSE(without); // 5G SA alone is not 5G (D9)
    EXPECT_NE(without.error().message.find("verf_5g_dt"), std::string::npos);
}

/// As the service answers `f=geojson`: degrees, whatever the layer's own system.
TEST(LiveCells, HoldsAnAnswerInDegreesAgainstItsIds) {
    const auto text = [](double east) {
        const auto to_degrees = *geo::Transform::between(25832, 4326);
        std::string ring;
        for (const auto& [x, y] : {std::pair{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}}) {
            const auto point = *to_degrees({east + x, 5776200.0 + y});
            ring += fmt::format("{}[{:.9f},{:.9f}]", ring.empty() ? "" : ",", point.x, point.y);
        }
        return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
               R"({"raster_id":"100mN57762E6821","verf_4g_dt":1,"verf_5g_dt":3},"geometry":)"
               R"({"type":"Polygon","coordinates":[[)" +
               ring + "]]}}]}";
    };
    const Folder folder;
    const auto here = read_mobile_cells(folder.write("a.geojson", text(682100)), {});
    const auto there = read_mobile_cells(folder.write("b.geojson", text(682200)), {});

    ASSERT_TRUE(here) << here.error().message;
    EXPECT_EQ(rules_of(here->findings), "");
    EXPECT_EQ(here->columns[1].values, std::vector<std::uint16_t>{3});
    ASSERT_TRUE(there) << there.error().message;
    EXPECT_EQ(rules_of(there->findings), "cell_id_mismatch");
}

} // namespace
} // namespace netzatlas::ingest
