#include "ingest/raster_cells.hpp"

#include "ingest/written_file.hpp"

#include <array>
#include <cmath>
#include <gdal_priv.h>
#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::findings_of;
using netzatlas::testing::Folder;
using netzatlas::testing::rules_of;

/// A GeoTIFF of 3 × 2 cells of 100 m, as somebody else's program writes it.
struct ForeignRaster {
    std::array<double, 6> affine{600000, 100, 0, 5700200, 0, -100};
    int epsg = 25832; ///< 0: no system
    std::vector<std::vector<float>> bands{{0, 50, 100, 25, 12.34F, -9999}};
    std::vector<std::string> names{};
};

std::filesystem::path write(const Folder& folder, const ForeignRaster& raster) {
    GDALAllRegister();
    const auto file = folder / "cells.tif";
    auto* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    const GDALDatasetUniquePtr dataset{driver->Create(
        file.c_str(), 3, 2, static_cast<int>(raster.bands.size()), GDT_Float32, nullptr)};
    auto affine = raster.affine;
    dataset->SetGeoTransform(affine.data());
    OGRSpatialReference system;
    if (raster.epsg != 0 && system.importFromEPSG(raster.epsg) == OGRERR_NONE) {
        dataset->SetSpatialRef(&system);
    }
    for (std::size_t i = 0; i < raster.bands.size(); ++i) {
        auto values = raster.bands[i];
        auto* band = dataset->GetRasterBand(static_cast<int>(i) + 1);
        band->SetNoDataValue(-9999);
        if (i < raster.names.size()) {
            band->SetDescription(raster.names[i].c_str());
        }
        EXPECT_EQ(
            band->RasterIO(GF_Write, 0, 0, 3, 2, values.data(), 3, 2, GDT_Float32, 0, 0, nullptr),
            CE_None);
    }
    return file;
}

Result<RasterCells> opened(const ForeignRaster& raster, const RasterOptions& options) {
    const Folder folder;
    return RasterCells::open(write(folder, raster), options);
}

const RasterOptions shares{RasterMeaning::share, 1, {}, "down_fn_hh_alle_1000"};

TEST(RasterCells, GivesSharesInHundredthsAndNoDataAsNotDelivered) { // D13
    const auto cells = opened({}, shares);

    ASSERT_TRUE(cells) << cells.error().message;
    EXPECT_EQ(cells->grid(), (Grid{25832, 600000, 5700200, 100, 3, 2}));
    EXPECT_EQ(*cells->cells(0, 0, 2),
              (std::vector<std::uint16_t>{0, 5000, 10000, 2500, 1234, cell_not_delivered}));
    EXPECT_FALSE(cells->layers().front().inexact);
}

TEST(RasterCells, ScalesFractionsToPercent) {
    const auto cells = opened({.bands = {{0, 0.5, 1, 0.25, 1, -9999}}},
                              {RasterMeaning::share, 100, {}, "down_fn_hh_alle_1000"});

    ASSERT_TRUE(cells) << cells.error().message;
    EXPECT_EQ((*cells->cells(0, 0, 1))[1], 5000);
}

TEST(RasterCells, KeepsItsOwnGridInAnotherSystem) {
    const auto cells =
        opened({.affine = {4321000, 1000, 0, 3210000, 0, -1000}, .epsg = 3035}, shares);

    ASSERT_TRUE(cells) << cells.error().message;
    EXPECT_EQ(cells->grid().epsg, 3035);
    EXPECT_EQ(cells->grid().cell_size, 1000);
}

TEST(RasterCells, TellsValuesThatCannotBe) {
    auto cells = opened({.bands = {{0, 50, 100.39F, -3, 12, -9999}}}, shares);

    ASSERT_TRUE(cells) << cells.error().message;
    const auto findings = cells->take_findings();
    ASSERT_EQ(rules_of(findings), "value_out_of_range");
    EXPECT_EQ(findings.front().severity, Severity::error);
    EXPECT_EQ((*cells->cells(0, 0, 1))[2], cell_not_delivered);
}

