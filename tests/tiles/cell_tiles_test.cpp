#include "tiles/written_archive.hpp"

#include "tiles/grid_projection.hpp"

#include <map>

using namespace netzatlas;
using namespace netzatlas::testing;

namespace {

/// Percent or count of the cell a world place lies in; -1 not delivered, -2 no feature.
double number_at(const std::vector<tiles::DecodedLayer>& layers, tiles::Node place,
                 std::string_view property) {
    const auto* cells = layer_of(layers, "cells");
    for (const auto& feature : cells->features) {
        int winding = 0;
        for (const auto& ring : feature.paths) {
            for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                if ((ring[j].y <= place.y) != (ring[i].y <= place.y)) {
                    const auto side = tiles::cross(ring[j], ring[i], place);
                    winding += ring[j].y <= place.y ? (side > 0 ? 1 : 0) : (side < 0 ? -1 : 0);
                }
            }
        }
        if (winding != 0) {
            const auto* value = feature.property(property);
            return value == nullptr ? -1
                   : std::holds_alternative<double>(*value)
                       ? std::get<double>(*value)
                       : static_cast<double>(std::get<std::int64_t>(*value));
        }
    }
    return -2;
}

/// What a zoom's tiles say at the middle of a square of the grid.
class Lookup {
public:
    Lookup(const tiles::Archive& archive, int zoom, const Grid& grid)
        : zoom_{zoom}, projection_{*tiles::GridProjection::of(grid, 1)} {
        for (const auto& [id, bytes] : all_tiles(archive, zoom)) {
            tiles_[id] = *tiles::decoded_tile(bytes);
        }
    }
    double at(int row, int column, std::string_view property) const {
        const auto a = projection_.corner(row, column);
        const auto b = projection_.corner(row + 1, column + 1);
        const auto unit = tiles::at_zoom(tiles::nearest_node({(a.x + b.x) / 2, (a.y + b.y) / 2}),
                                         tiles::zoom_shift(zoom_));
        const TileId id{zoom_, static_cast<std::uint32_t>(unit.x >> 12),
                        static_cast<std::uint32_t>(unit.y >> 12)};
        const auto tile = tiles_.find(id);
        return tile == tiles_.end()
                   ? -2
                   : number_at(tile->second, {unit.x & 4095, unit.y & 4095}, property);
    }

private:
    int zoom_;
    tiles::GridProjection projection_;
    std::map<TileId, std::vector<tiles::DecodedLayer>> tiles_;
};

TEST(CellTiles, AreValidAtEveryZoom) {
    const TemporaryFolder folder;
    for (const auto& grid : {tiny_fixed_grid(), tiny_mobile_grid()}) {
        expect_valid(
            opened(tiles::write_cell_tiles(tiles::cell_layers(grid), tiny_content(), folder.path()),
                   folder));
    }
}

TEST(CellTiles, SayTheDeliveredValueOfEveryCell) {
    const TemporaryFolder folder;
    const auto grid = tiny_fixed_grid();
    const auto archive = opened(
        tiles::write_cell_tiles(tiles::cell_layers(grid), tiny_content(), folder.path()), folder);
    for (const int zoom : {11, 12}) {
        const Lookup lookup{archive, zoom, grid.grid};
        for (int row = 0; row < grid.grid.rows; ++row) {
            for (int column = 0; column < grid.grid.columns; ++column) {
                const auto cell = grid.grid.index({row, column});
                EXPECT_EQ(lookup.at(row, column, "ftthb_1000"),
                          grid.layers[2].values[cell] / 100.0);
                EXPECT_EQ(lookup.at(row, column, "alle_100"),
                          grid.layers[0].values[cell] == 65535 ? -1 : 100.0);
                EXPECT_EQ(lookup.at(row, column, "cell_m"), 100);
            }
        }
    }
}

TEST(CellTiles, GiveTheHouseholdWeightedMeanInCoarserSquares) {
    const TemporaryFolder folder;
    auto grid = tiny_fixed_grid();
    // the square of 200 m at the north-west: 0, 0, 0 and 100 %, the last with 9 of 12 households
    grid.layers[1].values = std::vector<std::uint16_t>(400, 0);
    grid.layers[1].values[21] = 10000;
    grid.layers[3].values = std::vector<std::uint16_t>(400, 10);
    grid.layers[3].values[21] = 90;
    const auto archive = opened(
        tiles::write_cell_tiles(tiles::cell_layers(grid), tiny_content(), folder.path()), folder);
    Grid squares = grid.grid;
    squares.cell_size = 200;
    squares.columns = squares.rows = 10;
    const Lookup lookup{archive, 10, squares};
    EXPECT_EQ(lookup.at(0, 0, "alle_1000"), 75);
    EXPECT_EQ(lookup.at(0, 1, "alle_1000"), 0);
    EXPECT_EQ(lookup.at(0, 0, "cell_m"), 200);
}

TEST(CellTiles, AgreeOnTheTotalAtEveryZoom) {
    const TemporaryFolder folder;
    const auto grid = tiny_fixed_grid(); // 4.5 households in each of 400 cells
    const auto archive = opened(
        tiles::write_cell_tiles(tiles::cell_layers(grid), tiny_content(), folder.path()), folder);
    for (const auto& [zoom, side] : std::map<int, int>{{12, 100}, {11, 100}, {10, 200}}) {
        Grid squares = grid.grid;
        squares.cell_size = side;
        squares.columns = squares.rows = 2000 / side;
        const Lookup lookup{archive, zoom, squares};
        double households = 0;
        for (int row = 0; row < squares.rows; ++row) {
            for (int column = 0; column < squares.columns; ++column) {
                households += lookup.at(row, column, "ftthb_1000") / 100 * 4.5 * side * side / 1e4;
            }
        }
        EXPECT_NEAR(households, 4.5 * 20 * 190 / 100, 1e-9) << zoom; // columns 0 to 19 %, 20 rows
    }
}

TEST(CellTiles, CountNetworksAndSharesOfMobileCells) {
    const TemporaryFolder folder;
    const auto grid = tiny_mobile_grid();
    const auto archive = opened(
        tiles::write_cell_tiles(tiles::cell_layers(grid), tiny_content(), folder.path()), folder);
    const Lookup native{archive, 12, grid.grid};
    EXPECT_EQ(native.at(3, 17, "k5g"), 3);
    EXPECT_EQ(native.at(3, 17, "k4g"), 3);
    EXPECT_EQ(native.at(3, 17, "5g_dt"), 1);
    EXPECT_EQ(native.at(3, 2, "5g_dt"), 0);
    Grid squares = grid.grid;
    squares.cell_size = 200;
    squares.columns = squares.rows = 10;
    const Lookup coarse{archive, 10, squares};
    EXPECT_EQ(coarse.at(0, 2, "k5g_min"), 0); // columns 4 (no network) and 5 (one)
    EXPECT_EQ(coarse.at(0, 2, "any_5g"), 50);
    EXPECT_EQ(coarse.at(0, 2, "all_5g"), 0);
}

TEST(CellTiles, AreTheSameBytesWithOneAndTwoThreads) {
    const TemporaryFolder folder;
    const auto grid = tiny_fixed_grid();
    const auto one =
        tiles::write_cell_tiles(tiles::cell_layers(grid), tiny_content(), folder.path(), {1});
    const auto two =
        tiles::write_cell_tiles(tiles::cell_layers(grid), tiny_content(), folder.path(), {2});
    EXPECT_EQ(*one, *two);
}

} // namespace
