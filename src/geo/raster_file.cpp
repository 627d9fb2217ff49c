#include "geo/raster_file.hpp"

#include "geo/gdal.hpp"
#include "geo/raster_grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cpl_string.h>
#include <fmt/format.h>
#include <limits>
#include <mutex>
#include <ogr_spatialref.h>

namespace netzatlas::geo {

namespace {

constexpr std::uint16_t no_data = 65535;

/// One block of one band: small enough that a look at one cell inflates little.
constexpr const char* block_cells = "128";

Result<void> check_bands(const Grid& grid, std::span<const RasterBand> bands) {
    for (const auto& band : bands) {
        const bool whole_numbers = !bands.front().values.empty();
        if ((whole_numbers ? band.values.size() : band.reals.size()) != grid.size()) {
            return fail(ErrorCode::bad_value,
                        fmt::format("layer {} has {} values for {} cells", band.name,
                                    std::max(band.values.size(), band.reals.size()), grid.size()));
        }
    }
    return bands.empty() || grid.size() == 0
               ? fail(ErrorCode::bad_value, "a raster needs layers and cells")
               : Result<void>{};
}

/// Everything that stands in the head of the file comes before the first cell, so that the head
/// stays in front.
bool write_head(GDALDataset& dataset, const Grid& grid, std::span<const RasterBand> bands) {
    OGRSpatialReference system;
    std::array<double, 6> affine{grid.west, grid.cell_size, 0, grid.north, 0, -grid.cell_size};
    const bool whole_numbers = !bands.front().values.empty();
    bool good = system.importFromEPSG(grid.epsg) == OGRERR_NONE &&
                dataset.SetSpatialRef(&system) == CE_None &&
                dataset.SetGeoTransform(affine.data()) == CE_None;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        auto* band = dataset.GetRasterBand(static_cast<int>(i) + 1);
        band->SetDescription(bands[i].name.c_str());
        good = good &&
               band->SetNoDataValue(
                   whole_numbers ? no_data : std::numeric_limits<double>::quiet_NaN()) == CE_None;
    }
    return good;
}

template <class Value>
bool write_cells(GDALRasterBand& band, const Grid& grid, std::span<const Value> values,
                 GDALDataType type) {
    // GDAL asks for a changeable pointer and only reads when told to write.
    auto* cells = const_cast<Value*>(values.data());
    return band.RasterIO(GF_Write, 0, 0, grid.columns, grid.rows, cells, grid.columns, grid.rows,
                         type, 0, 0, nullptr) == CE_None;
}

bool write_band(GDALRasterBand& band, const Grid& grid, const RasterBand& from) {
    return from.values.empty() ? write_cells(band, grid, from.reals, GDT_Float32)
                               : write_cells(band, grid, from.values, GDT_UInt16);
}

CPLStringList creation_options(bool whole_numbers) {
    CPLStringList options;
    options.SetNameValue("TILED", "YES");
    options.SetNameValue("BLOCKXSIZE", block_cells);
    options.SetNameValue("BLOCKYSIZE", block_cells);
    options.SetNameValue("COMPRESS", "DEFLATE");
    options.SetNameValue("ZLEVEL", "6");
    options.SetNameValue("PREDICTOR", whole_numbers ? "2" : "3");
    options.SetNameValue("INTERLEAVE", "BAND");
    options.SetNameValue("BIGTIFF", "IF_SAFER");
    options.SetNameValue("NUM_THREADS", "1"); // more of them may change the order of the blocks
    return options;
}

} // namespace

Result<void> write_raster(const std::filesystem::path& file, const Grid& grid,
                          std::span<const RasterBand> bands) {
    if (auto fits = check_bands(grid, bands); !fits) {
        return fits;
    }
    gdal_ready();
    const GdalErrors errors;
    const bool whole_numbers = !bands.front().values.empty();
    const auto failed = [&] {
        return fail(ErrorCode::io, fmt::format("{}: cannot be written: {}", file.string(),
                                               errors.text("check permissions and disk")));
    };
    auto* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    CPLStringList options = creation_options(whole_numbers);
    GDALDatasetUniquePtr dataset{
        driver->Create(file.c_str(), grid.columns, grid.rows, static_cast<int>(bands.size()),
                       whole_numbers ? GDT_UInt16 : GDT_Float32, options.List())};
    if (!dataset || !write_head(*dataset, grid, bands)) {
        return failed();
    }
    for (std::size_t i = 0; i < bands.size(); ++i) {
        auto& band = *dataset->GetRasterBand(static_cast<int>(i) + 1);
        if (!write_band(band, grid, bands[i]) || band.FlushCache(false) != CE_None) {
            return failed();
        }
    }
    dataset.reset();
    return errors.any() ? failed() : Result<void>{};
}

struct RasterFile::Impl {
    std::string name;
    GDALDatasetUniquePtr dataset;
    Grid grid;
    std::vector<std::string> names;
    std::mutex mutex; ///< a GDAL dataset serves one thread at a time

