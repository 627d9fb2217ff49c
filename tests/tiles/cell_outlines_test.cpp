#include "tiles/cell_outlines.hpp"
#include "tiles/noding.hpp"

#include <gtest/gtest.h>
#include <map>
#include <random>
#include <string>

using namespace netzatlas::tiles;

namespace {

/// Letters are labels, '.' no cell; rows from the north.
CellWindow drawn(const std::vector<std::string>& rows) {
    CellWindow window{static_cast<int>(rows.front().size()), static_cast<int>(rows.size()), {}};
    for (const auto& row : rows) {
        for (const char cell : row) {
            window.labels.push_back(cell == '.' ? 0U : static_cast<std::uint32_t>(cell));
        }
    }
    return window;
}

std::int64_t area_in_cells(const CellOutline& outline) {
    std::int64_t area = 0;
    for (const auto& ring : outline.polygon.rings) {
        area += doubled_area(ring);
    }
    return area / 2;
}

TEST(Outlines, DissolveEqualNeighbours) {
    const auto found = outlines(drawn({"aa", "aa"}), {1, 1}, 32);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].polygon.rings, (std::vector<NodeRing>{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}}));
    EXPECT_EQ(found[0].lowest, (Node{0, 1}));
}

TEST(Outlines, KeepTheNodeWhereNeighboursMeet) {
    const auto found = outlines(drawn({"aa", "bc"}), {1, 1}, 32);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].polygon.rings[0],
              (NodeRing{{0, 0}, {2, 0}, {2, 1}, {1, 1}, {0, 1}})); // (1, 1) between b and c
}

TEST(Outlines, KeepNodesOnLongBordersWhereverTheWindowStarts) {
    const auto found = outlines(drawn({"aaaaaa"}), {6, 1}, 4); // grid column 8 is node 2
    EXPECT_EQ(found[0].polygon.rings[0],
              (NodeRing{{0, 0}, {2, 0}, {6, 0}, {6, 1}, {2, 1}, {0, 1}}));
}

TEST(Outlines, GiveHolesAfterTheExterior) {
    const auto found = outlines(drawn({"aaa", "a.a", "aaa"}), {1, 1}, 32);
    ASSERT_EQ(found.size(), 1U);
    ASSERT_EQ(found[0].polygon.rings.size(), 2U);
    EXPECT_EQ(doubled_area(found[0].polygon.rings[0]), 18);
    EXPECT_EQ(doubled_area(found[0].polygon.rings[1]), -2);
}

TEST(Outlines, PartCellsThatTouchInANodeOnly) {
    EXPECT_EQ(outlines(drawn({"a.", ".a"}), {1, 1}, 32).size(), 2U);
}

TEST(Outlines, CutARingWhereItMeetsItself) {
    const auto found = outlines(drawn({"aaa", "a.a", "aa."}), {1, 1}, 32);
    ASSERT_EQ(found.size(), 1U); // the hole touches the outside in node (2, 2)
    EXPECT_EQ(found[0].polygon.rings.size(), 2U);
    EXPECT_EQ(area_in_cells(found[0]), 7);
}

TEST(Outlines, OfAnyDrawingAreSimpleAndCoverIt) {
    std::mt19937 random{7};
    for (int drawing = 0; drawing < 200; ++drawing) {
        CellWindow window{12, 9, {}};
        std::map<std::uint32_t, std::int64_t> cells;
        for (int i = 0; i < 12 * 9; ++i) {
            window.labels.push_back(static_cast<std::uint32_t>(random() % 3));
            ++cells[window.labels.back()];
        }
        cells.erase(0);
        std::map<std::uint32_t, std::int64_t> covered;
        for (const auto& outline : outlines(window, {5, 5}, 4)) {
            covered[outline.label] += area_in_cells(outline);
            std::vector<Edge> edges;
            for (std::size_t i = 0; i < outline.polygon.rings.size(); ++i) {
                const auto& ring = outline.polygon.rings[i];
                EXPECT_EQ(doubled_area(ring) > 0, i == 0);
                auto nodes = ring;
                std::sort(nodes.begin(), nodes.end());
                EXPECT_EQ(std::adjacent_find(nodes.begin(), nodes.end()), nodes.end());
                for (std::size_t n = 0; n < ring.size(); ++n) {
                    edges.push_back({ring[n], ring[(n + 1) % ring.size()]});
                }
            }
            EXPECT_TRUE(missing_nodes(edges).empty());
        }
        EXPECT_EQ(covered, cells);
    }
}

} // namespace
