#include "tiles/shard.hpp"

#include <gtest/gtest.h>

namespace netzatlas::tiles {
namespace {

/// All tiles of zooms 0 to 12 in a square of the world.
std::vector<TileId> square_of_tiles() {
    std::vector<TileId> tiles;
    for (int zoom = 0; zoom <= 12; ++zoom) {
        const auto side = 1U << static_cast<unsigned>(zoom);
        for (auto x = side * 8 / 16; x <= side * 9 / 16; ++x) {
            for (auto y = side * 5 / 16; y <= side * 6 / 16; ++y) {
                tiles.push_back({zoom, x, y});
            }
        }
    }
    return tiles;
}

TEST(Shard, IsReadFromItsText) {
    EXPECT_EQ(*shard_of("3/16"), (Shard{3, 16}));
    for (const auto* text : {"", "3", "/", "0/4", "5/4", "3/16 ", "+3/16", "3/1001", "a/b"}) {
        EXPECT_FALSE(shard_of(text)) << text;
    }
}

TEST(Shard, HoldsEveryTileExactlyOnce) {
    const auto tiles = square_of_tiles();
    std::vector<ParentStretch> stretches;
    for (unsigned part = 1; part <= 7; ++part) {
        stretches.push_back(stretch_of({part, 7}, tiles));
    }
    for (const auto& tile : tiles) {
        int holders = 0;
        for (const auto& stretch : stretches) {
            holders += stretch.has(tile) ? 1 : 0;
        }
        ASSERT_EQ(holders, 1) << tile.zoom << '/' << tile.x << '/' << tile.y;
    }
}

TEST(Shard, HoldsAParentWithEverythingBelow) {
    const auto stretch = stretch_of({2, 5}, square_of_tiles());
    for (const auto& tile : square_of_tiles()) {
        if (tile.zoom > parent_zoom) {
            const auto by = static_cast<unsigned>(tile.zoom - parent_zoom);
            EXPECT_EQ(stretch.has(tile), stretch.has({parent_zoom, tile.x >> by, tile.y >> by}));
        }
    }
}

TEST(Shard, OfMoreThanThereAreTilesMayBeEmpty) {
    const std::vector<TileId> one{{10, 540, 330}};
    int holders = 0;
    for (unsigned part = 1; part <= 4; ++part) {
        holders += stretch_of({part, 4}, one).has(one.front()) ? 1 : 0;
    }
    EXPECT_EQ(holders, 1);
}

TEST(Shard, SaysWhatItIsInTheMetadata) {
    const std::string metadata = R"({"name":"Regions","vector_layers":[]})";
    const auto marked = with_shard(metadata, {"regions", "2021-06-30-abc", {3, 16}, {5, 9}});

    EXPECT_EQ(shard_in(marked)->edition, "2021-06-30-abc");
    EXPECT_EQ(shard_in(marked)->stretch, (ParentStretch{5, 9}));
    EXPECT_EQ(without_shard(marked), metadata);
    for (const auto* other : {"", "[]", "{}", R"({"netzatlas_shard":{"part":"x"}})"}) {
        EXPECT_FALSE(shard_in(other)) << other;
    }
}

} // namespace
} // namespace netzatlas::tiles