    /// Reads a window of one band; the caller holds the lock.
    Result<void> read(int band, int first, int count, void* into, GDALDataType type) {
        const GdalErrors errors;
        auto* from = dataset->GetRasterBand(band + 1);
        if (from == nullptr ||
            from->RasterIO(GF_Read, 0, first, grid.columns, count, into, grid.columns, count, type,
                           0, 0, nullptr) != CE_None) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: rows {} to {} of layer {} cannot be read: {}", name, first,
                                    first + count - 1, band,
                                    errors.text("there is no such layer or row")));
        }
        return {};
    }

    std::optional<double> missing(int band) {
        int has = 0;
        const double value = dataset->GetRasterBand(band + 1)->GetNoDataValue(&has);
        return has != 0 ? std::optional{value} : std::nullopt;
    }
};

RasterFile::RasterFile(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
RasterFile::RasterFile(RasterFile&&) noexcept = default;
RasterFile& RasterFile::operator=(RasterFile&&) noexcept = default;
RasterFile::~RasterFile() = default;

Result<RasterFile> RasterFile::open(const std::filesystem::path& file) {
    gdal_ready();
    const GdalErrors errors;
    if (!std::filesystem::is_regular_file(file)) {
        return fail(ErrorCode::io, fmt::format("{}: no such file: check the path", file.string()));
    }
    constexpr std::array<const char*, 3> drivers{"GTiff", "COG", nullptr};
    auto impl = std::make_unique<Impl>();
    impl->name = file.filename().string();
    impl->dataset.reset(
        GDALDataset::Open(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers.data()));
    if (!impl->dataset) {
        return fail(ErrorCode::bad_source, fmt::format("{}: no GeoTIFF that can be read: {}",
                                                       impl->name, errors.text("unknown format")));
    }
    auto grid = grid_of(*impl->dataset, impl->name);
    if (!grid) {
        return fail(grid.error());
    }
    impl->grid = *grid;
    for (int i = 1; i <= impl->dataset->GetRasterCount(); ++i) {
        const char* text = impl->dataset->GetRasterBand(i)->GetDescription();
        impl->names.push_back(*text == '\0' ? fmt::format("band {}", i) : text);
    }
    return RasterFile{std::move(impl)};
}

const Grid& RasterFile::grid() const {
    return impl_->grid;
}

const std::vector<std::string>& RasterFile::band_names() const {
    return impl_->names;
}

std::optional<int> RasterFile::band(std::string_view name) const {
    const auto found = std::find(impl_->names.begin(), impl_->names.end(), name);
    return found == impl_->names.end()
               ? std::nullopt
               : std::optional{static_cast<int>(found - impl_->names.begin())};
}

Result<std::vector<double>> RasterFile::rows(int band, int first, int count) const {
    const std::scoped_lock lock{impl_->mutex};
    if (band < 0 || band >= static_cast<int>(impl_->names.size()) || first < 0 || count < 0 ||
        first + count > impl_->grid.rows) {
        return fail(ErrorCode::bad_request,
                    fmt::format("{}: no rows {} to {} in layer {}", impl_->name, first,
                                first + count - 1, band));
    }
    std::vector<double> values(static_cast<std::size_t>(count) *
                               static_cast<std::size_t>(impl_->grid.columns));
    if (values.empty()) {
        return values;
    }
    if (auto read = impl_->read(band, first, count, values.data(), GDT_Float64); !read) {
        return fail(read.error());
    }
    if (const auto missing = impl_->missing(band)) {
        std::replace(values.begin(), values.end(), *missing,
                     std::numeric_limits<double>::quiet_NaN());
    }
    return values;
}

Result<std::vector<std::uint16_t>> RasterFile::whole(int band) const {
    const std::scoped_lock lock{impl_->mutex};
    if (band < 0 || band >= static_cast<int>(impl_->names.size()) ||
        impl_->dataset->GetRasterBand(band + 1)->GetRasterDataType() != GDT_UInt16) {
        return fail(ErrorCode::bad_request,
                    fmt::format("{}: layer {} holds no 16-bit whole numbers", impl_->name, band));
    }
    std::vector<std::uint16_t> values(impl_->grid.size());
    if (auto read = impl_->read(band, 0, impl_->grid.rows, values.data(), GDT_UInt16); !read) {
        return fail(read.error());
    }
    const auto missing = impl_->missing(band);
    if (missing && *missing >= 0 && *missing < no_data) {
        std::replace(values.begin(), values.end(), static_cast<std::uint16_t>(*missing), no_data);
    }
    return values;
}

Result<std::vector<double>> RasterFile::at(CellPosition cell) const {
    const std::scoped_lock lock{impl_->mutex};
    if (!impl_->grid.contains(cell)) {
        return fail(ErrorCode::not_found, fmt::format("{}: no cell in row {}, column {}",
                                                      impl_->name, cell.row, cell.column));
    }
    const GdalErrors errors;
    std::vector<double> values(impl_->names.size());
    if (impl_->dataset->RasterIO(GF_Read, cell.column, cell.row, 1, 1, values.data(), 1, 1,
                                 GDT_Float64, static_cast<int>(values.size()), nullptr, 0, 0, 0,
                                 nullptr) != CE_None) {
        return fail(ErrorCode::bad_source, fmt::format("{}: cell cannot be read: {}", impl_->name,
                                                       errors.text("damaged block")));
    }
    for (int i = 0; i < static_cast<int>(values.size()); ++i) {
        auto& value = values[static_cast<std::size_t>(i)];
        if (value == impl_->missing(i)) {
            value = std::numeric_limits<double>::quiet_NaN();
        }
    }
    return values;
}

} // namespace netzatlas::geo
