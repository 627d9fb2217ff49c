#include "tiles/cell_tile.hpp"

#include "tiles/cell_outlines.hpp"
#include "tiles/mercator.hpp"
#include "tiles/mvt.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace netzatlas::tiles {

namespace {

/// A renderer fills only so many holes of a polygon (MapLibre: 500 rings).
constexpr std::size_t most_rings = 450;
/// Side of the blocks into which a polygon with more is cut; a block cannot hold as many.
constexpr int block_side = 32;
/// Straight borders keep a node at every so many lines: the curve leaves the chord by 0.3 m.
constexpr int dense_m = 3200;

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

} // namespace

Result<GridWindow> window_of(const geo::Transform& to_grid, const Grid& grid, TileId tile) {
    constexpr int samples = 4;
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

std::string cell_tile(const SquareLayer& layer, TileId tile, const GridWindow& window) {
    return CellTile{layer, tile, window}.bytes();
}

} // namespace netzatlas::tiles