TEST(RasterCells, TakesOnlyWholeNumbersOfNetworks) { // D8
    auto cells =
        opened({.bands = {{0, 1, 4, 2.5F, 3, -9999}}}, {RasterMeaning::count, 1, {}, "5g_count"});

    ASSERT_TRUE(cells) << cells.error().message;
    EXPECT_EQ(rules_of(cells->take_findings()), "value_out_of_range");
}

/// Each is refused with a sentence that says what to do.
TEST(RasterCells, RefusesWhatIsNoGridOfCells) {
    struct Refused {
        ForeignRaster raster;
        RasterOptions options;
        const char* words;
    };
    const std::vector<Refused> all{
        {{.affine = {600000, 100, 3, 5700200, 3, -100}}, shares, "gdalwarp"},
        {{.affine = {600000, 100, 0, 5700200, 0, -50}}, shares, "not square"},
        {{.affine = {600000, 100, 0, 5700000, 0, 100}}, shares, "north-up"},
        {{.epsg = 0}, shares, "gdal_edit.py -a_srs"},
        {{}, {RasterMeaning::share, 1, 2, "a"}, "no band 2"},
        {{}, {RasterMeaning::share, 1, {}, ""}, "has no name"},
        {{.bands = {std::vector<float>(6), std::vector<float>(6)}}, shares, "cannot all be"}};
    for (const auto& refused : all) {
        const auto cells = opened(refused.raster, refused.options);
        ASSERT_FALSE(cells) << refused.words;
        EXPECT_EQ(cells.error().code, ErrorCode::bad_source);
        EXPECT_NE(cells.error().message.find("cells.tif"), std::string::npos);
        EXPECT_NE(cells.error().message.find(refused.words), std::string::npos)
            << cells.error().message;
    }
}

TEST(RasterCells, RefusesATruncatedFile) {
    const Folder folder;
    const auto file = write(folder, {});
    std::filesystem::resize_file(file, 200);

    const auto cells = RasterCells::open(file, shares);

    ASSERT_FALSE(cells);
    EXPECT_NE(cells.error().message.find("cells.tif"), std::string::npos) << cells.error().message;
}

/// 625 million cells in a file of a few bytes: refused before one is read.
TEST(RasterCells, RefusesMoreCellsThanABuildTakes) {
    const Folder folder;
    const auto file = folder / "europe.tif";
    const std::array<const char*, 3> options{"SPARSE_OK=TRUE", "TILED=YES", nullptr};
    GDALAllRegister();
    {
        const GDALDatasetUniquePtr dataset{GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
            file.c_str(), 25'000, 25'000, 1, GDT_Byte, const_cast<char**>(options.data()))};
        std::array<double, 6> affine{2'500'000, 100, 0, 5'000'000, 0, -100};
        OGRSpatialReference system;
        ASSERT_EQ(system.importFromEPSG(3035), OGRERR_NONE);
        dataset->SetGeoTransform(affine.data());
        dataset->SetSpatialRef(&system);
    }

    const auto cells = RasterCells::open(file, shares);

    ASSERT_FALSE(cells);
    EXPECT_EQ(cells.error().message,
              "europe.tif: 25000 x 25000 cells are more than the 200 million a build takes: cut it "
              "to the regions (gdalwarp -te …) or take larger cells (-tr …)");
}

TEST(RasterCells, TakesBandsByTheirOwnNames) {
    const auto cells = opened(
        {.bands = {std::vector<float>(6, 1), std::vector<float>(6)}, .names = {"4g_dt", "4g_vf"}},
        {RasterMeaning::flag, 1, {}, ""});

    ASSERT_TRUE(cells) << cells.error().message;
    ASSERT_EQ(cells->layers().size(), 2U);
    EXPECT_EQ(cells->layers()[1].name, "4g_vf");
    EXPECT_EQ(cells->cells(0, 0, 2)->front(), 1);
}

} // namespace
} // namespace netzatlas::ingest
