#pragma once

#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace netzatlas::geo {

/// Words that a raster or one of its layers carries, by name.
using RasterItems = std::map<std::string, std::string>;

/// What stands in front of the cells of a raster.
struct RasterHead {
    struct Layer {
        std::string name;
        RasterItems items{};
    };
    Grid grid;
    bool reals = false; ///< Float32 with NaN as no-data; otherwise 16 bit with 65535
    std::vector<Layer> layers;
    RasterItems items{};
};

/// Writes a cloud-optimised, tiled, deflated GeoTIFF on the publisher's own grid, a stretch of rows
/// at a time. The same calls make the same bytes (no clock, fixed options).
class RasterWriter {
public:
    /// Errors: `bad_value` without layers or cells; `io`.
    static Result<RasterWriter> create(const std::filesystem::path& file, const RasterHead& head);
    RasterWriter(RasterWriter&&) noexcept;
    RasterWriter& operator=(RasterWriter&&) noexcept;
    ~RasterWriter();

    /// Whole rows from `first_row` on, in the type of the head; layers one after the other, rows
    /// from the north, best in multiples of `block_rows`.
    Result<void> write(std::size_t layer, int first_row, std::span<const std::uint16_t> cells);
    Result<void> write(std::size_t layer, int first_row, std::span<const float> cells);
    /// The file is whole only after this.
    Result<void> close();

    /// Rows of one block of the file.
    static constexpr int block_rows = 128;

private:
    struct Impl;
    explicit RasterWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace netzatlas::geo
