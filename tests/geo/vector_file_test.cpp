#include "boxes.hpp"
#include "geo/vector_file.hpp"
#include "temporary_folder.hpp"

#include <gtest/gtest.h>

namespace netzatlas::geo {
namespace {

using testing::box_shape;
using testing::cut_short;
using testing::TemporaryFolder;

const std::string stamp = "2021-06-30T00:00:00.000Z";

/// A file of `count` boxes with the columns key, number and share.
std::filesystem::path boxes(const std::filesystem::path& file, const std::string& driver,
                            int count = 3, int epsg = 25832) {
    auto writer = VectorWriter::create(file, driver, stamp);
    EXPECT_TRUE(writer) << writer.error().message;
    LayerShape shape;
    shape.name = "boxes";
    shape.fields = {{"key", FieldType::text},
                    {"number", FieldType::integer},
                    {"share", FieldType::real},
                    {"day", FieldType::date}};
    shape.geometry = GeometryType::polygons;
    shape.epsg = epsg;
    EXPECT_TRUE(writer->add_layer(shape));
    for (int i = 0; i < count; ++i) {
        const double x = 600'000 + 100.0 * i;
        OutRecord record{{"0" + std::to_string(i), std::to_string(i), "0.1", "2021-06-30"},
                         box_shape(x, 5'700'000, x + 100, 5'700'100),
                         {}};
        const auto added = writer->add(record);
        EXPECT_TRUE(added) << added.error().message;
    }
    const auto closed = writer->close();
    EXPECT_TRUE(closed) << closed.error().message;
    return file;
}

Result<void> read_all(const VectorLayer& layer) {
    return layer.each([](const Record& record) -> Result<void> {
        const auto shape = record.polygons();
        return shape ? Result<void>{} : fail(shape.error());
    });
}

struct Format {
    std::string driver;
    std::string name;
};

class EveryFormat : public ::testing::TestWithParam<Format> {};

TEST_P(EveryFormat, GivesBackWhatWasWritten) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(boxes(folder / GetParam().name, GetParam().driver));
    ASSERT_TRUE(layer) << layer.error().message;
    EXPECT_EQ(layer->record_count(), 3);
    int seen = 0;

    const auto read = layer->each([&](const Record& record) -> Result<void> {
        EXPECT_EQ(record.number(), seen + 1);
        EXPECT_EQ(record.text(*layer->field("key")), "0" + std::to_string(seen));
        EXPECT_EQ(record.integer(*layer->field("number")), seen);
        EXPECT_EQ(record.real(*layer->field("share")), 0.1);
        EXPECT_EQ(record.text(*layer->field("share")), "0.1");
        EXPECT_EQ(record.text(*layer->field("day")), "2021-06-30");
        EXPECT_DOUBLE_EQ(area(*record.polygons()), 10'000);
        ++seen;
        return {};
    });

    EXPECT_TRUE(read) << read.error().message;
    EXPECT_EQ(seen, 3);
    EXPECT_EQ(layer->epsg(), 25832);
}

INSTANTIATE_TEST_SUITE_P(VectorLayer, EveryFormat,
                         ::testing::Values(Format{"GPKG", "boxes.gpkg"},
                                           Format{"ESRI Shapefile", "boxes.shp"},
                                           Format{"GeoJSON", "boxes.geojson"}),
                         [](const auto& one) { return one.param.name.substr(6); });

TEST(VectorLayer, AMissingFileIsIo) {
    const auto layer = VectorLayer::open("/nowhere/x.gpkg");

    ASSERT_FALSE(layer);
    EXPECT_EQ(layer.error().code, ErrorCode::io);
}

TEST(VectorLayer, AnEmptyFileIsNamedSo) {
    const TemporaryFolder folder;
    for (const std::string name : {"x.gpkg", "x.csv", "x.geojson", "x.shp"}) {
        const auto layer = VectorLayer::open(folder.file(name, ""));
        ASSERT_FALSE(layer);
        EXPECT_EQ(layer.error().message, name + ": the file is empty (0 bytes): get it again");
    }
}

TEST(VectorLayer, ForeignBytesAreNoSource) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(folder.file("x.gpkg", std::string(5000, 'x')));

