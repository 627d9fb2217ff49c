#include "geo/raster_blocks.hpp"

#include "geo/gdal.hpp"
#include "geo/raster_grid.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <fmt/format.h>

namespace netzatlas::geo {

namespace {

/// Formats that name other files or addresses inside; a raster must not make us read elsewhere.
constexpr std::array<std::string_view, 12> followers{"VRT",     "WMS",    "WCS",      "WMTS",
                                                     "HTTP",    "STACIT", "STACTA",   "GTI",
                                                     "DERIVED", "OGCAPI", "PLMOSAIC", "EEDAI"};

Result<GDALDatasetUniquePtr> opened(const std::filesystem::path& file) {
    gdal_ready();
    if (!std::filesystem::is_regular_file(file)) {
        return fail(ErrorCode::io, fmt::format("{}: no such file: check the path", file.string()));
    }
    const GdalErrors errors;
    const auto name = file.filename().string();
    auto* driver = GDALIdentifyDriverEx(file.c_str(), GDAL_OF_RASTER, nullptr, nullptr);
    const std::string format = driver == nullptr ? "" : GDALGetDriverShortName(driver);
    if (std::find(followers.begin(), followers.end(), format) != followers.end()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: {} only names other files: turn it into cells "
                                "(gdal_translate -of GTiff)",
                                name, format));
    }
    const std::array<const char*, 2> drivers{format.c_str(), nullptr};
    GDALDatasetUniquePtr dataset{GDALDataset::Open(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY,
                                                   driver == nullptr ? nullptr : drivers.data())};
    if (!dataset || dataset->GetRasterCount() == 0) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: no raster that can be read: {}", name,
                                errors.text("its format is unknown, or it holds no band")));
    }
    return dataset;
}

CellType type_of(GDALDataType type) {
    return type == GDT_Byte ? CellType::byte : type == GDT_UInt16 ? CellType::word : CellType::real;
}

GDALDataType gdal_type(const std::uint8_t&) {
    return GDT_Byte;
}
GDALDataType gdal_type(const std::uint16_t&) {
    return GDT_UInt16;
}
GDALDataType gdal_type(const double&) {
    return GDT_Float64;
}

std::string band_name(const std::filesystem::path& file, GDALDataset& dataset, int band) {
    auto stem = file.stem().string();
    if (dataset.GetRasterCount() == 1) {
        return stem;
    }
    const std::string text = dataset.GetRasterBand(band + 1)->GetDescription();
    return fmt::format("{}:{}", stem, text.empty() ? fmt::format("{}", band + 1) : text);
}

} // namespace

Result<std::vector<BandHead>> band_heads(const std::filesystem::path& file) {
    auto dataset = opened(file);
    if (!dataset) {
        return fail(dataset.error());
    }
    const GdalErrors errors;
    const auto grid = grid_of(**dataset, file.filename().string());
    if (!grid) {
        return fail(grid.error());
    }
    std::vector<BandHead> heads;
    for (int i = 0; i < (*dataset)->GetRasterCount(); ++i) {
        auto& band = *(*dataset)->GetRasterBand(i + 1);
        if ((band.GetMaskFlags() & (GMF_ALL_VALID | GMF_NODATA)) == 0) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}: a mask beside the cells says what is missing: write it "
                                    "into them as a no-data value (gdalwarp -dstnodata)",
                                    file.filename().string()));
        }
        int columns = 0;
        int rows = 0;
        band.GetBlockSize(&columns, &rows);
        int has = 0;
        const double no_data = band.GetNoDataValue(&has);
        heads.push_back({file, i, band_name(file, **dataset, i), *grid,
                         type_of(band.GetRasterDataType()),
                         has != 0 ? std::optional{no_data} : std::nullopt, rows});
    }
    return heads;
}

