#include "demo/growth.hpp"

#include "demo/tidy.hpp"

#include <gtest/gtest.h>

namespace netzatlas::demo {
namespace {

/// Three places around one centre, one of them much larger.
std::vector<Seed> three_seeds() {
    return {{{600000, 5700000}, 300e6}, {{612000, 5703000}, 60e6}, {{604000, 5712000}, 20e6}};
}

std::vector<double> areas_of(const GroundMap& map, std::size_t owners) {
    std::vector<double> areas(owners, 0.0);
    for (const auto owner : map.owners) {
        if (owner != GroundMap::nobody) {
            areas[static_cast<std::size_t>(owner)] += map.square_m * map.square_m;
        }
    }
    return areas;
}

TEST(Growth, GivesEveryPlaceItsArea) {
    const auto seeds = three_seeds();
    const auto areas = areas_of(grown(seeds), seeds.size());

    for (std::size_t i = 0; i < seeds.size(); ++i) {
        EXPECT_NEAR(areas[i] / seeds[i].area_m2, 1.0, 0.06) << i;
    }
}

TEST(Growth, LeavesNoCornerAtWhichRingsTouch) {
    const auto map = grown(three_seeds());
    for (int row = 0; row + 1 < map.rows; ++row) {
        for (int column = 0; column + 1 < map.columns; ++column) {
            const auto a = map.owner(column, row);
            const auto b = map.owner(column + 1, row);
            const auto c = map.owner(column + 1, row + 1);
            const auto d = map.owner(column, row + 1);
            EXPECT_TRUE(a == b || b == c || c == d || d == a) << column << " " << row;
        }
    }
}

TEST(Tidy, HandsASplinterToItsNeighbour) {
    GroundMap map{0, 0, 100, 6, 1, {0, 0, 0, 1, 1, 0}};

    tidy(map);

    EXPECT_EQ(map.owners, (std::vector<std::int16_t>{0, 0, 0, 1, 1, 1}));
}

TEST(Filled, OpensHolesAndClosesIslands) {
    const GroundMap map{0, 0, 100, 5, 5, std::vector<std::int16_t>(25, 0)};
    const std::vector<char> open{0, 0, 0, 0, 0, //
                                 0, 1, 1, 1, 0, //
                                 0, 1, 0, 1, 0, //
                                 0, 1, 1, 1, 0, //
                                 0, 0, 0, 0, 0};
    auto with_island = open;
    with_island[4] = 1;

    auto expected = open;
    expected[12] = 1;
    EXPECT_EQ(filled(map, with_island), expected);
}

} // namespace
} // namespace netzatlas::demo
