#include "tiles/archive_writer.hpp"
#include "tiles/cell_outlines.hpp"
#include "tiles/cell_squares.hpp"
#include "tiles/declarations.hpp"
#include "tiles/grid_projection.hpp"
#include "tiles/mvt.hpp"
#include "tiles/tileset.hpp"
#include "tiles/workers.hpp"
#include "tiles/zoom_net.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace netzatlas::tiles {

namespace {

using Json = nlohmann::ordered_json;

/// A renderer fills only so many holes of a polygon (MapLibre: 500 rings).
constexpr std::size_t most_rings = 450;
/// Side of the blocks into which a polygon with more is cut; a block cannot hold as many.
constexpr int block_side = 32;
/// Straight borders keep a node at every so many lines: the curve leaves the chord by 0.3 m.
constexpr int dense_m = 3200;

/// Squares of one size with their place in the world.
struct SquareLayer {
    CellSquares squares;
    GridProjection projection;
};

/// The part of a grid that may touch a tile: rows and columns, last ones excluded.
struct GridWindow {
    int first_row = 0;
    int last_row = 0;
    int first_column = 0;
    int last_column = 0;

    bool empty() const { return first_row >= last_row || first_column >= last_column; }
};

/// Where the tile lies in the grid, some cells more on each side.
Result<GridWindow> window_of(const geo::Transform& to_grid, const Grid& grid, TileId tile) {
    constexpr int samples = 4;
    constexpr double half_world_m = 20037508.342789244;
    const double side = 2 * half_world_m / std::ldexp(1.0, tile.zoom);
    std::vector<geo::Point> points;
    for (int i = 0; i <= samples; ++i) {
        for (int j = 0; j <= samples; ++j) {
            points.push_back({-half_world_m + (tile.x + static_cast<double>(i) / samples) * side,
                              half_world_m - (tile.y + static_cast<double>(j) / samples) * side});
        }
    }
    if (auto done = to_grid.apply(points); !done) {
        return fail(done.error());
    }
    double west = points.front().x;
    double east = west;
    double south = points.front().y;
    double north = south;
    for (const auto& point : points) {
        west = std::min(west, point.x);
        east = std::max(east, point.x);
        south = std::min(south, point.y);
        north = std::max(north, point.y);
    }
    constexpr int more = 2;
    const auto line = [&grid](double metres) {
        return static_cast<int>(std::clamp(std::floor(metres / grid.cell_size), -1e9, 1e9));
    };
    return GridWindow{std::max(line(grid.north - north) - more, 0),
                      std::min(line(grid.north - south) + more + 1, grid.rows),
                      std::max(line(west - grid.west) - more, 0),
                      std::min(line(east - grid.west) + more + 1, grid.columns)};
}

/// All squares of a tile with the same values.
struct CellFeature {
    std::uint64_t id = 0;
    std::uint32_t label = 0;
    std::vector<NodePolygon> polygons;
};

/// The layer `cells` of a tile.
class CellLayer {
public:
    explicit CellLayer(const CellSquares& squares)
        : squares_{squares}, layer_{"cells"}, percents_(all_percents + 1, unknown),
          side_{layer_.key("cell_m"),
                layer_.value(static_cast<std::int64_t>(std::llround(squares.grid.cell_size)))} {
        for (const auto& field : squares.fields) {
            keys_.push_back(layer_.key(field.name));
        }
    }

    void add(const CellFeature& feature) {
        std::vector<std::uint32_t> tags;
        const auto numbers = squares_.numbers_of(feature.label);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (numbers[i] != no_number) {
                tags.push_back(keys_[i]);
                tags.push_back(value(squares_.fields[i], numbers[i]));
            }
        }
        tags.insert(tags.end(), side_.begin(), side_.end());
        layer_.add(feature.id, GeometryKind::polygon, tags, polygon_commands(feature.polygons));
    }

    std::string bytes() const {
        std::string tile;
        layer_.append_to(tile);
        return tile;
    }

private:
    static constexpr std::size_t all_percents = 10000;
    static constexpr std::uint32_t unknown = UINT32_MAX;