struct BlockReader::Impl {
    BandHead head;
    GDALDatasetUniquePtr dataset;
    GDALRasterBand* band = nullptr; ///< owned by the dataset
    int block_columns = 1;
    int block_rows = 1;
    std::vector<std::byte> block; ///< one block as it is decoded

    template <class Value>
    Result<void> read(int first, int count, std::span<Value> into) {
        assert(first >= 0 && count >= 0 && first + count <= head.grid.rows);
        assert(into.size() == static_cast<std::size_t>(count) * head.grid.columns);
        const GdalErrors errors;
        const int last = first + count - 1;
        for (int y = first / block_rows; y * block_rows <= last; ++y) {
            for (int x = 0; x * block_columns < head.grid.columns; ++x) {
                if (band->ReadBlock(x, y, block.data()) != CE_None) {
                    return fail(ErrorCode::bad_source,
                                fmt::format("{}: rows {} to {} cannot be read: {}: get the file "
                                            "again",
                                            head.file.filename().string(), y * block_rows,
                                            (y + 1) * block_rows - 1,
                                            errors.text("damaged block")));
                }
                copy_block(x, y, first, into);
            }
        }
        return {};
    }

    /// The part of the decoded block that lies in the rows asked for.
    template <class Value>
    void copy_block(int x, int y, int first, std::span<Value> into) const {
        const auto type = band->GetRasterDataType();
        const int bytes = GDALGetDataTypeSizeBytes(type);
        const int columns = std::min(block_columns, head.grid.columns - x * block_columns);
        const int count =
            static_cast<int>(into.size() / static_cast<std::size_t>(head.grid.columns));
        const int from = std::max(first, y * block_rows);
        const int to = std::min(first + count, (y + 1) * block_rows);
        for (int row = from; row < to; ++row) {
            const auto at = static_cast<std::size_t>(row - y * block_rows) *
                            static_cast<std::size_t>(block_columns) *
                            static_cast<std::size_t>(bytes);
            auto* target =
                &into[static_cast<std::size_t>(row - first) *
                          static_cast<std::size_t>(head.grid.columns) +
                      static_cast<std::size_t>(x) * static_cast<std::size_t>(block_columns)];
            GDALCopyWords(block.data() + at, type, bytes, target, gdal_type(*target), sizeof(Value),
                          columns);
        }
    }
};

BlockReader::BlockReader(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
BlockReader::BlockReader(BlockReader&&) noexcept = default;
BlockReader& BlockReader::operator=(BlockReader&&) noexcept = default;
BlockReader::~BlockReader() = default;

Result<BlockReader> BlockReader::open(const BandHead& head) {
    auto dataset = opened(head.file);
    if (!dataset) {
        return fail(dataset.error());
    }
    auto impl = std::make_unique<Impl>();
    impl->head = head;
    impl->dataset = std::move(*dataset);
    impl->band = impl->dataset->GetRasterBand(head.band + 1);
    if (impl->band == nullptr || impl->band->GetXSize() != head.grid.columns ||
        impl->band->GetYSize() != head.grid.rows) {
        return fail(ErrorCode::bad_source, fmt::format("{}: changed while it was read: start again",
                                                       head.file.filename().string()));
    }
    impl->band->GetBlockSize(&impl->block_columns, &impl->block_rows);
    impl->block.resize(
        static_cast<std::size_t>(impl->block_columns) * static_cast<std::size_t>(impl->block_rows) *
        static_cast<std::size_t>(GDALGetDataTypeSizeBytes(impl->band->GetRasterDataType())));
    return BlockReader{std::move(impl)};
}

Result<void> BlockReader::read(int first, int count, std::span<std::uint8_t> into) {
    return impl_->read(first, count, into);
}

Result<void> BlockReader::read(int first, int count, std::span<std::uint16_t> into) {
    return impl_->read(first, count, into);
}

Result<void> BlockReader::read(int first, int count, std::span<double> into) {
    return impl_->read(first, count, into);
}

} // namespace netzatlas::geo
