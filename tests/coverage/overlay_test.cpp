#include "coverage/overlay.hpp"

#include "drawing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>

namespace netzatlas::coverage {
namespace {

using testing::drawn_border;
using testing::drawn_grid;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Whole = Run; // in a test, Run is GoogleTest's

constexpr double west = 600000;
constexpr double south = 5700000;

RegionCells cells_of(const geo::MultiPolygon& shape, const Grid& grid) {
    const auto result = overlay(std::vector{shape}, grid);
    EXPECT_TRUE(result) << result.error().message;
    return result ? result->regions.at(0) : RegionCells{};
}

/// A ring given in metres from the south-west corner of a drawn grid; closed here.
geo::Ring ring(std::vector<geo::Point> points) {
    for (auto& point : points) {
        point = {west + point.x, south + point.y};
    }
    points.push_back(points.front());
    return points;
}

geo::MultiPolygon shape(std::vector<geo::Ring> rings) {
    return {{geo::Polygon{std::move(rings)}}};
}

const Grid four_by_four{25832, west, south + 400, 100, 4, 4};

TEST(Overlay, TakesWholeCellsWhereTheBorderFollowsGridLines) {
    const auto* picture = ".##.\n"
                          "###.\n";
    const auto cells = cells_of(drawn_border(picture), drawn_grid(picture));

    EXPECT_THAT(cells.runs, ElementsAre(Whole{0, 1, 2}, Whole{1, 0, 2}));
    EXPECT_THAT(cells.borders, IsEmpty());
}

TEST(Overlay, LeavesHolesOutAndTakesExclavesIn) {
    const auto* picture = "###..\n"
                          "#.#..\n"
                          "###.#\n";
    const auto cells = cells_of(drawn_border(picture), drawn_grid(picture));

    EXPECT_THAT(cells.runs, ElementsAre(Whole{0, 0, 2}, Whole{1, 0, 0}, Whole{1, 2, 2},
                                        Whole{2, 0, 2}, Whole{2, 4, 4}));
    EXPECT_THAT(cells.borders, IsEmpty());
}

TEST(Overlay, TakesHalfOfACellItsDiagonalCuts) {
    const auto cells = cells_of(shape({ring({{0, 0}, {200, 0}, {200, 200}})}), four_by_four);

    EXPECT_THAT(cells.runs, ElementsAre(Whole{3, 1, 1}));
    EXPECT_THAT(cells.borders, ElementsAre(BorderCell{2, 1, 0.5}, BorderCell{3, 0, 0.5}));
}

TEST(Overlay, FindsARingInsideOneCell) {
    const auto cells =
        cells_of(shape({ring({{120, 120}, {170, 120}, {170, 180}, {120, 180}})}), four_by_four);

    EXPECT_THAT(cells.runs, IsEmpty());
    ASSERT_EQ(cells.borders.size(), 1);
    EXPECT_EQ(cells.borders[0].row, 2);
    EXPECT_EQ(cells.borders[0].column, 1);
    EXPECT_NEAR(cells.borders[0].fraction, 0.3, 1e-12);
}

TEST(Overlay, KeepsTheRestOfACellAroundAHoleInside) {
    const auto cells = cells_of(shape({ring({{0, 0}, {400, 0}, {400, 400}, {0, 400}}),
                                       ring({{120, 120}, {120, 180}, {170, 180}, {170, 120}})}),
                                four_by_four);

    EXPECT_THAT(cells.runs, ElementsAre(Whole{0, 0, 3}, Whole{1, 0, 3}, Whole{2, 0, 0},
                                        Whole{2, 2, 3}, Whole{3, 0, 3}));
    ASSERT_EQ(cells.borders.size(), 1);
    EXPECT_NEAR(cells.borders[0].fraction, 0.7, 1e-12);
}

TEST(Overlay, CutsEveryCellAlongALevelBorder) {
    const auto cells =
        cells_of(shape({ring({{0, 0}, {400, 0}, {400, 125}, {0, 125}})}), four_by_four);

    EXPECT_THAT(cells.runs, ElementsAre(Whole{3, 0, 3}));
    EXPECT_THAT(cells.borders, ElementsAre(BorderCell{2, 0, 0.25}, BorderCell{2, 1, 0.25},
                                           BorderCell{2, 2, 0.25}, BorderCell{2, 3, 0.25}));
}

TEST(Overlay, DoesNotMindWhichWayRingsAreDrawn) {
    auto turned = shape({ring({{0, 0}, {0, 400}, {400, 400}, {400, 0}}),
                         ring({{100, 100}, {200, 100}, {200, 200}, {100, 200}})});
    const auto cells = cells_of(turned, four_by_four);

    EXPECT_THAT(cells.runs, ElementsAre(Whole{0, 0, 3}, Whole{1, 0, 3}, Whole{2, 0, 0},
                                        Whole{2, 2, 3}, Whole{3, 0, 3}));
}

TEST(Overlay, KeepsPolygonsThatTouchInAPointApart) {
    const auto* picture = "#.\n"
                          ".#\n";
    const auto border = drawn_border(picture);
    const auto cells = cells_of(border, drawn_grid(picture));

    EXPECT_EQ(border.polygons.size(), 2);
    EXPECT_THAT(cells.runs, ElementsAre(Whole{0, 0, 0}, Whole{1, 1, 1}));
    EXPECT_THAT(cells.borders, IsEmpty());
}

TEST(Overlay, IgnoresVerticesAlongAStraightBorder) {
    const auto cells = cells_of(
        shape({ring({{0, 0}, {50, 0}, {100, 0}, {100, 33}, {100, 100}, {0, 100}, {0, 50}})}),
        four_by_four);

    EXPECT_THAT(cells.runs, ElementsAre(Whole{3, 0, 0}));
    EXPECT_THAT(cells.borders, IsEmpty());
}

TEST(Overlay, MeasuresTheGroundBeyondTheGrid) {
    const auto cells =
        cells_of(shape({ring({{-150, -100}, {250, -100}, {250, 150}, {-150, 150}})}), four_by_four);

    EXPECT_THAT(cells.runs, ElementsAre(Whole{3, 0, 1}));
    EXPECT_THAT(cells.borders, ElementsAre(BorderCell{2, 0, 0.5}, BorderCell{2, 1, 0.5},
                                           BorderCell{2, 2, 0.25}, BorderCell{3, 2, 0.5}));
    EXPECT_NEAR(cells.outside, 10 - 3.75, 1e-12);
}

TEST(Overlay, FillsTheGridOfARegionAllAroundIt) {
    const auto cells = cells_of(
        shape({ring({{-900, -500}, {1000, -500}, {1000, 900}, {-900, 900}})}), four_by_four);

    EXPECT_THAT(cells.runs,
                ElementsAre(Whole{0, 0, 3}, Whole{1, 0, 3}, Whole{2, 0, 3}, Whole{3, 0, 3}));
    EXPECT_NEAR(cells.outside, 19 * 14 - 16, 1e-9);
}

TEST(Overlay, HasNoCellsForARegionBesideTheGrid) {
    const auto cells = cells_of(shape({ring({{500, 0}, {600, 0}, {600, 100}})}), four_by_four);

    EXPECT_THAT(cells.runs, IsEmpty());
    EXPECT_THAT(cells.borders, IsEmpty());
    EXPECT_NEAR(cells.outside, 0.5, 1e-12);
}

TEST(Overlay, NamesTheRegionWhoseRingIsNoBorder) {
    const auto good = shape({ring({{0, 0}, {100, 0}, {100, 100}})});
    auto open = good;
    open.polygons[0].rings[0].back().x += 1;
    auto nowhere = good;
    nowhere.polygons[0].rings[0][1].x = std::numeric_limits<double>::quiet_NaN();
    const auto line = shape({ring({{0, 0}, {100, 0}})});

    for (const auto& bad : {open, nowhere, line}) {
        const auto result = overlay(std::vector{good, bad}, four_by_four);
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, ErrorCode::bad_geometry);
        EXPECT_THAT(result.error().message, ::testing::HasSubstr("region 1"));
    }
}

TEST(Overlay, RefusesAGridWithoutSize) {
    EXPECT_FALSE(overlay({}, Grid{25832, 0, 0, 0, 1, 1}));
    EXPECT_FALSE(overlay({}, Grid{25832, 0, 0, 100, -1, 1}));
}

} // namespace
} // namespace netzatlas::coverage
