#include "coverage/joined_cells.hpp"

#include "drawing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::coverage {
namespace {

using testing::drawn_border;
using testing::drawn_grid;
using ::testing::ElementsAre;

/// The ground from `west` to `east` (in cells) of a grid of one row.
RegionCells strip(double west, double east) {
    const Grid grid{25832, 600000, 5700100, 100, 4, 1};
    const double w = grid.west + 100 * west;
    const double e = grid.west + 100 * east;
    const geo::Ring ring{{w, 5700000}, {e, 5700000}, {e, 5700100}, {w, 5700100}, {w, 5700000}};
    return overlay(std::vector<geo::MultiPolygon>{{{{{ring}}}}}, grid)->regions.front();
}

TEST(JoinedCells, AddUpPartsOfACommonCell) {
    const auto joined = joined_cells(std::vector{strip(0, 1.25), strip(1.5, 3)});

    ASSERT_TRUE(joined) << joined.error().message;
    EXPECT_THAT(joined->runs, ElementsAre(coverage::Run{0, 0, 0}, coverage::Run{0, 2, 2}));
    EXPECT_THAT(joined->borders, ElementsAre(BorderCell{0, 1, 0.75}));
}

TEST(JoinedCells, MakeAWholeCellOfItsParts) {
    const auto joined = joined_cells(std::vector{strip(1.25, 4), strip(0, 1.25)});

    ASSERT_TRUE(joined) << joined.error().message;
    EXPECT_THAT(joined->runs, ElementsAre(coverage::Run{0, 0, 3}));
    EXPECT_TRUE(joined->borders.empty());
}

TEST(JoinedCells, KeepGroundBeyondTheGrid) {
    EXPECT_DOUBLE_EQ(joined_cells(std::vector{strip(-2, 1), strip(3, 5)})->outside, 3);
}

TEST(JoinedCells, RefuseGroundThatIsCoveredTwice) {
    const auto joined = joined_cells(std::vector{strip(0, 2), strip(1.5, 3)});

    ASSERT_FALSE(joined);
    EXPECT_EQ(joined.error().code, ErrorCode::bad_geometry);
    EXPECT_THAT(joined.error().message, ::testing::HasSubstr("row 0, column 1"));
}

} // namespace
} // namespace netzatlas::coverage
