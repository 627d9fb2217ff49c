#include "geo/raster_file.hpp"
#include "store/edition.hpp"

#include <fmt/format.h>

namespace netzatlas::store {

namespace {

/// A band is called "<layer>", its scale follows from what the layer is.
std::string scale_of(const std::string& layer) {
    if (layer == "households") {
        return "weight";
    }
    if (layer.starts_with("down_") || layer.starts_with("up_")) {
        return "share";
    }
    const auto operator_at = layer.rfind('_');
    const auto ending = operator_at == std::string::npos ? "" : layer.substr(operator_at + 1);
    const bool flags = ending == "dt" || ending == "vf" || ending == "tf" || ending == "ee";
    return flags ? "flags" : "count";
}

Result<GridLayers::Layer> cell_layer(const geo::RasterFile& raster, int band) {
    auto values = raster.whole(band);
    if (!values) {
        return fail(values.error());
    }
    const auto& name = raster.band_names()[static_cast<std::size_t>(band)];
    return GridLayers::Layer{name, scale_of(name), std::move(*values), {}};
}

Result<GridLayers::Layer> weights_layer(const geo::RasterFile& raster, int band) {
    const auto values = raster.rows(band, 0, raster.grid().rows);
    if (!values) {
        return fail(values.error());
    }
    std::vector<float> reals(values->begin(), values->end());
    return GridLayers::Layer{
        raster.band_names()[static_cast<std::size_t>(band)], "real", {}, std::move(reals)};
}

} // namespace

Result<void> write_grid(const std::filesystem::path& folder, const GridLayers& layers) {
    std::error_code error;
    std::filesystem::create_directories(folder / "grids", error);
    if (error) {
        return fail(ErrorCode::io, fmt::format("cannot make {}: {}", (folder / "grids").string(),
                                               error.message()));
    }
    std::vector<geo::RasterBand> bands;
    bands.reserve(layers.layers.size());
    for (const auto& layer : layers.layers) {
        bands.push_back({layer.name, layer.values, layer.reals});
    }
    return geo::write_raster(folder / "grids" / (layers.name + ".tif"), layers.grid, bands);
}

Result<GridLayers> read_grid(const std::filesystem::path& file) {
    const auto raster = geo::RasterFile::open(file);
    if (!raster) {
        return fail(raster.error());
    }
    GridLayers layers{file.stem().string(), raster->grid(), {}};
    for (std::size_t band = 0; band < raster->band_names().size(); ++band) {
        auto layer = layers.name == weights_grid ? weights_layer(*raster, static_cast<int>(band))
                                                 : cell_layer(*raster, static_cast<int>(band));
        if (!layer) {
            return fail(layer.error());
        }
        layers.layers.push_back(std::move(*layer));
    }
    return layers;
}

} // namespace netzatlas::store