    ASSERT_FALSE(layer);
    EXPECT_EQ(layer.error().code, ErrorCode::bad_source);
}

TEST(VectorLayer, DriversThatFollowAddressesAreRefused) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(
        folder.file("x.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>/etc/passwd"
                             "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"));

    ASSERT_FALSE(layer);
    EXPECT_EQ(layer.error().code, ErrorCode::bad_source);
}

TEST(VectorLayer, AGeoPackageCutShortIsAnError) {
    const TemporaryFolder folder;
    const auto file = boxes(folder / "boxes.gpkg", "GPKG", 500);
    cut_short(file, 0.8);

    const auto layer = VectorLayer::open(file);

    ASSERT_FALSE(layer);
    EXPECT_EQ(layer.error().code, ErrorCode::bad_source);
    EXPECT_NE(layer.error().message.find("breaks off"), std::string::npos);
}

TEST(VectorLayer, ADamagedGeoPackageIsAnError) {
    const TemporaryFolder folder;
    const auto file = boxes(folder / "boxes.gpkg", "GPKG", 3000);
    auto bytes = testing::bytes_of(file);
    for (std::size_t page = bytes.size() / 4096 * 4 / 10; page < bytes.size() / 4096 * 9 / 10;
         ++page) {
        bytes.replace(page * 4096, 4096, 4096, '\x7F');
    }
    const auto layer = VectorLayer::open(folder.file("boxes.gpkg", bytes));

    const auto read = layer ? read_all(*layer) : fail(layer.error());

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::bad_source) << read.error().message;
}

TEST(VectorLayer, AShapefileCutShortIsAnError) {
    const TemporaryFolder folder;
    for (const std::string part : {"shp", "shx", "dbf"}) {
        const auto file = boxes(folder / "boxes.shp", "ESRI Shapefile", 100);
        cut_short(folder / ("boxes." + part), 0.7);
        const auto layer = VectorLayer::open(file);
        ASSERT_FALSE(layer) << part;
        EXPECT_EQ(layer.error().code, ErrorCode::bad_source);
    }
}

TEST(VectorLayer, AShapefileWithoutItsTableIsAnError) {
    const TemporaryFolder folder;
    const auto file = boxes(folder / "boxes.shp", "ESRI Shapefile");
    std::filesystem::remove(folder / "boxes.dbf");

    const auto layer = VectorLayer::open(file);

    ASSERT_FALSE(layer);
    EXPECT_NE(layer.error().message.find("companion .dbf"), std::string::npos);
}

TEST(VectorLayer, AGeoJsonCutShortIsAnError) {
    const TemporaryFolder folder;
    const auto file = boxes(folder / "boxes.geojson", "GeoJSON", 100);
    cut_short(file, 0.7);

    const auto layer = VectorLayer::open(file);
    const auto read = layer ? read_all(*layer) : fail(layer.error());

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::bad_source);
}

TEST(VectorLayer, OldGeoJsonKeepsItsDeclaredSystem) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(folder.file("x.geojson", R"({"type":"FeatureCollection",
        "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3035"}},
        "features":[{"type":"Feature","properties":{"a":1},"geometry":
        {"type":"Point","coordinates":[4433150,3216250]}}]})"));
    ASSERT_TRUE(layer) << layer.error().message;
    EXPECT_EQ(layer->epsg(), 3035);

    const auto read = layer->each([](const Record& record) -> Result<void> {
        EXPECT_EQ(record.point(), (Point{4433150, 3216250}));
        return {};
    });

    EXPECT_TRUE(read);
}

