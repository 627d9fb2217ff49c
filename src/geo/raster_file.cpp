#include "geo/raster_file.hpp"

#include "geo/gdal.hpp"
#include "geo/raster_grid.hpp"
#include "geo/raster_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <mutex>
#include <ogr_spatialref.h>

namespace netzatlas::geo {

namespace {

constexpr std::uint16_t no_data = 65535;

Result<void> check_bands(const Grid& grid, std::span<const RasterBand> bands) {
    for (const auto& band : bands) {
        const bool whole_numbers = !bands.front().values.empty();
        if ((whole_numbers ? band.values.size() : band.reals.size()) != grid.size()) {
            return fail(ErrorCode::bad_value,
                        fmt::format("layer {} has {} values for {} cells", band.name,
                                    std::max(band.values.size(), band.reals.size()), grid.size()));
        }
    }
    return {};
}

} // namespace

Result<void> write_raster(const std::filesystem::path& file, const Grid& grid,
                          std::span<const RasterBand> bands) {
    if (auto fits = check_bands(grid, bands); !fits) {
        return fits;
    }
    RasterHead head{grid, !bands.empty() && bands.front().values.empty(), {}, {}};
    for (const auto& band : bands) {
        head.layers.push_back({band.name, {}});
    }
    auto writer = RasterWriter::create(file, head);
    if (!writer) {
        return fail(writer.error());
    }
    for (std::size_t i = 0; i < bands.size(); ++i) {
        auto written =
            head.reals ? writer->write(i, 0, bands[i].reals) : writer->write(i, 0, bands[i].values);
        if (!written) {
            return written;
        }
    }
    return writer->close();
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

    Result<void> check_rows(int band, int first, int count) const {
        const bool there = band >= 0 && band < static_cast<int>(names.size()) && first >= 0 &&
                           count >= 0 && first + count <= grid.rows;
        return there ? Result<void>{}
                     : fail(ErrorCode::bad_request,
                            fmt::format("{}: no rows {} to {} in layer {}", name, first,
                                        first + count - 1, band));
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
    if (auto there = impl_->check_rows(band, first, count); !there) {
        return fail(there.error());
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

Result<std::vector<std::uint16_t>> RasterFile::cells(int band, int first, int count) const {
    const std::scoped_lock lock{impl_->mutex};
    if (auto there = impl_->check_rows(band, first, count); !there) {
        return fail(there.error());
    }
    if (!holds_cells(band)) {
        return fail(ErrorCode::bad_request,
                    fmt::format("{}: layer {} holds no 16-bit whole numbers", impl_->name, band));
    }
    std::vector<std::uint16_t> values(static_cast<std::size_t>(count) *
                                      static_cast<std::size_t>(impl_->grid.columns));
    if (values.empty()) {
        return values;
    }
    if (auto read = impl_->read(band, first, count, values.data(), GDT_UInt16); !read) {
        return fail(read.error());
    }
    const auto missing = impl_->missing(band);
    if (missing && *missing >= 0 && *missing < no_data) {
        std::replace(values.begin(), values.end(), static_cast<std::uint16_t>(*missing), no_data);
    }
    return values;
}

bool RasterFile::holds_cells(int band) const {
    return impl_->dataset->GetRasterBand(band + 1)->GetRasterDataType() == GDT_UInt16;
}

std::string RasterFile::item(const std::string& name) const {
    const char* text = impl_->dataset->GetMetadataItem(name.c_str());
    return text == nullptr ? "" : text;
}

std::string RasterFile::item(int band, const std::string& name) const {
    const char* text = impl_->dataset->GetRasterBand(band + 1)->GetMetadataItem(name.c_str());
    return text == nullptr ? "" : text;
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
