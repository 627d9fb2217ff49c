#include "coverage/transferred_weights.hpp"

#include "drawing.hpp"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numeric>
#include <rapidcheck/gtest.h>

namespace netzatlas::coverage {
namespace {

using testing::drawn_flags;
using testing::drawn_grid;
using ::testing::Each;
using ::testing::ElementsAre;

Result<GridPoint> as_it_is(GridPoint point) {
    return point;
}

/// As far turned and shifted as the two official grids are in the east of Germany.
Result<GridPoint> turned(GridPoint point) {
    const double x = point.east - 600000;
    const double y = point.north - 5700000;
    return GridPoint{600000 + 37 + 0.9986 * x - 0.0523 * y, 5700000 - 18 + 0.0523 * x + 0.9986 * y};
}

/// One source cell of 100 m, its south-west corner given in metres from the drawn one.
WeightSource one_cell(double east, double north, double households) {
    return {Grid{3035, 600000 + east, 5700000 + north + 100, 100, 1, 1}, {{0, 0}}, {households}};
}

double total(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

TEST(TransferredWeights, SpreadHouseholdsByAreaOverDeliveredCells) {
    const auto* delivered = "##\n"
                            "##\n";
    const auto transfer = transferred_weights(one_cell(25, 50, 80), drawn_grid(delivered),
                                              drawn_flags(delivered), as_it_is);
    ASSERT_TRUE(transfer) << transfer.error().message;
    EXPECT_THAT(transfer->weights, ElementsAre(30, 10, 30, 10));
    EXPECT_THAT(transfer->unplaced, ElementsAre(0));
}

/// D13: spread over all cells, the part on ground that is not in the file would be lost.
TEST(TransferredWeights, LoseNobodyToCellsThatAreNotDelivered) {
    const auto* delivered = "#.\n"
                            "#.\n";
    const auto transfer = transferred_weights(one_cell(25, 50, 80), drawn_grid(delivered),
                                              drawn_flags(delivered), as_it_is);
    ASSERT_TRUE(transfer) << transfer.error().message;
    EXPECT_THAT(transfer->weights, ElementsAre(40, 0, 40, 0)) << "not 30 + 30: 20 would be lost";
}

TEST(TransferredWeights, GoToTheNearestDeliveredCellWithin300Metres) {
    const auto* delivered = "#....#\n";
    const auto transfer = transferred_weights(one_cell(350, 0, 8), drawn_grid(delivered),
                                              drawn_flags(delivered), as_it_is);
    ASSERT_TRUE(transfer) << transfer.error().message;
    EXPECT_THAT(transfer->weights, ElementsAre(0, 0, 0, 0, 0, 8)); // 50 m, not 250 m
}

TEST(TransferredWeights, StillReachACellExactly300MetresAway) {
    const auto* delivered = "#....\n";
    const auto near = transferred_weights(one_cell(400, 0, 8), drawn_grid(delivered),
                                          drawn_flags(delivered), as_it_is);
    const auto far = transferred_weights(one_cell(400.5, 0, 8), drawn_grid(delivered),
                                         drawn_flags(delivered), as_it_is);
    EXPECT_EQ(near.value().weights[0], 8);
    EXPECT_EQ(far.value().weights[0], 0);
    EXPECT_THAT(far.value().unplaced, ElementsAre(8));
}

TEST(TransferredWeights, TakeTheFirstOfEquallyNearCells) {
    const auto* delivered = "#...#\n";
    const auto transfer = transferred_weights(one_cell(200, 0, 8), drawn_grid(delivered),
                                              drawn_flags(delivered), as_it_is);
    EXPECT_THAT(transfer.value().weights, ElementsAre(8, 0, 0, 0, 0));
}

TEST(TransferredWeights, ReachIntoTheGridFromBesideIt) {
    const auto* delivered = "#..\n";
    const auto beside = transferred_weights(one_cell(-350, 0, 8), drawn_grid(delivered),
                                            drawn_flags(delivered), as_it_is);
    const auto across = transferred_weights(one_cell(-50, 0, 8), drawn_grid(delivered),
                                            drawn_flags(delivered), as_it_is);
    EXPECT_EQ(beside.value().weights[0], 8);
    EXPECT_EQ(across.value().weights[0], 8);
}

TEST(TransferredWeights, RefuseHouseholdsThatAreNoNumber) {
    for (const double bad : {-1.0, std::nan(""), HUGE_VAL}) {
        const auto transfer = transferred_weights(one_cell(0, 0, bad), drawn_grid("#\n"),
                                                  drawn_flags("#\n"), as_it_is);
        ASSERT_FALSE(transfer);
        EXPECT_EQ(transfer.error().code, ErrorCode::bad_value);
    }
}

TEST(TransferredWeights, PassOnWhereACornerHasNoPlace) {
    const auto nowhere = [](GridPoint) -> Result<GridPoint> {
        return fail(ErrorCode::bad_value, "outside");
    };
    const auto transfer =
        transferred_weights(one_cell(0, 0, 1), drawn_grid("#\n"), drawn_flags("#\n"), nowhere);
    ASSERT_FALSE(transfer);
    EXPECT_EQ(transfer.error().message, "outside");
}

/// A source with a random number of households in every cell.
WeightSource random_source(int cell_size) {
    WeightSource source{Grid{3035, 600000 - 400, 5700000 + 1600, double(cell_size),
                             2000 / cell_size, 2000 / cell_size},
                        {},
                        {}};
    for (int row = 0; row < source.grid.rows; ++row) {
        for (int column = 0; column < source.grid.columns; ++column) {
            source.cells.push_back({row, column});
            source.households.push_back(*rc::gen::inRange(0, 40) / 2.0);
        }
    }
    return source;
}

RC_GTEST_PROP(TransferredWeights, KeepTheTotal, ()) {
    const Grid grid{25832, 600000, 5700000 + 1200, 100, 14, 12};
    const auto source = random_source(*rc::gen::element(100, 500, 1000));
    const auto share = *rc::gen::inRange(0, 101);
    std::vector<bool> delivered(grid.size());
    for (std::size_t cell = 0; cell < delivered.size(); ++cell) {
        delivered[cell] = *rc::gen::inRange(0, 100) < share;
    }
    const auto transfer = transferred_weights(source, grid, delivered, turned);
    RC_ASSERT(transfer.has_value());
    const double there = total(transfer->weights) + total(transfer->unplaced);
    RC_ASSERT(std::abs(there - total(source.households)) <= 1e-9 * (1 + there));
    for (std::size_t cell = 0; cell < delivered.size(); ++cell) {
        RC_ASSERT((delivered[cell] || transfer->weights[cell] == 0));
    }
}

} // namespace
} // namespace netzatlas::coverage