TEST(VectorLayer, GeoJsonWithoutDeclarationIsInDegrees) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(
        folder.file("x.geojson", R"({"type":"Feature","properties":{},"geometry":null})"));

    ASSERT_TRUE(layer) << layer.error().message;
    EXPECT_EQ(layer->epsg(), 4326);
}

TEST(VectorLayer, AShapefileWithoutItsPrjDeclaresNoSystem) {
    const TemporaryFolder folder;
    const auto file = boxes(folder / "boxes.shp", "ESRI Shapefile");
    std::filesystem::remove(folder / "boxes.prj");

    const auto layer = VectorLayer::open(file);

    ASSERT_TRUE(layer);
    EXPECT_EQ(layer->crs(), "");
    EXPECT_EQ(layer->epsg(), 0);
}

TEST(VectorLayer, AMissingColumnIsNamedBesideThoseThereAre) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(boxes(folder / "boxes.gpkg", "GPKG"));
    ASSERT_TRUE(layer);

    const auto column = layer->need_field("AGS");

    ASSERT_FALSE(column);
    EXPECT_EQ(column.error().message,
              "boxes.gpkg: column 'AGS' is missing; the file has key, number, share, day: check "
              "that it is the right file and edition");
}

TEST(VectorLayer, ColumnsAreFoundInAnyCaseExactFirst) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(folder.file("x.csv", "ags,AGS,gen\n"));
    ASSERT_TRUE(layer);

    EXPECT_EQ(layer->field("AGS"), 1);
    EXPECT_EQ(layer->field("GEN"), 2);
    EXPECT_EQ(layer->field("BEZ"), std::nullopt);
}

TEST(VectorLayer, AMissingLayerIsNamedBesideThoseThereAre) {
    const TemporaryFolder folder;
    OpenOptions options;
    options.layer = "VG250_GEM";
    const auto layer = VectorLayer::open(boxes(folder / "boxes.gpkg", "GPKG"), options);

    ASSERT_FALSE(layer);
    EXPECT_EQ(layer.error().message, "boxes.gpkg: no layer 'VG250_GEM'; it has boxes");
}

TEST(VectorLayer, TheVisitorStopsTheReading) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(boxes(folder / "boxes.gpkg", "GPKG"));
    ASSERT_TRUE(layer);
    int seen = 0;

    const auto read = layer->each([&seen](const Record&) -> Result<void> {
        ++seen;
        return fail(ErrorCode::bad_value, "enough");
    });

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, "enough");
    EXPECT_EQ(seen, 1);
}

TEST(VectorLayer, ASpreadsheetGivesEveryRowAsText) {
    const TemporaryFolder folder;
    auto writer = VectorWriter::create(folder / "x.xlsx", "XLSX", stamp);
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->add_layer({"Blatt", {{"a", FieldType::text}, {"b", FieldType::real}}}));
    ASSERT_TRUE(writer->add({{"01001000", "0.25"}, {}, {}}));
    ASSERT_TRUE(writer->close());
    OpenOptions options;
    options.raw_rows = true;
    const auto layer = VectorLayer::open(folder / "x.xlsx", options);
    ASSERT_TRUE(layer) << layer.error().message;
    std::vector<std::string> seen;

    const auto read = layer->each([&seen](const Record& record) -> Result<void> {
        seen.push_back(record.text(0).value_or("-") + "|" + record.text(1).value_or("-"));
        return {};
    });

    EXPECT_TRUE(read);
    EXPECT_EQ(seen, (std::vector<std::string>{"a|b", "01001000|0.25"}));
}

TEST(VectorLayer, LayerNamesAreListed) {
    const TemporaryFolder folder;

    EXPECT_EQ(VectorLayer::layer_names(boxes(folder / "boxes.gpkg", "GPKG")),
              std::vector<std::string>{"boxes"});
    EXPECT_EQ(VectorLayer::layer_names(folder.file("t.csv", "a,b\n")),
              std::vector<std::string>{"t"});
}

} // namespace
} // namespace netzatlas::geo
