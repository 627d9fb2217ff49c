#include "geo/raster_writer.hpp"

#include "geo/gdal.hpp"

#include <array>
#include <cpl_string.h>
#include <fmt/format.h>
#include <limits>
#include <ogr_spatialref.h>

namespace netzatlas::geo {

namespace {

constexpr std::uint16_t missing_cell = 65535;

CPLStringList creation_options(bool reals) {
    // One block of one layer: small enough that a look at one cell inflates little.
    const auto side = std::to_string(RasterWriter::block_rows);
    CPLStringList options;
    options.SetNameValue("TILED", "YES");
    options.SetNameValue("BLOCKXSIZE", side.c_str());
    options.SetNameValue("BLOCKYSIZE", side.c_str());
    options.SetNameValue("COMPRESS", "DEFLATE");
    options.SetNameValue("ZLEVEL", "6");
    options.SetNameValue("PREDICTOR", reals ? "3" : "2");
    options.SetNameValue("INTERLEAVE", "BAND");
    options.SetNameValue("BIGTIFF", "IF_SAFER");
    options.SetNameValue("NUM_THREADS", "1"); // more of them may change the order of the blocks
    return options;
}

/// Everything that stands in the head of the file comes before the first cell, so that the head
/// stays in front.
bool write_head(GDALDataset& dataset, const RasterHead& head) {
    const auto& grid = head.grid;
    OGRSpatialReference system;
    std::array<double, 6> affine{grid.west, grid.cell_size, 0, grid.north, 0, -grid.cell_size};
    bool good = system.importFromEPSG(grid.epsg) == OGRERR_NONE &&
                dataset.SetSpatialRef(&system) == CE_None &&
                dataset.SetGeoTransform(affine.data()) == CE_None;
    for (const auto& [name, text] : head.items) {
        good = good && dataset.SetMetadataItem(name.c_str(), text.c_str()) == CE_None;
    }
    const double missing = head.reals ? std::numeric_limits<double>::quiet_NaN() : missing_cell;
    for (std::size_t i = 0; i < head.layers.size(); ++i) {
        auto* band = dataset.GetRasterBand(static_cast<int>(i) + 1);
        band->SetDescription(head.layers[i].name.c_str());
        for (const auto& [name, text] : head.layers[i].items) {
            good = good && band->SetMetadataItem(name.c_str(), text.c_str()) == CE_None;
        }
        good = good && band->SetNoDataValue(missing) == CE_None;
    }
    return good;
}

} // namespace

struct RasterWriter::Impl {
    std::string name;
    GDALDatasetUniquePtr dataset;
    Grid grid;
    bool reals = false;

    Result<void> failed(const GdalErrors& errors) const {
        return fail(ErrorCode::io, fmt::format("{}: cannot be written: {}", name,
                                               errors.text("check permissions and disk")));
    }

    template <class Value>
    Result<void> write(std::size_t layer, int first_row, std::span<const Value> cells,
                       GDALDataType type) const {
        const GdalErrors errors;
        const auto columns = static_cast<std::size_t>(grid.columns);
        const auto rows = static_cast<int>(cells.size() / columns);
        auto* band = dataset->GetRasterBand(static_cast<int>(layer) + 1);
        if (band == nullptr || reals != (type == GDT_Float32) || cells.size() % columns != 0 ||
            first_row < 0 || first_row + rows > grid.rows) {
            return fail(ErrorCode::bad_value,
                        fmt::format("{}: layer {} from row {} takes no such cells", name, layer,
                                    first_row));
        }
        // GDAL asks for a changeable pointer and only reads when told to write.
        auto* from = const_cast<Value*>(cells.data());
        const bool written = band->RasterIO(GF_Write, 0, first_row, grid.columns, rows, from,
                                            grid.columns, rows, type, 0, 0, nullptr) == CE_None;
        return written && band->FlushCache(false) == CE_None ? Result<void>{} : failed(errors);
    }
};

RasterWriter::RasterWriter(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
RasterWriter::RasterWriter(RasterWriter&&) noexcept = default;
RasterWriter& RasterWriter::operator=(RasterWriter&&) noexcept = default;
RasterWriter::~RasterWriter() = default;

Result<RasterWriter> RasterWriter::create(const std::filesystem::path& file,
                                          const RasterHead& head) {
    if (head.layers.empty() || head.grid.size() == 0) {
        return fail(ErrorCode::bad_value, "a raster needs layers and cells");
    }
    gdal_ready();
    const GdalErrors errors;
    auto impl = std::make_unique<Impl>();
    impl->name = file.string();
    impl->grid = head.grid;
    impl->reals = head.reals;
    auto* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    CPLStringList options = creation_options(head.reals);
    impl->dataset.reset(driver->Create(file.c_str(), head.grid.columns, head.grid.rows,
                                       static_cast<int>(head.layers.size()),
                                       head.reals ? GDT_Float32 : GDT_UInt16, options.List()));
    if (!impl->dataset || !write_head(*impl->dataset, head)) {
        return fail(impl->failed(errors).error());
    }
    return RasterWriter{std::move(impl)};
}

Result<void> RasterWriter::write(std::size_t layer, int first_row,
                                 std::span<const std::uint16_t> cells) {
    return impl_->write(layer, first_row, cells, GDT_UInt16);
}

Result<void> RasterWriter::write(std::size_t layer, int first_row, std::span<const float> cells) {
    return impl_->write(layer, first_row, cells, GDT_Float32);
}

Result<void> RasterWriter::close() {
    const GdalErrors errors;
    impl_->dataset.reset();
    return errors.any() ? impl_->failed(errors) : Result<void>{};
}

} // namespace netzatlas::geo
