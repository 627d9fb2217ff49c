#pragma once

#include "geo/raster_file.hpp"
#include "ingest/cells.hpp"
#include "terms/finding.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace netzatlas::ingest {

enum class RasterMeaning {
    flag,      ///< 0 to 3: bit 0 own network, bit 1 national roaming (D8)
    count,     ///< number of networks, 0 to 4
    share,     ///< percent, 0 to 100
    households ///< what a cell counts for, no coverage
};

struct RasterOptions {
    RasterMeaning meaning = RasterMeaning::share;
    double scale = 1;        ///< stored number times this is percent, networks, households
    std::optional<int> band; ///< from 1; empty: all
    std::string layer;       ///< name of the cells; empty: the bands' own names
};

/// A GeoTIFF as a source of cells, on its own grid: any system with an EPSG code, any size of cell.
/// Read once to be checked; then by stretches of rows, so that it is never whole in memory.
class RasterCells {
public:
    struct Layer {
        std::string name;
        CellScale scale = CellScale::share;
        /// Some share has more than two decimals: only `reals` gives all of it.
        bool inexact = false;
    };

    /// No-data, and a number outside what the meaning allows, is not delivered; the latter is a
    /// finding of severity error with row and column, both from 1, from the north-west. A share
    /// that 1/100 % cannot hold is a finding, too.
    /// Errors: `bad_source` for cells that are not square and north-up, without EPSG code, more
    /// than `most_cells`, no such band, a band without a name.
    static Result<RasterCells> open(const std::filesystem::path& file,
                                    const RasterOptions& options);

    RasterMeaning meaning() const { return options_.meaning; }
    const Grid& grid() const { return raster_->grid(); }
    const std::vector<Layer>& layers() const { return layers_; }
    /// As cell layers keep them: 1/100 %, networks, flags; 65535 not delivered. Households not.
    Result<std::vector<std::uint16_t>> cells(std::size_t layer, int first_row, int rows) const;
    /// 1/100 % or households, unrounded; NaN not delivered.
    Result<std::vector<float>> reals(std::size_t layer, int first_row, int rows) const;
    std::vector<Finding> take_findings() { return std::move(findings_); }

private:
    RasterCells(geo::RasterFile raster, RasterOptions options)
        : raster_{std::make_shared<geo::RasterFile>(std::move(raster))},
          options_{std::move(options)} {}
    Result<void> choose_bands(const std::string& file);
    Result<void> check_size(const std::string& file) const;
    Result<void> check(const std::string& file);
    /// In units of the meaning (1/100 % for shares), NaN where not delivered.
    Result<std::vector<double>> numbers(std::size_t layer, int first_row, int rows) const;

    std::shared_ptr<const geo::RasterFile> raster_;
    RasterOptions options_;
    std::vector<Layer> layers_;
    std::vector<int> bands_; ///< parallel to the layers
    std::vector<Finding> findings_;
};

} // namespace netzatlas::ingest
