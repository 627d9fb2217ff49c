#include "coverage/household_split.hpp"

#include "drawing.hpp"
#include "geo/topology.hpp"
#include "random_border.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace netzatlas::coverage {
namespace {

using ::testing::ElementsAre;

Result<GridPoint> shifted(GridPoint point) {
    return point;
}

geo::MultiPolygon box(double west, double south, double east, double north) {
    return {{{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}}};
}

/// Cells of 100 m in one row from (600000, 5700000).
Grid row_of(int columns) {
    return {25832, 600000, 5700100, 100, columns, 1};
}

/// Two regions whose border runs through the middle of the second of four cells.
std::vector<geo::MultiPolygon> two_regions() {
    return {box(600000, 5700000, 600150, 5700100), box(600150, 5700000, 600400, 5700100)};
}

/// Moves census cells of 100 m, shifted by 50 m, and splits by their households.
std::vector<CellPart> split_of(const std::vector<double>& households,
                               const std::vector<bool>& delivered) {
    const auto grid = row_of(4);
    const auto regions = two_regions();
    const auto under = overlay(regions, grid).value();
    WeightSource census{{3035, 600050, 5700100, 100, 4, 1}, {}, households};
    for (int i = 0; i < static_cast<int>(households.size()); ++i) {
        census.cells.push_back({0, i});
    }
    auto split = HouseholdSplit::of(under, regions).value();
    const auto moved = transferred_weights(census, grid, delivered, shifted,
                                           [&](std::size_t cell, const Quad& source, double count) {
                                               return split.add(cell, source, count);
                                           });
    EXPECT_TRUE(moved) << moved.error().message;
    return split.parts();
}

TEST(HouseholdSplit, GivesABorderCellToThoseWhoLiveInIt) { // D3: 40 west, 10 east of the border
    EXPECT_THAT(split_of({80, 20}, {true, true, true, true}),
                ElementsAre(CellPart{0, 0, 1}, CellPart{0, 1, 0.8}, CellPart{1, 2, 1},
                            CellPart{1, 3, 1}, CellPart{1, 1, 0.2}));
}

TEST(HouseholdSplit, GivesNothingToASideWhereNobodyLives) {
    EXPECT_THAT(
        split_of({80}, {true, true, true, true}),
        ElementsAre(CellPart{0, 0, 1}, CellPart{0, 1, 1}, CellPart{1, 2, 1}, CellPart{1, 3, 1}));
}

TEST(HouseholdSplit, SplitsByAreaWhereItKnowsOfNobody) {
    EXPECT_THAT(split_of({}, {true, true, true, true}),
                ElementsAre(CellPart{0, 0, 1}, CellPart{0, 1, 0.5}, CellPart{1, 2, 1},
                            CellPart{1, 3, 1}, CellPart{1, 1, 0.5}));
}

TEST(HouseholdSplit, SplitsByAreaWhatCameFromACellBeside) { // D13: the nearest within 300 m
    EXPECT_THAT(split_of({0, 0, 0, 60}, {true, true, false, false}),
                ElementsAre(CellPart{0, 0, 1}, CellPart{0, 1, 0.5}, CellPart{1, 2, 1},
                            CellPart{1, 3, 1}, CellPart{1, 1, 0.5}));
}

/// Whatever the border: a region holds what lies in it, census cell by census cell, and nobody is
/// lost or counted twice.
RC_GTEST_PROP(HouseholdSplit, HoldsWhatLiesInARegion, ()) {
    constexpr int side = 6;
    const Grid grid{25832, 600000, 5700000 + 100 * side, 100, side, side};
    const auto star = testing::random_star(grid, testing::random_middle(grid), side / 2.0);
    const std::vector regions{geo::MultiPolygon{{{{star}}}}};
    WeightSource census{{3035, 600013, 5700000 + 100 * side - 29, 100, side - 1, side - 1}, {}, {}};
    for (int row = 0; row < side - 1; ++row) {
        for (int column = 0; column < side - 1; ++column) {
            census.cells.push_back({row, column});
            census.households.push_back(*rc::gen::inRange(0, 50));
        }
    }
    const auto under = overlay(regions, grid).value();
    auto split = HouseholdSplit::of(under, regions).value();

    const auto moved =
        transferred_weights(census, grid, std::vector<bool>(grid.size(), true), shifted,
                            [&](std::size_t cell, const Quad& source, double count) {
                                return split.add(cell, source, count);
                            });

    double expected = 0;
    for (std::size_t i = 0; i < census.cells.size(); ++i) {
        const auto [x, y] = census.grid.corner(census.cells[i]);
        const auto common = geo::intersection(regions.front(), box(x, y, x + 100, y + 100)).value();
        expected += census.households[i] * geo::area(common) / (100 * 100);
    }
    double held = 0;
    for (const auto& part : split.parts()) {
        held += part.part * moved->weights[part.cell];
    }
    RC_ASSERT(std::abs(held - expected) < 1e-6);
}

} // namespace
} // namespace netzatlas::coverage
