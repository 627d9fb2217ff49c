#include "coverage/block_sums.hpp"

#include "drawing.hpp"
#include "random_border.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace netzatlas::coverage {
namespace {

using testing::drawn_border;
using testing::drawn_cells;
using testing::drawn_grid;
using testing::drawn_weights;
using ::testing::ElementsAre;

const auto* const two_places = "aab\n"
                               "abb\n";
const Scale flags{1, 65535};

Overlay drawn_overlay() {
    return overlay(std::vector{drawn_border(two_places, 'a'), drawn_border(two_places, 'b')},
                   drawn_grid(two_places))
        .value();
}

/// One layer, whole grid in one block.
template <class Value>
std::vector<Sums> area_of(const std::vector<Value>& cells, const Scale& scale) {
    const auto places = drawn_overlay();
    BlockParts parts{places};
    parts.by_area({0, 2});
    BlockSums sums{2, 1};
    sums.add_totals(parts);
    EXPECT_EQ(sums.add_layer(parts, 0, std::span<const Value>{cells}, scale), std::nullopt);
    return {sums.of(0, 0, scale), sums.of(1, 0, scale)};
}

TEST(BlockSums, CountCellsOfEachRegion) {
    EXPECT_THAT(area_of(drawn_cells("11?\n"
                                    "010\n"),
                        flags),
                ElementsAre(Sums{2, 3, 0}, Sums{1, 2, 1}));
}

TEST(BlockSums, CountRealSharesLikeWholePercents) {
    const std::vector<double> reals{0.5, 1, NAN, 0, 0.25, 0};

    EXPECT_THAT(area_of(reals, {1, std::nullopt, false}),
                ElementsAre(Sums{1.5, 3, 0}, Sums{0.25, 2, 1}));
    EXPECT_THAT(area_of(std::vector<std::uint8_t>{50, 100, 255, 0, 25, 0}, {100, 255}),
                ElementsAre(Sums{1.5, 3, 0}, Sums{0.25, 2, 1}));
}

TEST(BlockSums, WeighCellsByHouseholds) {
    const auto places = drawn_overlay();
    const auto cells = drawn_cells("01?\n"
                                   "110\n");
    BlockParts parts{places};
    parts.by_weight({0, 2}, drawn_weights("423\n"
                                          "501\n"));
    BlockSums sums{2, 1};
    sums.add_totals(parts);

    EXPECT_EQ(sums.add_layer(parts, 0, std::span<const std::uint16_t>{cells}, flags), std::nullopt);

    EXPECT_EQ(sums.of(0, 0, flags), (Sums{7, 11, 0}));
    EXPECT_EQ(sums.of(1, 0, flags), (Sums{0, 1, 3}));
}

TEST(BlockSums, FindTheValueThatIsNoShare) {
    const auto places = drawn_overlay();
    BlockParts parts{places};
    parts.by_area({0, 2});
    BlockSums sums{2, 1};

    const auto cells = drawn_cells("110\n"
                                   "010\n",
                                   7);

    EXPECT_EQ(sums.add_layer(parts, 0, std::span<const std::uint16_t>{cells}, flags), 0);
    const std::vector<double> reals{0, 0, 0, 0, -0.5, 0};
    EXPECT_EQ(sums.add_layer(parts, 0, std::span{reals}, {1, std::nullopt, false}), 4);
}

/// Long enough to fill the lanes many times; every fifth cell is missing.
TEST(BlockSums, CountLongRowsOfBytesExactly) {
    const Grid row{25832, 600000, 5700100, 100, 20003, 1};
    const geo::Ring frame{{row.west, row.south()},
                          {row.east(), row.south()},
                          {row.east(), row.north},
                          {row.west, row.north},
                          {row.west, row.south()}};
    const auto places = overlay(std::vector<geo::MultiPolygon>{{{{{frame}}}}}, row).value();
    std::vector<std::uint8_t> cells(row.size(), 255);
    for (std::size_t i = 0; i < cells.size(); i += 5) {
        cells[i] = 7;
    }
    BlockParts parts{places};
    parts.by_area({0, 1});
    BlockSums sums{1, 2};
    sums.add_totals(parts);

    sums.add_layer(parts, 0, std::span<const std::uint8_t>{cells}, {255, 7});
    sums.add_layer(parts, 1, std::span<const std::uint8_t>{cells}, {255, std::nullopt});

    EXPECT_EQ(sums.of(0, 0, {255}), (Sums{16002, 16002, 4001}));
    EXPECT_EQ(sums.of(0, 1, {255}), (Sums{16002 + 4001 * 7 / 255.0, 20003, 0}));
}

/// The sums of a layer with the grid split into blocks of some rows, by two that share the work.
std::vector<Sums> split_sums(const Overlay& places, const std::vector<double>& values,
                             const std::vector<double>& weights, int rows) {
    const Scale scale{1, std::nullopt, false};
    const auto columns = static_cast<std::size_t>(places.grid.columns);
    BlockParts parts{places};
    BlockSums even{places.regions.size(), 1};
    BlockSums odd{places.regions.size(), 1};
    for (int first = 0; first < places.grid.rows; first += rows) {
        const int count = std::min(rows, places.grid.rows - first);
        const auto cells = std::span{values}.subspan(static_cast<std::size_t>(first) * columns,
                                                     static_cast<std::size_t>(count) * columns);
        const auto here = std::span{weights}.subspan(static_cast<std::size_t>(first) * columns,
                                                     static_cast<std::size_t>(count) * columns);
        parts.by_weight({first, count}, here);
        auto& sums = first / rows % 2 == 0 ? even : odd;
        sums.add_totals(parts);
        sums.add_layer(parts, 0, std::span<const double>{cells}, scale);
    }
    odd.add(even);
    std::vector<Sums> all;
    for (std::size_t region = 0; region < places.regions.size(); ++region) {
        all.push_back(odd.of(region, 0, scale));
    }
    return all;
}

RC_GTEST_PROP(BlockSums, AreTheSameBitsForAnySplitOfTheRows, ()) {
    const Grid grid{25832, 682300, 5752300, 100, 13, 9};
    std::vector<geo::MultiPolygon> shapes;
    for (int i = 0; i < 3; ++i) {
        shapes.push_back({{{{testing::random_star(grid, testing::random_middle(grid), 6)}}}});
    }
    const auto places = overlay(shapes, grid).value();
    std::vector<double> values;
    std::vector<double> weights;
    for (std::size_t i = 0; i < grid.size(); ++i) {
        values.push_back(*rc::gen::inRange(0, 1001) / 1000.0);
        weights.push_back(*rc::gen::inRange(0, 5000) / 7.0);
    }

    const auto whole = split_sums(places, values, weights, grid.rows);

    RC_ASSERT(split_sums(places, values, weights, *rc::gen::inRange(1, 9)) == whole);
}

} // namespace
} // namespace netzatlas::coverage
