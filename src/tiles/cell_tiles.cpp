#include "tiles/cell_tile.hpp"
#include "tiles/declarations.hpp"
#include "tiles/square_layers.hpp"
#include "tiles/tileset_writer.hpp"
#include "tiles/workers.hpp"
#include "tiles/zoom_net.hpp"

#include <algorithm>
#include <optional>

namespace netzatlas::tiles {

namespace {

using Json = nlohmann::ordered_json;

/// What has to be made: a tile and its window.
struct TileTask {
    TileId tile;
    const SquareLayer* layer = nullptr;
    GridWindow window;
};

/// World nodes around all squares that are there; empty when there are none.
std::optional<std::pair<Node, Node>> extent_of(const SquareLayer& layer) {
    std::optional<std::pair<Node, Node>> box;
    const auto& grid = layer.squares.grid;
    const auto stretch = [&](int row, int column) {
        const auto node = nearest_node(layer.projection.corner(row, column));
        if (!box) {
            box = {node, node};
        }
        box->first = {std::min(box->first.x, node.x), std::min(box->first.y, node.y)};
        box->second = {std::max(box->second.x, node.x), std::max(box->second.y, node.y)};
    };
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            if (layer.squares.labels[grid.index({row, column})] != 0) {
                stretch(row, column);
                stretch(row, column + 1);
                stretch(row + 1, column);
                stretch(row + 1, column + 1);
            }
        }
    }
    return box;
}

Result<std::vector<TileTask>> tasks(const SquareLayers& layers, const Json& declared) {
    std::vector<TileTask> tasks;
    std::optional<geo::Transform> to_grid;
    const int lowest = declared["minzoom"];
    for (int zoom = declared["maxzoom"]; zoom >= lowest; --zoom) {
        const auto& layer = layers.at(zoom, declared);
        const auto& grid = layer.squares.grid;
        if (!to_grid) {
            auto made = geo::Transform::between(3857, grid.epsg);
            if (!made) {
                return fail(made.error());
            }
            to_grid = std::move(*made);
        }
        const auto box = extent_of(layer);
        if (!box) {
            continue;
        }
        const auto range = tiles_around(box->first, box->second, zoom, 0);
        for (auto x = range.west; x <= range.east; ++x) {
            for (auto y = range.north; y <= range.south; ++y) {
                const auto window = window_of(*to_grid, grid, {zoom, x, y});
                if (!window) {
                    return fail(window.error());
                }
                if (!window->empty()) {
                    tasks.push_back({{zoom, x, y}, &layer, *window});
                }
            }
        }
    }
    return tasks;
}

LonLatBox bounds_of(const SquareLayers& layers, const Json& declared) {
    const auto box = extent_of(layers.at(declared["minzoom"], declared));
    if (!box) {
        return {};
    }
    const auto& [low, high] = *box;
    const auto degrees = [](std::int32_t x, std::int32_t y) {
        return lon_lat_of({static_cast<double>(x), static_cast<double>(y)});
    };
    return {degrees(low.x, high.y), degrees(high.x, low.y)};
}

} // namespace

Result<std::string> write_cell_tiles(const CellLayers& layers, const store::EditionContent& content,
                                     const std::filesystem::path& folder,
                                     const TileOptions& options) {
    const auto threads = worker_count(options.threads);
    const auto& declared = tileset(layers.name);
    const auto squares = SquareLayers::of(layers, declared, threads);
    if (!squares) {
        return fail(squares.error());
    }
    const auto work = tasks(*squares, declared);
    if (!work) {
        return fail(work.error());
    }
    std::vector<TileId> tiles;
    tiles.reserve(work->size());
    for (const auto& task : *work) {
        tiles.push_back(task.tile);
    }
    auto writer = TilesetWriter::of(layers.name, folder, options, tiles);
    if (!writer) {
        return fail(writer.error());
    }
    for_each_index(work->size(), threads, [&](std::size_t i) {
        const auto& task = (*work)[i];
        if (writer->wants(task.tile)) {
            writer->add(task.tile, cell_tile(*task.layer, task.tile, task.window));
        }
    });
    return writer->finish(content, bounds_of(*squares, declared));
}

} // namespace netzatlas::tiles
