#include "demo/border_net.hpp"
#include "geo/polygon.hpp"

#include <gtest/gtest.h>
#include <map>
#include <string>

namespace netzatlas::demo {
namespace {

/// Rows from north to south; letters are owners, dots nobody. Squares of 100 m.
GroundMap drawn(const std::vector<std::string>& rows) {
    GroundMap map;
    map.square_m = 100;
    map.columns = static_cast<int>(rows[0].size());
    map.rows = static_cast<int>(rows.size());
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        for (const char sign : *row) {
            map.owners.push_back(sign == '.' ? GroundMap::nobody
                                             : static_cast<std::int16_t>(sign - 'a'));
        }
    }
    return map;
}

const std::vector<std::string> two_and_an_island{".......", //
                                                 ".aaabb.", //
                                                 ".acabb.", //
                                                 ".aaabb.", //
                                                 "......."};

TEST(BorderNet, MakesOneShellAndAHoleAroundAnEnclosedPlace) {
    const auto map = drawn(two_and_an_island);
    const auto outlines = BorderNet{map}.outlines(std::vector<int>{0, 1, 2}, 3);

    ASSERT_EQ(outlines[0].polygons.size(), 1U);
    ASSERT_EQ(outlines[0].polygons[0].rings.size(), 2U);
    EXPECT_GT(geo::signed_area(outlines[0].polygons[0].rings[0]), 0);
    EXPECT_LT(geo::signed_area(outlines[0].polygons[0].rings[1]), 0);
    EXPECT_TRUE(outlines[2].polygons[0].rings.size() == 1U);
}

TEST(BorderNet, GivesUnionsTheAreaOfTheirParts) {
    const auto map = drawn(two_and_an_island);
    const BorderNet net{map};
    const auto parts = net.outlines(std::vector<int>{0, 1, 2}, 3);
    const auto whole = net.outlines(std::vector<int>{0, 0, 0}, 1);

    EXPECT_NEAR(geo::area(whole[0]),
                geo::area(parts[0]) + geo::area(parts[1]) + geo::area(parts[2]), 1e-6);
    EXPECT_EQ(whole[0].polygons[0].rings.size(), 1U);
}

TEST(BorderNet, SharesEveryInnerEdgeInOppositeDirections) {
    const auto map = drawn(two_and_an_island);
    const auto outlines = BorderNet{map}.outlines(std::vector<int>{0, 1, 2}, 3);
    std::map<std::array<double, 4>, int> edges;
    for (const auto& outline : outlines) {
        for (const auto& ring : outline.polygons[0].rings) {
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const auto a = ring[i];
                const auto b = ring[i + 1];
                ++edges[{a.x, a.y, b.x, b.y}];
            }
        }
    }
    int shared = 0;
    for (const auto& [edge, count] : edges) {
        EXPECT_EQ(count, 1);
        shared += edges.contains({edge[2], edge[3], edge[0], edge[1]}) ? 1 : 0;
    }
    EXPECT_EQ(shared, 2 * (3 + 4)); // three edges between a and b, four around c
}

} // namespace
} // namespace netzatlas::demo
