#include "coverage/parts.hpp"

#include "drawing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::coverage {
namespace {

using testing::drawn_border;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(PartsByArea, SplitACellAsTheBorderCutsIt) {
    const auto* picture = "aaab\n"
                          "aaab\n";
    const std::vector borders{drawn_border(picture, 'a'), drawn_border(picture, 'b')};
    const Grid coarse{25832, 600000, 5700200, 200, 2, 1};

    EXPECT_THAT(parts_by_area(overlay(borders, coarse).value()),
                ElementsAre(CellPart{0, 0, 1}, CellPart{0, 1, 0.5}, CellPart{1, 1, 0.5}));
}

TEST(ScaledToTotals, MakesTheOfficialTotalComeOut) {
    const std::vector<CellPart> parts{{0, 0, 1}, {0, 1, 0.5}, {1, 1, 0.5}};
    const std::vector<double> households{3, 2};
    const std::vector<std::optional<double>> totals{8.0, 3.0};

    const auto scaled = scaled_to_totals(parts, households, totals);

    EXPECT_THAT(scaled.weights, ElementsAre(6, 2 + 3));
    EXPECT_THAT(scaled.parts,
                ElementsAre(CellPart{0, 0, 1}, CellPart{0, 1, 0.4}, CellPart{1, 1, 0.6}));
    EXPECT_THAT(scaled.unplaced, ElementsAre(0, 0));
}

TEST(ScaledToTotals, LeavesRegionsWithoutATotalAsTheyAre) {
    const std::vector<CellPart> parts{{0, 0, 1}};

    const auto scaled = scaled_to_totals(parts, std::vector<double>{7},
                                         std::vector<std::optional<double>>{std::nullopt});

    EXPECT_THAT(scaled.weights, ElementsAre(7));
}

TEST(ScaledToTotals, ReportsHouseholdsThatNoCellCanTake) {
    const std::vector<CellPart> parts{{0, 0, 1}};

    const auto scaled =
        scaled_to_totals(parts, std::vector<double>{0}, std::vector<std::optional<double>>{12.0});

    EXPECT_THAT(scaled.parts, IsEmpty());
    EXPECT_THAT(scaled.unplaced, ElementsAre(12));
}

} // namespace
} // namespace netzatlas::coverage
