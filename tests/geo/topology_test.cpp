#include "boxes.hpp"
#include "geo/topology.hpp"

#include <array>
#include <gtest/gtest.h>
#include <limits>

namespace netzatlas::geo {
namespace {

using testing::box_ring;
using testing::box_shape;

MultiPolygon bow_tie() {
    return {{{{{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}}}}};
}

TEST(Topology, AValidShapeHasNoReason) {
    EXPECT_EQ(invalid_reason(box_shape(0, 0, 1, 1)), "");
}

TEST(Topology, ReasonNamesThePlace) {
    EXPECT_EQ(invalid_reason(bow_tie()), "Self-intersection[1 1]");
}

TEST(Topology, AShortRingIsAReason) {
    EXPECT_NE(invalid_reason({{{{{{0, 0}, {1, 1}, {0, 0}}}}}}), "");
}

TEST(Topology, ANumberlessCoordinateIsAReason) {
    MultiPolygon shape = box_shape(0, 0, 1, 1);
    shape.polygons[0].rings[0][1].x = std::numeric_limits<double>::quiet_NaN();

    EXPECT_EQ(invalid_reason(shape), "Invalid Coordinate");
    EXPECT_FALSE(repaired(shape));
}

TEST(Topology, RepairKeepsBothWingsOfABowTie) {
    const auto shape = repaired(bow_tie());

    ASSERT_TRUE(shape) << shape.error().message;
    EXPECT_EQ(invalid_reason(*shape), "");
    EXPECT_DOUBLE_EQ(area(*shape), 2);
}

TEST(Topology, RepairOfAValidShapeChangesNothing) {
    EXPECT_EQ(repaired(box_shape(0, 0, 3, 2)), box_shape(0, 0, 3, 2));
}

TEST(Topology, RepairWithoutGroundIsBadGeometry) {
    const auto shape = repaired({{{{{{0, 0}, {1, 1}, {2, 2}, {0, 0}}}}}});

    ASSERT_FALSE(shape);
    EXPECT_EQ(shape.error().code, ErrorCode::bad_geometry);
}

TEST(Topology, UnionCountsCommonGroundOnce) {
    const std::array<MultiPolygon, 2> shapes{box_shape(0, 0, 2, 1), box_shape(1, 0, 3, 1)};

    const auto shape = united(shapes);

    ASSERT_TRUE(shape) << shape.error().message;
    EXPECT_DOUBLE_EQ(area(*shape), 3);
    EXPECT_EQ(shape->polygons.size(), 1U);
}

TEST(Topology, UnionKeepsHolesAndTurnsThem) {
    const std::array<MultiPolygon, 4> ring{box_shape(0, 0, 3, 1), box_shape(0, 2, 3, 3),
                                           box_shape(0, 0, 1, 3), box_shape(2, 0, 3, 3)};

    const auto shape = united(ring);

    ASSERT_TRUE(shape) << shape.error().message;
    ASSERT_EQ(shape->polygons.at(0).rings.size(), 2U);
    EXPECT_GT(signed_area(shape->polygons[0].rings[0]), 0);
    EXPECT_DOUBLE_EQ(signed_area(shape->polygons[0].rings[1]), -1);
}

TEST(Topology, IntersectionIsTheCommonGround) {
    const auto shape = intersection(box_shape(0, 0, 2, 2), box_shape(1, 1, 5, 5));

    ASSERT_TRUE(shape) << shape.error().message;
    EXPECT_EQ(bounds(*shape), (Box{1, 1, 2, 2}));
    EXPECT_DOUBLE_EQ(area(*shape), 1);
}

TEST(Topology, NeighboursThatTouchHaveNoCommonGround) {
    EXPECT_EQ(intersection(box_shape(0, 0, 1, 1), box_shape(1, 0, 2, 1)), MultiPolygon{});
}

TEST(Topology, LabelLiesInTheLargestPart) {
    MultiPolygon shape = box_shape(0, 0, 1, 1);
    shape.polygons.push_back(box_shape(10, 10, 20, 20).polygons.front());

    const Point label = label_point(shape);

    EXPECT_NEAR(label.x, 15, 0.2);
    EXPECT_NEAR(label.y, 15, 0.2);
}

TEST(Topology, LabelOfARingShapeLiesOnItsGround) {
    Ring hole = box_ring(1, 1, 9, 9);
    const MultiPolygon shape{{{{box_ring(0, 0, 10, 10), {hole.rbegin(), hole.rend()}}}}};

    const Point label = label_point(shape);

    EXPECT_FALSE(label.x > 1 && label.x < 9 && label.y > 1 && label.y < 9);
}

} // namespace
} // namespace netzatlas::geo