    std::uint32_t value(const CellField& field, std::int32_t number) {
        if (!field.percent || number > static_cast<std::int32_t>(all_percents)) {
            return layer_.value(field.percent ? Value{number / 100.0}
                                              : Value{static_cast<std::int64_t>(number)});
        }
        auto& known = percents_[static_cast<std::size_t>(number)];
        if (known == unknown) {
            known = layer_.value(number / 100.0);
        }
        return known;
    }

    const CellSquares& squares_;
    LayerWriter layer_;
    std::vector<std::uint32_t> keys_;
    std::vector<std::uint32_t> percents_; ///< value index per 1/100 %
    std::array<std::uint32_t, 2> side_;
};

/// Makes one tile.
class CellTile {
public:
    CellTile(const SquareLayer& layer, TileId tile, const GridWindow& window)
        : layer_{layer}, tile_{tile}, frame_{window} {}

    /// The encoded tile; empty when no square touches it.
    std::string bytes() {
        place_nodes();
        if (!take_labels()) {
            return {};
        }
        auto found = outlines(window_, origin(), dense());
        if (std::any_of(found.begin(), found.end(), [](const CellOutline& outline) {
                return outline.polygon.rings.size() > most_rings;
            })) {
            cut_into_blocks();
            found = outlines(window_, origin(), dense());
            for (auto& outline : found) {
                outline.label >>= 2U;
            }
        }
        return encoded(found);
    }

private:
    Node origin() const { return {frame_.first_column, frame_.first_row}; }
    int dense() const {
        return std::max(1, static_cast<int>(dense_m / layer_.squares.grid.cell_size));
    }
    std::size_t node_index(Node node) const {
        return static_cast<std::size_t>(node.y) * static_cast<std::size_t>(window_.columns + 1) +
               static_cast<std::size_t>(node.x);
    }

    /// Corners of the window's squares in units of the tile.
    void place_nodes() {
        window_.columns = frame_.last_column - frame_.first_column;
        window_.rows = frame_.last_row - frame_.first_row;
        nodes_.clear();
        const int shift = zoom_shift(tile_.zoom);
        const Node corner{static_cast<std::int32_t>(tile_.x) << extent_bits,
                          static_cast<std::int32_t>(tile_.y) << extent_bits};
        for (int row = frame_.first_row; row <= frame_.last_row; ++row) {
            for (int column = frame_.first_column; column <= frame_.last_column; ++column) {
                const auto unit =
                    at_zoom(nearest_node(layer_.projection.corner(row, column)), shift);
                nodes_.push_back({unit.x - corner.x, unit.y - corner.y});
            }
        }
    }

    /// Squares that touch the tile; false when there is none.
    bool take_labels() {
        window_.labels.assign(
            static_cast<std::size_t>(window_.columns) * static_cast<std::size_t>(window_.rows), 0);
        bool any = false;
        std::size_t at = 0;
        for (int row = 0; row < window_.rows; ++row) {
            for (int column = 0; column < window_.columns; ++column, ++at) {
                const auto label = layer_.squares.labels[layer_.squares.grid.index(
                    {frame_.first_row + row, frame_.first_column + column})];
                if (label != 0 && touches(row, column)) {
                    window_.labels[at] = label;
                    any = true;
                }
            }
        }
        return any;
    }

    bool touches(int row, int column) const {
        const auto& nw = nodes_[node_index({column, row})];
        const auto& ne = nodes_[node_index({column + 1, row})];
        const auto& sw = nodes_[node_index({column, row + 1})];
        const auto& se = nodes_[node_index({column + 1, row + 1})];
        return std::max({nw.x, ne.x, sw.x, se.x}) > 0 && std::max({nw.y, ne.y, sw.y, se.y}) > 0 &&
               std::min({nw.x, ne.x, sw.x, se.x}) < extent &&
               std::min({nw.y, ne.y, sw.y, se.y}) < extent;
    }

    /// Neighbouring blocks get labels of their own, so outlines end between them.
    void cut_into_blocks() {
        std::size_t at = 0;
        for (int row = 0; row < window_.rows; ++row) {
            for (int column = 0; column < window_.columns; ++column, ++at) {
                const auto odd_row =
                    static_cast<std::uint32_t>((frame_.first_row + row) / block_side % 2);
                const auto odd_column =
                    static_cast<std::uint32_t>((frame_.first_column + column) / block_side % 2);
                if (window_.labels[at] != 0) {
                    window_.labels[at] = window_.labels[at] << 2U | odd_row << 1U | odd_column;
                }
            }
        }
    }

