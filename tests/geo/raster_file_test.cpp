#include "geo/raster_file.hpp"
#include "temporary_folder.hpp"

#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <thread>

namespace netzatlas::geo {
namespace {

using testing::bytes_of;
using testing::TemporaryFolder;

Grid small_grid() {
    return {25832, 600'000, 5'700'300, 100, 4, 3};
}

std::vector<std::uint16_t> counted(std::uint16_t from) {
    std::vector<std::uint16_t> values(small_grid().size());
    for (auto& value : values) {
        value = from++;
    }
    return values;
}

TEST(RasterFile, GivesBackGridNamesAndCells) {
    const TemporaryFolder folder;
    const auto shares = counted(100);
    auto counts = counted(0);
    counts[5] = 65535;
    const std::array<RasterBand, 2> bands{RasterBand{"alle_1000", shares, {}},
                                          RasterBand{"4g", counts, {}}};
    ASSERT_TRUE(write_raster(folder / "x.tif", small_grid(), bands));

    const auto raster = RasterFile::open(folder / "x.tif");

    ASSERT_TRUE(raster) << raster.error().message;
    EXPECT_EQ(raster->grid(), small_grid());
    EXPECT_EQ(raster->band_names(), (std::vector<std::string>{"alle_1000", "4g"}));
    EXPECT_EQ(raster->band("4g"), 1);
    EXPECT_EQ(raster->band("5g"), std::nullopt);
    EXPECT_EQ(raster->cells(0, 0, 3), shares);
    EXPECT_EQ(raster->cells(1, 0, 3), counts);
}

TEST(RasterFile, MissingCellsAreNoNumbers) {
    const TemporaryFolder folder;
    auto values = counted(0);
    values[5] = 65535;
    const std::array<RasterBand, 1> bands{RasterBand{"4g", values, {}}};
    ASSERT_TRUE(write_raster(folder / "x.tif", small_grid(), bands));
    const auto raster = RasterFile::open(folder / "x.tif");
    ASSERT_TRUE(raster);

    const auto rows = raster->rows(0, 1, 2);

    ASSERT_TRUE(rows) << rows.error().message;
    ASSERT_EQ(rows->size(), 8U);
    EXPECT_EQ((*rows)[0], 4);
    EXPECT_TRUE(std::isnan((*rows)[1]));
    EXPECT_EQ((*rows)[7], 11);
    EXPECT_TRUE(std::isnan(raster->at({1, 1})->at(0)));
    EXPECT_EQ(raster->at({2, 3})->at(0), 11);
}

TEST(RasterFile, RealLayersKeepTheirValues) {
    const TemporaryFolder folder;
    std::vector<float> values(small_grid().size(), 0.125F);
    values[0] = std::numeric_limits<float>::quiet_NaN();
    const std::array<RasterBand, 1> bands{RasterBand{"households", {}, values}};
    ASSERT_TRUE(write_raster(folder / "x.tif", small_grid(), bands));
    const auto raster = RasterFile::open(folder / "x.tif");
    ASSERT_TRUE(raster) << raster.error().message;

    EXPECT_TRUE(std::isnan(raster->at({0, 0})->at(0)));
    EXPECT_EQ(raster->at({0, 1})->at(0), 0.125);
    EXPECT_EQ(raster->cells(0, 0, 3).error().code, ErrorCode::bad_request);
}

TEST(RasterFile, SameValuesSameBytes) {
    const TemporaryFolder folder;
    const auto values = counted(7);
    const std::array<RasterBand, 2> bands{RasterBand{"a", values, {}}, RasterBand{"b", values, {}}};
    ASSERT_TRUE(write_raster(folder / "a.tif", small_grid(), bands));
    std::this_thread::sleep_for(std::chrono::milliseconds{1100});
    ASSERT_TRUE(write_raster(folder / "b.tif", small_grid(), bands));

    EXPECT_EQ(bytes_of(folder / "a.tif"), bytes_of(folder / "b.tif"));
}

TEST(RasterFile, TheHeadStandsInFrontOfTheCells) {
    const TemporaryFolder folder;
    const auto values = counted(7);
    const std::array<RasterBand, 1> bands{RasterBand{"a", values, {}}};
    ASSERT_TRUE(write_raster(folder / "a.tif", small_grid(), bands));

    const auto bytes = bytes_of(folder / "a.tif");

    EXPECT_EQ(bytes.substr(0, 4), std::string("II*\0", 4));
    EXPECT_EQ(bytes.substr(4, 4), std::string("\x08\0\0\0", 4)) << "first directory at byte 8";
}

TEST(RasterFile, OutsideTheGridIsNotFound) {
    const TemporaryFolder folder;
    const auto values = counted(7);
    const std::array<RasterBand, 1> bands{RasterBand{"a", values, {}}};
    ASSERT_TRUE(write_raster(folder / "a.tif", small_grid(), bands));
    const auto raster = RasterFile::open(folder / "a.tif");
    ASSERT_TRUE(raster);

    EXPECT_EQ(raster->at({3, 0}).error().code, ErrorCode::not_found);
    EXPECT_EQ(raster->rows(0, 2, 2).error().code, ErrorCode::bad_request);
    EXPECT_EQ(raster->rows(1, 0, 1).error().code, ErrorCode::bad_request);
}

TEST(RasterFile, LayersMustFillTheGrid) {
    const TemporaryFolder folder;
    const std::vector<std::uint16_t> few(5);
    const std::array<RasterBand, 1> bands{RasterBand{"a", few, {}}};

    EXPECT_EQ(write_raster(folder / "a.tif", small_grid(), bands).error().code,
              ErrorCode::bad_value);
    EXPECT_EQ(write_raster(folder / "a.tif", small_grid(), {}).error().code, ErrorCode::bad_value);
}

TEST(RasterFile, BrokenFilesAreErrors) {
    const TemporaryFolder folder;
    EXPECT_EQ(RasterFile::open(folder / "none.tif").error().code, ErrorCode::io);
    EXPECT_EQ(RasterFile::open(folder.file("x.tif", "II*")).error().code, ErrorCode::bad_source);
}

} // namespace
} // namespace netzatlas::geo
