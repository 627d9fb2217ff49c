#include "coverage/overlay_block.hpp"

#include "coverage/layer_sums.hpp"
#include "drawing.hpp"

#include <gtest/gtest.h>

namespace netzatlas::coverage {
namespace {

using testing::drawn_border;
using testing::drawn_cells;
using testing::drawn_grid;

const auto* const picture = "aab\n"
                            "abb\n"
                            "..b\n";

Overlay whole_overlay() {
    const std::vector<geo::MultiPolygon> borders{drawn_border(picture, 'a'),
                                                 drawn_border(picture, 'b')};
    return overlay(borders, drawn_grid(picture)).value();
}

TEST(OverlayBlock, KnowsOnlyRegionsThatReachIntoItsRows) {
    const auto block = overlay_block(whole_overlay(), 2, 1);

    EXPECT_EQ(block.regions, std::vector<std::uint32_t>{1});
    EXPECT_EQ(block.overlay.grid.rows, 1);
    EXPECT_EQ(block.overlay.regions.at(0).runs, (std::vector<coverage::Run>{{0, 2, 2}}));
}

TEST(OverlayBlock, SumsOfBlocksAddUpToTheSumsOfTheGrid) { // D2
    const auto whole = whole_overlay();
    const auto cells = drawn_cells("101\n"
                                   "?10\n"
                                   "111\n");
    std::vector<Sums> added(2);
    for (int row = 0; row < 3; ++row) {
        const auto block = overlay_block(whole, row, 1);
        const auto first = static_cast<std::size_t>(row) * 3;
        const auto sums =
            area_sums(block.overlay, std::span{cells}.subspan(first, 3), {false, true});
        for (std::size_t i = 0; i < sums.size(); ++i) {
            added[block.regions[i]] += sums[i];
        }
    }

    EXPECT_EQ(added, area_sums(whole, cells, {false, true}));
}

TEST(OverlayBlock, CountsGroundBeyondTheGridOnce) { // D2
    auto whole = whole_overlay();
    whole.regions[0].outside = 5;

    EXPECT_EQ(overlay_block(whole, 0, 1).overlay.regions.at(0).outside, 5);
    EXPECT_EQ(overlay_block(whole, 1, 2).overlay.regions.at(0).outside, 0);
}

} // namespace
} // namespace netzatlas::coverage