    /// north · 10⁴ + east of a square's lower-left corner, in units of 100 m.
    std::uint64_t id_of(int row, int column) const {
        const auto corner =
            layer_.squares.grid.corner({frame_.first_row + row, frame_.first_column + column});
        return static_cast<std::uint64_t>(std::llround(corner.north / 100)) * 10000 +
               static_cast<std::uint64_t>(std::llround(corner.east / 100));
    }

    /// Outlines of equal values become one feature; features by id.
    std::string encoded(std::vector<CellOutline>& found) const {
        std::stable_sort(
            found.begin(), found.end(),
            [](const CellOutline& a, const CellOutline& b) { return a.label < b.label; });
        std::vector<CellFeature> features;
        for (auto& outline : found) {
            for (auto& ring : outline.polygon.rings) {
                for (auto& node : ring) {
                    node = nodes_[node_index(node)];
                }
            }
            const auto id = id_of(outline.lowest.y, outline.lowest.x);
            if (features.empty() || features.back().label != outline.label) {
                features.push_back({id, outline.label, {}});
            }
            features.back().id = std::min(features.back().id, id);
            features.back().polygons.push_back(std::move(outline.polygon));
        }
        std::sort(features.begin(), features.end(),
                  [](const CellFeature& a, const CellFeature& b) { return a.id < b.id; });
        CellLayer layer{layer_.squares};
        for (const auto& feature : features) {
            layer.add(feature);
        }
        return layer.bytes();
    }

    const SquareLayer& layer_;
    TileId tile_;
    GridWindow frame_;
    CellWindow window_;
    std::vector<Node> nodes_;
};

/// The squares of each size a tileset asks for.
class SquareLayers {
public:
    static Result<SquareLayers> of(const store::GridLayers& layers, const Json& declared,
                                   unsigned threads) {
        const auto delivered = delivered_cells(layers, threads);
        const CellSource source{layers, declared, delivered};
        std::vector<double> sides;
        for (const auto& [zoom, side] : declared["cell_m"].items()) {
            sides.push_back(std::max(side.get<double>(), layers.grid.cell_size));
        }
        std::sort(sides.begin(), sides.end());
        sides.erase(std::unique(sides.begin(), sides.end()), sides.end());
        std::vector<Result<CellSquares>> squares(sides.size());
        for_each_index(sides.size(), threads, [&](std::size_t i) {
            squares[i] = sides[i] == layers.grid.cell_size ? native_squares(source)
                                                           : coarse_squares(source, sides[i]);
        });
        SquareLayers result;
        for (auto& made : squares) {
            if (!made) {
                return fail(made.error());
            }
            auto projection = GridProjection::of(made->grid, threads);
            if (!projection) {
                return fail(projection.error());
            }
            result.layers_.push_back({std::move(*made), std::move(*projection)});
        }
        return result;
    }

    /// The squares a zoom shows; never smaller than the delivered cells.
    const SquareLayer& at(int zoom, const Json& declared) const {
        const double side = declared["cell_m"][std::to_string(zoom)];
        for (const auto& layer : layers_) {
            if (layer.squares.grid.cell_size >= side) {
                return layer;
            }
        }
        return layers_.back();
    }

private:
    std::vector<SquareLayer> layers_; ///< small ones first
};

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

Result<std::string> write_cell_tiles(const store::GridLayers& layers,
                                     const store::EditionContent& content,
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
    std::vector<StoredTile> made(work->size());
    for_each_index(work->size(), threads, [&](std::size_t i) {
        const auto& task = (*work)[i];
        const auto bytes = CellTile{*task.layer, task.tile, task.window}.bytes();
        made[i] = {task.tile, bytes.empty() ? std::string{} : gzipped(bytes)};
    });
    std::erase_if(made, [](const StoredTile& tile) { return tile.bytes.empty(); });
    return write_archive({layers.name, metadata_of(layers.name, content), declared["minzoom"],
                          declared["maxzoom"], bounds_of(*squares, declared)},
                         std::move(made), folder);
}

} // namespace netzatlas::tiles
