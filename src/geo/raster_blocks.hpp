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

/// How a band stores its cells: 8 or 16 bits without sign, or anything else.
enum class CellType { byte, word, real };

/// A band of a raster file, before any cell is read.
struct BandHead {
    std::filesystem::path file;
    int band = 0;     ///< 0-based
    std::string name; ///< the file's stem; with several bands "stem:description"
    Grid grid;
    CellType type = CellType::real;
    std::optional<double> no_data;
    int block_rows = 1; ///< rows that are decoded together
};

/// All bands of a raster in any of GDAL's formats that holds its cells itself; no format that is an
/// address or a list of other files (VRT, WMS).
///
/// Errors: `io` when missing; `bad_source` for no raster, a grid that is not square and north-up, a
/// system without EPSG code, a mask beside the cells (only a no-data value says what is missing).
Result<std::vector<BandHead>> band_heads(const std::filesystem::path& file);

/// Reads one band by blocks of rows, past GDAL's cache: memory is one block, however large the
/// file. One reader serves one thread; open one per thread.
class BlockReader {
public:
    static Result<BlockReader> open(const BandHead& head);
    BlockReader(BlockReader&&) noexcept;
    BlockReader& operator=(BlockReader&&) noexcept;
    ~BlockReader();

    /// Rows `first`…`first + count - 1`, row by row from the north, into `count * columns` values,
    /// as stored (no-data is not translated). Whole multiples of `block_rows` decode nothing twice.
    /// Errors: `bad_source` naming file and rows for a damaged block.
    Result<void> read(int first, int count, std::span<std::uint8_t> into);
    Result<void> read(int first, int count, std::span<std::uint16_t> into);
    Result<void> read(int first, int count, std::span<double> into);

private:
    struct Impl;
    explicit BlockReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace netzatlas::geo
