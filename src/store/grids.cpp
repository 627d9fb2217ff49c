#include "store/grids.hpp"

#include "store/edition.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::store {

namespace {

constexpr const char* theme_item = "theme";
constexpr const char* date_item = "reference_date";
constexpr const char* scale_item = "cell_scale";
constexpr const char* source_item = "source";

GridInfo info_of(const std::string& name, const geo::RasterFile& raster) {
    GridInfo info{name, raster.item(theme_item), {}, raster.grid(), !raster.holds_cells(0), {}};
    if (const auto date = Date::of(raster.item(date_item))) {
        info.date = *date;
    }
    for (std::size_t band = 0; band < raster.band_names().size(); ++band) {
        const auto at = static_cast<int>(band);
        info.layers.push_back(
            {raster.band_names()[band], raster.item(at, scale_item), raster.item(at, source_item)});
    }
    return info;
}

} // namespace

std::optional<std::size_t> GridInfo::layer(std::string_view wanted) const {
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [wanted](const auto& layer) { return layer.name == wanted; });
    return found == layers.end() ? std::nullopt
                                 : std::optional{static_cast<std::size_t>(found - layers.begin())};
}

Result<geo::RasterWriter> grid_writer(const std::filesystem::path& folder, const GridInfo& info) {
    std::error_code error;
    std::filesystem::create_directories(folder / "grids", error);
    if (error) {
        return fail(ErrorCode::io, fmt::format("cannot make {}: {}", (folder / "grids").string(),
                                               error.message()));
    }
    geo::RasterHead head{info.grid, info.reals, {}, {{theme_item, info.theme}}};
    if (info.date) {
        head.items.emplace(date_item, info.date->iso());
    }
    for (const auto& layer : info.layers) {
        head.layers.push_back({layer.name, {{scale_item, layer.scale}}});
        if (!layer.source.empty()) {
            head.layers.back().items.emplace(source_item, layer.source);
        }
    }
    return geo::RasterWriter::create(folder / "grids" / (info.name + ".tif"), head);
}

Result<GridFile> GridFile::open(const std::filesystem::path& file) {
    auto raster = geo::RasterFile::open(file);
    if (!raster) {
        return fail(raster.error());
    }
    auto info = info_of(file.stem().string(), *raster);
    return GridFile{std::move(info), std::move(*raster)};
}

Result<std::vector<GridFile>> grids_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator{folder / "grids", missing}) {
        if (entry.path().extension() == ".tif") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<GridFile> grids;
    for (const auto& file : files) {
        auto grid = GridFile::open(file);
        if (!grid) {
            return fail(grid.error());
        }
        grids.push_back(std::move(*grid));
    }
    return grids;
}

Result<void> write_grid(const std::filesystem::path& folder, const GridLayers& layers,
                        std::optional<Date> date) {
    GridInfo info{layers.name, layers.name, date, layers.grid, false, {}};
    for (const auto& layer : layers.layers) {
        info.reals = layer.values.empty();
        info.layers.push_back({layer.name, layer.scale, ""});
    }
    auto writer = grid_writer(folder, info);
    if (!writer) {
        return fail(writer.error());
    }
    for (std::size_t i = 0; i < layers.layers.size(); ++i) {
        const auto& layer = layers.layers[i];
        auto written = info.reals
                           ? writer->write(i, 0, std::span<const float>{layer.reals})
                           : writer->write(i, 0, std::span<const std::uint16_t>{layer.values});
        if (!written) {
            return written;
        }
    }
    return writer->close();
}

} // namespace netzatlas::store
