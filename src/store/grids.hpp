#pragma once

#include "geo/raster_file.hpp"
#include "geo/raster_writer.hpp"
#include "terms/date.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::store {

/// The theme of grids that hold what cells count for and are no coverage: households, unrounded.
constexpr std::string_view weights_grid = "weights";

/// One layer of a grid: what its numbers mean and which source they are from.
struct LayerInfo {
    std::string name;   ///< "down_fn_hh_alle_1000", "5g_dt", "households"
    std::string scale;  ///< "share" (1/100 %), "count", "flags", "weight" (1/10 household), "real"
    std::string source; ///< Source::id; empty: of several
    bool operator==(const LayerInfo&) const = default;
};

/// One file of the folder `grids`.
struct GridInfo {
    std::string name;  ///< of the file: "fixed", "fixed-2020-12-31"
    std::string theme; ///< "fixed", "mobile", "mobile_areas", "weights"
    std::optional<Date> date;
    Grid grid;
    bool reals = false; ///< Float32: cells that 16 bit cannot hold exactly
    std::vector<LayerInfo> layers;

    std::optional<std::size_t> layer(std::string_view name) const;
    bool operator==(const GridInfo&) const = default;
};

/// Opens `<folder>/grids/<name>.tif` for writing, layer after layer.
Result<geo::RasterWriter> grid_writer(const std::filesystem::path& folder, const GridInfo& info);

/// A grid of an edition, read by layer and stretches of rows: none has to be whole in memory.
class GridFile {
public:
    static Result<GridFile> open(const std::filesystem::path& file);

    const GridInfo& info() const { return info_; }
    /// 65535 is not delivered. Errors: `bad_request` in a grid of reals, or no such rows.
    Result<std::vector<std::uint16_t>> cells(std::size_t layer, int first_row, int rows) const {
        return raster_.cells(static_cast<int>(layer), first_row, rows);
    }
    /// NaN is not delivered.
    Result<std::vector<double>> reals(std::size_t layer, int first_row, int rows) const {
        return raster_.rows(static_cast<int>(layer), first_row, rows);
    }
    /// Every layer at one cell, NaN where nothing was delivered. Safe from several threads.
    Result<std::vector<double>> at(CellPosition cell) const { return raster_.at(cell); }

private:
    GridFile(GridInfo info, geo::RasterFile raster)
        : info_{std::move(info)}, raster_{std::move(raster)} {}
    GridInfo info_;
    geo::RasterFile raster_;
};

/// Every grid of an edition's folder, by name; none without a folder `grids`.
Result<std::vector<GridFile>> grids_in(const std::filesystem::path& folder);

} // namespace netzatlas::store
