#include "geo/vector_file.hpp"
#include "store/edition.hpp"
#include "tiles/tileset.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <optional>
#include <string>

/// A whole process from a geodata file to an archive, as ogr2ogr is one; tests/bench/tiles.py runs
/// both. `tiles_of_files regions|cells FILE FOLDER [THREADS]` prints the archive's path.
namespace netzatlas::tiles {
namespace {

namespace fs = std::filesystem;

/// Ten layers, as many as the tileset "mobile" shows.
constexpr std::array layer_names{"4g",    "5g",    "4g_dt", "4g_vf", "4g_tf",
                                 "4g_ee", "5g_dt", "5g_vf", "5g_tf", "5g_ee"};

store::EditionContent empty_content() {
    return {"", false, "15", *Date::of("2021-06-30"), "1", {}, {}, {}, {}, {}, {}, {}, {},
            {}, {},    {}};
}

/// Municipalities in EPSG:25832 with the columns `ags` and `name`.
Result<store::EditionContent> regions_of(const fs::path& file) {
    const auto layer = geo::VectorLayer::open(file);
    if (!layer) {
        return fail(layer.error());
    }
    const auto key = layer->need_field("ags");
    const auto name = layer->need_field("name");
    if (!key || !name) {
        return fail(key ? name.error() : key.error());
    }
    auto content = empty_content();
    auto read = layer->each([&](const geo::Record& record) -> Result<void> {
        const auto text = RegionKey::of(record.text(*key).value_or(""));
        auto ground = record.polygons();
        if (!text || !ground) {
            return fail(text ? ground.error() : text.error());
        }
        content.regions.push_back(
            {Region{*text, "", record.text(*name).value_or(""), "Gemeinde", {}, 0, {}, {}, "", {}},
             std::move(*ground), LonLat{11.6, 52.0}});
        return {};
    });
    return read ? Result<store::EditionContent>{std::move(content)} : fail(read.error());
}

/// Squares of 100 m with a 0 or 1 in each of the columns c01 to c10.
struct Square {
    int column = 0;
    int row = 0;
    std::array<std::uint16_t, layer_names.size()> values{};
};

Result<std::vector<Square>> squares_of(const geo::VectorLayer& layer) {
    std::array<int, layer_names.size()> columns{};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto column = layer.need_field(fmt::format("c{:02}", i + 1));
        if (!column) {
            return fail(column.error());
        }
        columns.at(i) = *column;
    }
    std::vector<Square> squares;
    auto read = layer.each([&](const geo::Record& record) -> Result<void> {
        const auto shape = record.polygons();
        if (!shape) {
            return fail(shape.error());
        }
        const auto box = geo::bounds(*shape);
        Square square{static_cast<int>(std::lround(box.west / 100)),
                      static_cast<int>(std::lround(box.north / 100)),
                      {}};
        for (std::size_t i = 0; i < columns.size(); ++i) {
            square.values.at(i) =
                static_cast<std::uint16_t>(record.integer(columns.at(i)).value_or(65535));
        }
        squares.push_back(square);
        return {};
    });
    return read ? Result<std::vector<Square>>{std::move(squares)} : fail(read.error());
}

Result<store::GridLayers> cells_of(const fs::path& file) {
    const auto layer = geo::VectorLayer::open(file);
    const auto squares = layer ? squares_of(*layer) : fail(layer.error());
    if (!squares) {
        return fail(squares.error());
    }
    int west = squares->front().column;
    int east = west;
    int north = squares->front().row;
    int south = north;
    for (const auto& square : *squares) {
        west = std::min(west, square.column);
        east = std::max(east, square.column + 1);
        north = std::max(north, square.row);
        south = std::min(south, square.row - 1);
    }
    store::GridLayers layers{
        "mobile",
        {layer->epsg(), west * 100.0, north * 100.0, 100, east - west, north - south},
        {}};
    for (std::size_t i = 0; i < layer_names.size(); ++i) {
        std::vector<std::uint16_t> values(layers.grid.size(), 65535);
        for (const auto& square : *squares) {
            values[layers.grid.index({north - square.row, square.column - west})] =
                square.values.at(i);
        }
        layers.layers.push_back(
            {layer_names.at(i), i < 2 ? "count" : "flags", std::move(values), {}});
    }
    return layers;
}

Result<std::string> written(const std::string& kind, const fs::path& file, const fs::path& folder,
                            const TileOptions& options) {
    if (kind == "regions") {
        const auto content = regions_of(file);
        return content ? write_region_tiles(*content, folder, options) : fail(content.error());
    }
    const auto layers = cells_of(file);
    return layers ? write_cell_tiles(cell_layers(*layers), empty_content(), folder, options)
                  : fail(layers.error());
}

} // namespace
} // namespace netzatlas::tiles

int main(int argc, char** argv) {
    if (argc < 4) {
        fmt::print(stderr, "tiles_of_files regions|cells FILE FOLDER [THREADS]\n");
        return 2;
    }
    netzatlas::tiles::TileOptions options;
    options.threads = argc > 4 ? static_cast<unsigned>(std::atoi(argv[4])) : 0;
    const auto name = netzatlas::tiles::written(argv[1], argv[2], argv[3], options);
    if (!name) {
        fmt::print(stderr, "{}\n", name.error().message);
        return 1;
    }
    fmt::print("{}\n", (std::filesystem::path{argv[3]} / *name).string());
    return 0;
}
