#include "box_file.hpp"

namespace netzatlas::geo {
namespace {

using testing::box_file;
using testing::cut_short;
using testing::TemporaryFolder;

Result<void> read_all(const VectorLayer& layer) {
    return layer.each([](const Record& record) -> Result<void> {
        const auto shape = record.polygons();
        return shape ? Result<void>{} : fail(shape.error());
    });
}

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
    const auto file = box_file(folder / "boxes.gpkg", "GPKG", 500);
    cut_short(file, 0.8);

    const auto layer = VectorLayer::open(file);

    ASSERT_FALSE(layer);
    EXPECT_EQ(layer.error().code, ErrorCode::bad_source);
    EXPECT_NE(layer.error().message.find("breaks off"), std::string::npos);
}

TEST(VectorLayer, ADamagedGeoPackageIsAnError) {
    const TemporaryFolder folder;
    const auto file = box_file(folder / "boxes.gpkg", "GPKG", 3000);
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
        const auto file = box_file(folder / "boxes.shp", "ESRI Shapefile", 100);
        cut_short(folder / ("boxes." + part), 0.7);
        const auto layer = VectorLayer::open(file);
        ASSERT_FALSE(layer) << part;
        EXPECT_EQ(layer.error().code, ErrorCode::bad_source);
    }
}

TEST(VectorLayer, AShapefileWithoutItsTableIsAnError) {
    const TemporaryFolder folder;
    const auto file = box_file(folder / "boxes.shp", "ESRI Shapefile");
    std::filesystem::remove(folder / "boxes.dbf");

    const auto layer = VectorLayer::open(file);

    ASSERT_FALSE(layer);
    EXPECT_NE(layer.error().message.find("companion .dbf"), std::string::npos);
}

TEST(VectorLayer, AGeoJsonCutShortIsAnError) {
    const TemporaryFolder folder;
    const auto file = box_file(folder / "boxes.geojson", "GeoJSON", 100);
    cut_short(file, 0.7);

    const auto layer = VectorLayer::open(file);
    const auto read = layer ? read_all(*layer) : fail(layer.error());

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::bad_source);
}

} // namespace
} // namespace netzatlas::geo
