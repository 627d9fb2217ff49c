#include "coverage/overlaps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::coverage {
namespace {

using ::testing::IsEmpty;

constexpr double west = 600000;
constexpr double south = 5700000;
const Grid grid{25832, west, south + 1000, 100, 10, 10};

/// Metres from the grid's south-west corner.
geo::MultiPolygon box(double x0, double y0, double x1, double y1) {
    return {{geo::Polygon{{{{west + x0, south + y0},
                            {west + x1, south + y0},
                            {west + x1, south + y1},
                            {west + x0, south + y1},
                            {west + x0, south + y0}}}}}};
}

std::vector<SharedGround> shared(const std::vector<geo::MultiPolygon>& shapes, double least = 0) {
    return shared_ground(*overlay(shapes, grid), least);
}

TEST(SharedGround, IsNoneBetweenNeighbours) {
    EXPECT_THAT(
        shared({box(0, 0, 333, 1000), box(333, 0, 1000, 512.5), box(333, 512.5, 1000, 1000)}),
        IsEmpty());
}

TEST(SharedGround, IsWhatTwoRegionsClaim) {
    const auto found =
        shared({box(0, 0, 350, 1000), box(700, 0, 1000, 1000), box(300, 0, 700, 200)});

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].first, 0U);
    EXPECT_EQ(found[0].second, 2U);
    EXPECT_NEAR(found[0].cells, 1, 1e-12); // 50 m by 200 m
    EXPECT_EQ(found[0].where, (CellPosition{8, 3}));
}

TEST(SharedGround, IsAllOfARegionThatLiesInAnother) {
    const auto found = shared({box(0, 0, 1000, 1000), box(120, 120, 380, 380)});

    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(found[0].cells, 6.76, 1e-9);
}

TEST(SharedGround, LeavesOutWhatRoundedBordersExplain) {
    const std::vector shapes{box(0, 0, 500, 1000), box(499.99, 0, 1000, 1000)}; // 1 cm by 1 km
    EXPECT_THAT(shared(shapes, 0.01), IsEmpty());
    EXPECT_EQ(shared(shapes, 0).size(), 1U);
}

} // namespace
} // namespace netzatlas::coverage
