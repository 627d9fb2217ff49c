#include "boxes.hpp"
#include "geo/polygon.hpp"

#include <gtest/gtest.h>

namespace netzatlas::geo {
namespace {

using testing::box_ring;
using testing::box_shape;

Ring backwards(Ring ring) {
    return {ring.rbegin(), ring.rend()};
}

TEST(Polygon, AreaOfAShellLessItsHole) {
    const MultiPolygon shape{{{{box_ring(0, 0, 10, 10), backwards(box_ring(2, 2, 4, 5))}}}};

    EXPECT_DOUBLE_EQ(area(shape), 94);
}

TEST(Polygon, AreaAddsExclaves) {
    MultiPolygon shape = box_shape(0, 0, 2, 2);
    shape.polygons.push_back(box_shape(10, 10, 11, 13).polygons.front());

    EXPECT_DOUBLE_EQ(area(shape), 7);
}

TEST(Polygon, SignedAreaIsPositiveCounterClockwise) {
    EXPECT_DOUBLE_EQ(signed_area(box_ring(0, 0, 2, 3)), 6);
    EXPECT_DOUBLE_EQ(signed_area(backwards(box_ring(0, 0, 2, 3))), -6);
}

TEST(Polygon, AreaKeepsItsDigitsFarFromTheOrigin) {
    EXPECT_DOUBLE_EQ(area(box_shape(678'000, 5'780'000, 678'000.25, 5'780'000.25)), 0.0625);
}

TEST(Polygon, BoundsCoverEveryPart) {
    MultiPolygon shape = box_shape(0, 0, 2, 2);
    shape.polygons.push_back(box_shape(10, -3, 11, 13).polygons.front());

    EXPECT_EQ(bounds(shape), (Box{0, -3, 11, 13}));
}

TEST(Polygon, BoundsOfNothingAreZero) {
    EXPECT_EQ(bounds({}), Box{});
}

TEST(Polygon, OrientTurnsShellAndHoles) {
    Polygon polygon{{backwards(box_ring(0, 0, 9, 9)), box_ring(1, 1, 2, 2)}};

    orient(polygon);

    EXPECT_GT(signed_area(polygon.rings[0]), 0);
    EXPECT_LT(signed_area(polygon.rings[1]), 0);
}

} // namespace
} // namespace netzatlas::geo
