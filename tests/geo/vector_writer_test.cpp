#include "boxes.hpp"
#include "geo/vector_file.hpp"
#include "temporary_folder.hpp"

#include <gtest/gtest.h>
#include <thread>

namespace netzatlas::geo {
namespace {

using testing::box_shape;
using testing::bytes_of;
using testing::TemporaryFolder;

const std::string stamp = "2021-06-30T00:00:00.000Z";

void write(const std::filesystem::path& file, const std::string& driver,
           const std::vector<std::string>& options = {}) {
    auto writer = VectorWriter::create(file, driver, stamp, options);
    ASSERT_TRUE(writer) << writer.error().message;
    LayerShape shape{"cells", {{"name", FieldType::text}, {"share", FieldType::real}}};
    shape.geometry = driver == "CSV" ? GeometryType::none : GeometryType::polygons;
    ASSERT_TRUE(writer->add_layer(shape));
    for (int i = 0; i < 200; ++i) {
        const double x = 600'000 + 100.0 * (i * 37 % 200);
        const auto added =
            writer->add({{"Köthen", "0.1"}, box_shape(x, 5'700'000, x + 100, 5'700'100), {}});
        ASSERT_TRUE(added) << added.error().message;
    }
    const auto closed = writer->close();
    ASSERT_TRUE(closed) << closed.error().message;
}

class EveryDriver : public ::testing::TestWithParam<std::pair<std::string, std::string>> {};

TEST_P(EveryDriver, SameRecordsSameBytes) {
    const auto& [driver, extension] = GetParam();
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "a");
    std::filesystem::create_directories(folder / "b");
    write(folder / ("a/cells." + extension), driver);
    std::this_thread::sleep_for(std::chrono::milliseconds{1100}); // clocks count seconds
    write(folder / ("b/cells." + extension), driver);

    for (const auto& entry : std::filesystem::directory_iterator{folder / "a"}) {
        EXPECT_EQ(bytes_of(entry.path()), bytes_of(folder / "b" / entry.path().filename()))
            << entry.path();
    }
}

INSTANTIATE_TEST_SUITE_P(VectorWriter, EveryDriver,
                         ::testing::Values(std::pair{"GPKG", "gpkg"}, std::pair{"CSV", "csv"},
                                           std::pair{"GeoJSON", "geojson"},
                                           std::pair{"FlatGeobuf", "fgb"},
                                           std::pair{"ESRI Shapefile", "shp"}),
                         [](const auto& one) { return one.param.second; });

TEST(VectorWriter, CsvHasLineFeedsAndNumbersAsGiven) {
    const TemporaryFolder folder;
    auto writer = VectorWriter::create(folder / "x.csv", "CSV", stamp, {"SEPARATOR=SEMICOLON"});
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->add_layer(
        {"x", {{"key", FieldType::text}, {"name", FieldType::text}, {"share", FieldType::real}}}));
    ASSERT_TRUE(writer->add({{"01001000", "Köthen; \"Anhalt\"", "0.30000000000000004"}, {}, {}}));
    ASSERT_TRUE(writer->add({{"15001000", {}, {}}, {}, {}}));
    ASSERT_TRUE(writer->close());

    EXPECT_EQ(bytes_of(folder / "x.csv"),
              "key;name;share\n"
              "\"01001000\";\"Köthen; \"\"Anhalt\"\"\";0.30000000000000004\n"
              "\"15001000\";;\n");
}

TEST(VectorWriter, GeoPackageKeepsTheWholeDouble) {
    const TemporaryFolder folder;
    auto writer = VectorWriter::create(folder / "x.gpkg", "GPKG", stamp);
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->add_layer({"x", {{"share", FieldType::real}}}));
    ASSERT_TRUE(writer->add({{"0.30000000000000004"}, {}, {}}));
    ASSERT_TRUE(writer->close());

    const auto layer = VectorLayer::open(folder / "x.gpkg");
    ASSERT_TRUE(layer) << layer.error().message;
    EXPECT_TRUE(layer->each([](const Record& record) -> Result<void> {
        EXPECT_EQ(record.text(0), "0.30000000000000004");
        return {};
    }));
}

TEST(VectorWriter, GeoPackageMayHaveSeveralLayers) {
    const TemporaryFolder folder;
    auto writer = VectorWriter::create(folder / "x.gpkg", "GPKG", stamp, {"FID=id"});
    ASSERT_TRUE(writer) << writer.error().message;
    for (const std::string name : {"a", "b"}) {
        LayerShape shape{name, {{"v", FieldType::integer}}};
        shape.geometry = GeometryType::points;
        ASSERT_TRUE(writer->add_layer(shape));
        ASSERT_TRUE(writer->add({{"1"}, {}, Point{600'000, 5'700'000}}));
    }
    ASSERT_TRUE(writer->close());

    EXPECT_EQ(VectorLayer::layer_names(folder / "x.gpkg"), (std::vector<std::string>{"a", "b"}));
}

TEST(VectorWriter, ValuesMustFitTheirColumns) {
    const TemporaryFolder folder;
    auto writer = VectorWriter::create(folder / "x.gpkg", "GPKG", stamp);
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->add_layer({"x", {{"share", FieldType::real}}}));

    EXPECT_EQ(writer->add({{"0,5"}, {}, {}}).error().code, ErrorCode::bad_value);
    EXPECT_EQ(writer->add({{"1", "2"}, {}, {}}).error().code, ErrorCode::internal);
}

TEST(VectorWriter, AMissingFolderIsIo) {
    EXPECT_EQ(VectorWriter::create("/nowhere/x.gpkg", "GPKG", stamp).error().code, ErrorCode::io);
    EXPECT_EQ(VectorWriter::create("/nowhere/x.csv", "CSV", stamp).error().code, ErrorCode::io);
}

TEST(VectorWriter, UnknownFormatsAndOptionsAreBadRequests) {
    const TemporaryFolder folder;
    EXPECT_EQ(VectorWriter::create(folder / "x", "Nonsense", stamp).error().code,
              ErrorCode::bad_request);
    EXPECT_EQ(VectorWriter::create(folder / "x.gpkg", "GPKG", stamp, {"NONSENSE=1"}).error().code,
              ErrorCode::bad_request);
    EXPECT_EQ(VectorWriter::create(folder / "x.csv", "CSV", stamp, {"SEPARATOR=X"}).error().code,
              ErrorCode::bad_request);
}

} // namespace
} // namespace netzatlas::geo
