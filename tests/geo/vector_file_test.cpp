#include "box_file.hpp"

namespace netzatlas::geo {
namespace {

using testing::box_file;
using testing::stamp;
using testing::TemporaryFolder;

struct Format {
    std::string driver;
    std::string name;
};

class EveryFormat : public ::testing::TestWithParam<Format> {};

TEST_P(EveryFormat, GivesBackWhatWasWritten) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(box_file(folder / GetParam().name, GetParam().driver));
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
    const auto file = box_file(folder / "boxes.shp", "ESRI Shapefile");
    std::filesystem::remove(folder / "boxes.prj");

    const auto layer = VectorLayer::open(file);

    ASSERT_TRUE(layer);
    EXPECT_EQ(layer->crs(), "");
    EXPECT_EQ(layer->epsg(), 0);
}

TEST(VectorLayer, AMissingColumnIsNamedBesideThoseThereAre) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(box_file(folder / "boxes.gpkg", "GPKG"));
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
    const auto layer = VectorLayer::open(box_file(folder / "boxes.gpkg", "GPKG"), options);

    ASSERT_FALSE(layer);
    EXPECT_EQ(layer.error().message, "boxes.gpkg: no layer 'VG250_GEM'; it has boxes");
}

TEST(VectorLayer, TheVisitorStopsTheReading) {
    const TemporaryFolder folder;
    const auto layer = VectorLayer::open(box_file(folder / "boxes.gpkg", "GPKG"));
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

    EXPECT_EQ(VectorLayer::layer_names(box_file(folder / "boxes.gpkg", "GPKG")),
              std::vector<std::string>{"boxes"});
    EXPECT_EQ(VectorLayer::layer_names(folder.file("t.csv", "a,b\n")),
              std::vector<std::string>{"t"});
}

} // namespace
} // namespace netzatlas::geo
