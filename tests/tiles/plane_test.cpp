#include "tiles/noding.hpp"
#include "tiles/plane.hpp"

#include <gtest/gtest.h>

using namespace netzatlas::tiles;

namespace {

/// The directed edges around a ring.
std::vector<Edge> around(const NodeRing& ring) {
    std::vector<Edge> edges;
    edges.reserve(ring.size());
    for (std::size_t i = 0; i < ring.size(); ++i) {
        edges.push_back({ring[i], ring[(i + 1) % ring.size()]});
    }
    return edges;
}

std::vector<Edge> operator+(std::vector<Edge> a, const std::vector<Edge>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// Exterior: positive area with y to the south.
NodeRing square(int west, int north, int side) {
    return {{west, north}, {west + side, north}, {west + side, north + side}, {west, north + side}};
}

NodeRing hole(int west, int north, int side) {
    auto ring = square(west, north, side);
    std::reverse(ring.begin(), ring.end());
    return ring;
}

TEST(DoubledArea, IsPositiveForAnExteriorOfATile) {
    EXPECT_EQ(doubled_area(square(0, 0, 3)), 18);
    EXPECT_EQ(doubled_area(hole(0, 0, 3)), -18);
    EXPECT_EQ(doubled_area({{0, 0}, {5, 5}, {9, 9}}), 0);
}

TEST(DoubledArea, IsExactForTheWholeWorld) {
    EXPECT_EQ(doubled_area(square(0, 0, 1 << 30)), std::int64_t{1} << 61);
}

TEST(Traced, PutsAHoleIntoItsExterior) {
    const auto polygons = traced(around(square(0, 0, 9)) + around(hole(2, 2, 3)));
    ASSERT_EQ(polygons.size(), 1U);
    EXPECT_EQ(polygons[0].rings.size(), 2U);
    EXPECT_EQ(doubled_area(polygons[0].rings[1]), -18);
}

TEST(Traced, PartsSquaresThatTouchInANode) {
    const auto polygons = traced(around(square(0, 0, 2)) + around(square(2, 2, 2)));
    EXPECT_EQ(polygons.size(), 2U);
}

TEST(Traced, CutsAHoleThatTouchesItsExteriorOff) {
    const auto polygons =
        traced(around({{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 2}}) + around({{0, 2}, {2, 3}, {2, 1}}));
    ASSERT_EQ(polygons.size(), 1U);
    ASSERT_EQ(polygons[0].rings.size(), 2U);
    EXPECT_EQ(doubled_area(polygons[0].rings[0]), 32);
}

TEST(Traced, MergesNeighboursAlongOppositeEdges) {
    const auto polygons =
        traced(around(square(0, 0, 2)) + around({{2, 0}, {4, 0}, {4, 2}, {2, 2}}));
    ASSERT_EQ(polygons.size(), 1U);
    EXPECT_EQ(doubled_area(polygons[0].rings[0]), 16);
}

TEST(Traced, PutsAnIslandInAHoleIntoAPolygonOfItsOwn) {
    const auto polygons =
        traced(around(square(0, 0, 9)) + around(hole(1, 1, 7)) + around(square(3, 3, 2)));
    ASSERT_EQ(polygons.size(), 2U);
    EXPECT_EQ(polygons[0].rings.size(), 2U);
    EXPECT_EQ(polygons[1].rings.size(), 1U);
}

TEST(Traced, LeavesNothingOfWhatFellTogether) {
    EXPECT_TRUE(traced(around({{0, 0}, {5, 0}})).empty());
    EXPECT_TRUE(traced(around(hole(0, 0, 2))).empty());
}

TEST(MissingNodes, SeesCrossingTouchingAndOverlappingEdges) {
    EXPECT_EQ(missing_nodes({{{0, 0}, {4, 4}}, {{0, 4}, {4, 0}}}).size(), 2U);
    EXPECT_EQ(missing_nodes({{{0, 0}, {4, 0}}, {{2, 0}, {2, 5}}}).size(), 1U);
    EXPECT_EQ(missing_nodes({{{0, 0}, {4, 0}}, {{2, 0}, {9, 0}}}).size(), 2U);
    EXPECT_TRUE(missing_nodes({{{0, 0}, {4, 0}}, {{4, 0}, {4, 4}}}).empty());
    EXPECT_TRUE(missing_nodes({{{0, 0}, {4, 0}}, {{0, 1}, {4, 1}}}).empty());
}

TEST(Noded, MakesABowTieTwoTriangles) {
    const auto edges = noded(around({{0, 0}, {4, 4}, {4, 0}, {0, 4}}));
    EXPECT_TRUE(missing_nodes(edges).empty());
    const auto polygons = traced(edges);
    ASSERT_EQ(polygons.size(), 1U); // the other half is wound the wrong way and dropped
    EXPECT_EQ(doubled_area(polygons[0].rings[0]), 8);
}

TEST(Noded, EndsWithCrossingsThatMove) {
    std::vector<Edge> edges;
    edges.reserve(40);
    for (int i = 0; i < 40; ++i) {
        edges.push_back({{0, i * 3}, {101, 120 - i * 3 + i % 2}});
    }
    EXPECT_TRUE(missing_nodes(noded(edges)).empty());
}

} // namespace
