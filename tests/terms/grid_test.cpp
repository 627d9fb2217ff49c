#include "terms/grid.hpp"

#include <gtest/gtest.h>

namespace netzatlas {
namespace {

TEST(CellId, ReadsTheFederalGridInUnitsOf100Metres) {
    const auto id = CellId::of("100mN52682E3982");
    ASSERT_TRUE(id) << id.error().message;
    EXPECT_EQ(id->epsg, 25832);
    EXPECT_EQ(id->corner, (GridPoint{398200, 5268200}));
    EXPECT_EQ(id->text(), "100mN52682E3982");
}

TEST(CellId, ReadsTheCensusGridInMetres) {
    const auto id = CellId::of("CRS3035RES100mN2689100E4337000");
    ASSERT_TRUE(id) << id.error().message;
    EXPECT_EQ(id->epsg, 3035);
    EXPECT_EQ(id->corner, (GridPoint{4337000, 2689100}));
    EXPECT_EQ(id->text(), "CRS3035RES100mN2689100E4337000");
}

TEST(CellId, ReadsOneKilometre) {
    EXPECT_EQ(CellId::of("1kmN5268E398")->corner, (GridPoint{398000, 5268000}));
    EXPECT_EQ(CellId::of("CRS3035RES1000mN2689000E4337000")->cell_size, 1000);
}

TEST(CellId, RefusesOtherForms) {
    for (const auto* text : {"", "100m", "100mN5E", "100mNxE1", "100N1E1", "CRS3035", "mN1E1",
                             "0mN1E1", "100mN-5E3", "100mN52682E3982 ", "100mN99999999999999E1"}) {
        EXPECT_FALSE(CellId::of(text)) << text;
    }
}

// D14: west and south edge inside, east and north outside.
TEST(Grid, CellsAreHalfOpen) {
    const Grid grid{25832, 0, 200, 100, 2, 2};
    EXPECT_EQ(grid.cell_at({0, 0}), (CellPosition{1, 0}));
    EXPECT_EQ(grid.cell_at({100, 100}), (CellPosition{0, 1}));
    EXPECT_EQ(grid.cell_at({99.999, 99.999}), (CellPosition{1, 0}));
    EXPECT_FALSE(grid.cell_at({200, 0}));
    EXPECT_FALSE(grid.cell_at({0, 200}));
}

TEST(Grid, CornerIsLowerLeft) {
    const Grid grid{25832, 1000, 2000, 100, 10, 10};
    EXPECT_EQ(grid.corner({0, 0}), (GridPoint{1000, 1900}));
}

} // namespace
} // namespace netzatlas
