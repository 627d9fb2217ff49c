#include "geo/raster_blocks.hpp"
#include "temporary_folder.hpp"

#include <array>
#include <gdal_priv.h>
#include <gtest/gtest.h>

namespace netzatlas::geo {
namespace {

using testing::TemporaryFolder;

/// One cell as a GeoTIFF in the system that `definition` says, written by GDAL.
std::filesystem::path one_cell(const TemporaryFolder& folder, const std::string& definition) {
    GDALAllRegister();
    const auto file = folder / "cell.tif";
    auto* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    const GDALDatasetUniquePtr dataset{driver->Create(file.c_str(), 1, 1, 1, GDT_Byte, nullptr)};
    std::array<double, 6> affine{4300000, 100, 0, 3200000, 0, -100};
    dataset->SetGeoTransform(affine.data());
    OGRSpatialReference system;
    EXPECT_EQ(system.SetFromUserInput(definition.c_str()), OGRERR_NONE) << definition;
    dataset->SetSpatialRef(&system);
    return file;
}

TEST(RasterGrid, HasTheCodeItsKeysName) {
    for (const int code : {25832, 3035, 31468, 3857, 4258}) {
        const TemporaryFolder folder;

        const auto heads = band_heads(one_cell(folder, "EPSG:" + std::to_string(code)));

        ASSERT_TRUE(heads) << heads.error().message;
        EXPECT_EQ(heads->front().grid.epsg, code);
    }
}

TEST(RasterGrid, NeedsACodeForThePlaneAlone) {
    for (const auto* definition : {"+proj=utm +zone=32 +ellps=GRS80 +units=m", "EPSG:25832+7837"}) {
        const TemporaryFolder folder;

        const auto heads = band_heads(one_cell(folder, definition));

        ASSERT_FALSE(heads) << definition;
        EXPECT_NE(heads.error().message.find("gdal_edit.py -a_srs"), std::string::npos);
    }
}

} // namespace
} // namespace netzatlas::geo
