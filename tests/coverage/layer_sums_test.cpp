#include "coverage/layer_sums.hpp"

#include "drawing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::coverage {
namespace {

using testing::drawn_border;
using testing::drawn_cells;
using testing::drawn_grid;
using testing::drawn_weights;
using ::testing::ElementsAre;

const auto* const two_places = "aab\n"
                               "abb\n";

Overlay overlay_of(const char* picture, const char* signs) {
    std::vector<geo::MultiPolygon> borders;
    for (; *signs != 0; ++signs) {
        borders.push_back(drawn_border(picture, *signs));
    }
    return overlay(borders, drawn_grid(picture)).value();
}

TEST(WeightedSums, WeighSharesByHouseholds) {
    const auto places = overlay_of(two_places, "ab");
    const auto shares = drawn_cells("950\n" // tens of percent
                                    "055\n",
                                    1000);
    const auto households = drawn_weights("421\n"
                                          "421\n");

    const auto sums = weighted_sums(parts_by_area(places), shares, households, 2);

    EXPECT_THAT(sums, ElementsAre(Sums{4 * 0.9 + 2 * 0.5, 10, 0}, Sums{3 * 0.5, 4, 0}));
}

TEST(WeightedSums, PutCellsWithoutAValueIntoMissing) {
    const auto places = overlay_of("aa\n", "a");

    const auto sums =
        weighted_sums(parts_by_area(places), drawn_cells("?5\n", 1000), drawn_weights("39\n"), 1);

    EXPECT_THAT(sums, ElementsAre(Sums{4.5, 9, 3}));
}

TEST(WeightedSums, AreTheSameFromPartsAndFromTheOverlay) {
    const auto places = overlay_of(two_places, "ab");
    const auto shares = drawn_cells("95?\n"
                                    "055\n",
                                    1000);
    const auto households = drawn_weights("421\n"
                                          "421\n");

    EXPECT_EQ(weighted_sums(places, shares, households),
              weighted_sums(parts_by_area(places), shares, households, 2));
}

TEST(WeightedSums, FollowThePublishersKeyAcrossTheBorder) {
    const std::vector<std::uint32_t> cells{0, 1, 2};
    const std::vector<std::int32_t> keys{1, 1, -1}; // the last key is unknown

    const auto sums = weighted_sums(parts_by_key(cells, keys), drawn_cells("909\n", 1000),
                                    drawn_weights("111\n"), 2);

    EXPECT_THAT(sums, ElementsAre(Sums{}, Sums{0.9, 2, 0}));
}

TEST(AreaSums, CountEveryCellInhabitedOrNot) {
    const auto places = overlay_of(two_places, "ab");
    const auto networks = drawn_cells("320\n"
                                      "013\n");

    const auto sums = area_sums(places, networks, {false, false, true, true}); // two or more

    EXPECT_THAT(sums, ElementsAre(Sums{20000, 30000, 0}, Sums{10000, 30000, 0}));
}

TEST(AreaSums, PutGroundWithoutAValueIntoMissing) {
    const auto sums = area_sums(overlay_of("aaa\n", "a"), drawn_cells("1?0\n"), {false, true});

    EXPECT_THAT(sums, ElementsAre(Sums{10000, 20000, 10000}));
}

TEST(AreaSums, TakeOnlyThePartOfABorderCellThatIsInside) {
    const Grid grid = drawn_grid("..\n");
    const geo::MultiPolygon left{{{{{{600000, 5700000},
                                     {600150, 5700000},
                                     {600150, 5700100},
                                     {600000, 5700100},
                                     {600000, 5700000}}}}}};
    const auto half = overlay(std::vector{left}, grid).value();

    EXPECT_THAT(area_sums(half, drawn_cells("01\n"), {false, true}),
                ElementsAre(Sums{5000, 15000, 0}));
    EXPECT_THAT(area_sums(half, drawn_cells("1?\n"), {false, true}),
                ElementsAre(Sums{10000, 10000, 5000}));
}

TEST(AreaSums, CountGroundBeyondTheGridAsMissing) {
    const geo::MultiPolygon wide{{{{{{600000, 5700000},
                                     {600300, 5700000},
                                     {600300, 5700100},
                                     {600000, 5700100},
                                     {600000, 5700000}}}}}};
    const auto places = overlay(std::vector{wide}, drawn_grid("..\n")).value();

    EXPECT_THAT(area_sums(places, drawn_cells("11\n"), {false, true}),
                ElementsAre(Sums{20000, 20000, 10000}));
}

TEST(Sums, AddUpPartByPart) {
    Sums sums{1, 2, 3};
    sums += {10, 20, 30};
    EXPECT_EQ(sums, (Sums{11, 22, 33}));
}

} // namespace
} // namespace netzatlas::coverage
