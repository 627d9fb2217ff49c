#include "coverage/parts.hpp"

#include "drawing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::coverage {
namespace {

using testing::drawn_border;
using testing::drawn_grid;
using testing::drawn_weights;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Two regions over 100 m cells and, on the same ground, over cells of 200 m.
struct Places {
    Overlay fine;
    Overlay coarse;
};

Places places_of(const char* picture) {
    const std::vector borders{drawn_border(picture, 'a'), drawn_border(picture, 'b')};
    const auto fine = drawn_grid(picture);
    auto coarse = fine;
    coarse.cell_size = 200;
    coarse.columns = fine.columns / 2;
    coarse.rows = fine.rows / 2;
    return {overlay(borders, fine).value(), overlay(borders, coarse).value()};
}

TEST(PartsByArea, SplitACellAsTheBorderCutsIt) {
    const auto places = places_of("aaab\n"
                                  "aaab\n");

    EXPECT_THAT(parts_by_area(places.coarse),
                ElementsAre(CellPart{0, 0, 1}, CellPart{0, 1, 0.5}, CellPart{1, 1, 0.5}));
}

TEST(PartsByHouseholds, SplitACellAsItsHouseholdsLie) {
    const auto places = places_of("aaab\n"
                                  "aaab\n");
    const auto households = drawn_weights("1113\n"
                                          "1123\n");

    EXPECT_THAT(parts_by_households(places.coarse, places.fine, households).value(),
                ElementsAre(CellPart{0, 0, 1}, CellPart{0, 1, 3.0 / 9}, CellPart{1, 1, 6.0 / 9}));
}

TEST(PartsByHouseholds, SplitAnEmptyCellByArea) {
    const auto places = places_of("aaab\n"
                                  "aaab\n");
    const auto households = drawn_weights("11..\n"
                                          "11..\n");

    EXPECT_THAT(parts_by_households(places.coarse, places.fine, households).value(),
                ElementsAre(CellPart{0, 0, 1}, CellPart{0, 1, 0.5}, CellPart{1, 1, 0.5}));
}

TEST(PartsByHouseholds, GiveNothingToARegionWhosePartIsUninhabited) {
    const auto places = places_of("ab\n"
                                  "ab\n");
    const auto households = drawn_weights("5.\n"
                                          "..\n");

    EXPECT_THAT(parts_by_households(places.coarse, places.fine, households).value(),
                ElementsAre(CellPart{0, 0, 1}));
}

TEST(PartsByHouseholds, RefuseGridsThatDoNotFit) {
    auto places = places_of("ab\n"
                            "ab\n");
    places.fine.grid.west += 30;

    const auto parts = parts_by_households(places.coarse, places.fine, drawn_weights("11\n11\n"));

    ASSERT_FALSE(parts);
    EXPECT_EQ(parts.error().code, ErrorCode::bad_value);
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
