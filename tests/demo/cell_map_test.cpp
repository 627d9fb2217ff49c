#include "demo/cell_map.hpp"

#include <array>
#include <cmath>
#include <gtest/gtest.h>

namespace netzatlas::demo {
namespace {

geo::MultiPolygon triangle() { // half of a cell and two halves beside it: legs of 200 m
    return {{{{{{0, 0}, {200, 0}, {0, 200}, {0, 0}}}}}};
}

TEST(CellMap, CutsATriangleExactly) {
    const std::vector<geo::MultiPolygon> places{triangle()};

    const auto map = cut_into_cells(places);

    ASSERT_EQ(map.grid.columns, 2);
    ASSERT_EQ(map.grid.rows, 2);
    EXPECT_EQ(map.whole, (std::vector<PlaceIndex>{no_place, no_place, 0, no_place}));
    ASSERT_EQ(map.parts.size(), 2U);
    EXPECT_EQ(map.parts[0].cell, 0U);
    EXPECT_DOUBLE_EQ(map.parts[0].fraction, 0.5);
    EXPECT_DOUBLE_EQ(map.parts[1].fraction, 0.5);
}

TEST(CellMap, LeavesHolesOut) {
    auto place = triangle();
    place.polygons[0].rings = {{{0, 0}, {300, 0}, {300, 300}, {0, 300}, {0, 0}},
                               {{125, 125}, {125, 175}, {175, 175}, {175, 125}, {125, 125}}};

    const auto map = cut_into_cells(std::vector<geo::MultiPolygon>{place});

    ASSERT_EQ(map.parts.size(), 1U);
    EXPECT_EQ(map.parts[0].cell, 4U);
    EXPECT_DOUBLE_EQ(map.parts[0].fraction, 0.75);
}

TEST(CellMap, PartsOfNeighboursAddToOne) {
    const std::vector<geo::MultiPolygon> places{
        {{{{{{0, 0}, {137.5, 0}, {61.25, 200}, {0, 200}, {0, 0}}}}}},
        {{{{{{137.5, 0}, {200, 0}, {200, 200}, {61.25, 200}, {137.5, 0}}}}}}};

    const auto map = cut_into_cells(places);

    for (std::uint32_t cell = 0; cell < map.whole.size(); ++cell) {
        double sum = map.whole[cell] != no_place ? 1 : 0;
        for (const auto& part : map.parts_of(cell)) {
            sum += part.fraction;
        }
        EXPECT_DOUBLE_EQ(sum, 1.0) << cell;
    }
}

TEST(CommonArea, OfATiltedSquareInACell) {
    const std::array<geo::Point, 4> cell{{{0, 0}, {100, 0}, {100, 100}, {0, 100}}};
    const std::array<geo::Point, 4> tilted{{{100, 50}, {150, 100}, {100, 150}, {50, 100}}};

    EXPECT_DOUBLE_EQ(common_area(tilted, cell), 1250.0); // a quarter of 5000 m²
}

TEST(CommonArea, OfSquaresThatTouchIsNothing) {
    const std::array<geo::Point, 4> cell{{{0, 0}, {100, 0}, {100, 100}, {0, 100}}};
    const std::array<geo::Point, 4> next{{{100, 0}, {200, 0}, {200, 100}, {100, 100}}};

    EXPECT_DOUBLE_EQ(common_area(next, cell), 0.0);
}

} // namespace
} // namespace netzatlas::demo
