#pragma once

#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace netzatlas::geo {

/// One named layer of cells to write. Row by row from the north-west, `grid.size()` values.
struct RasterBand {
    std::string name;
    std::span<const std::uint16_t> values; ///< used when not empty …
    std::span<const float> reals;          ///< … else these; one kind per file
};

/// Writes all bands as one cloud-optimised, tiled, deflated GeoTIFF on the publisher's own grid.
/// No-data is 65535 (uint16) or NaN (float). Same values, same bytes (no clock, fixed options).
Result<void> write_raster(const std::filesystem::path& file, const Grid& grid,
                          std::span<const RasterBand> bands);

/// Reads cells of a written or foreign raster (any format GDAL reads).
class RasterFile {
public:
    static Result<RasterFile> open(const std::filesystem::path& file);
    RasterFile(RasterFile&&) noexcept;
    RasterFile& operator=(RasterFile&&) noexcept;
    ~RasterFile();

    const Grid& grid() const;
    const std::vector<std::string>& band_names() const;
    std::optional<int> band(std::string_view name) const; ///< 0-based
    /// All values of a band as double, no-data as NaN. Rows `first`…`first + count - 1`.
    Result<std::vector<double>> rows(int band, int first, int count) const;
    /// The same of a band of 16-bit whole numbers, no-data as 65535.
    Result<std::vector<std::uint16_t>> cells(int band, int first, int count) const;
    bool holds_cells(int band) const; ///< whether a band is of 16-bit whole numbers
    /// What the file or a band carries under a name; empty: nothing.
    std::string item(const std::string& name) const;
    std::string item(int band, const std::string& name) const;
    /// Every band at one cell, no-data as NaN. Safe from several threads (locks inside).
    Result<std::vector<double>> at(CellPosition cell) const;

private:
    struct Impl;
    explicit RasterFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace netzatlas::geo
