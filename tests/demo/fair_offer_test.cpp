#include "demo/fair_offer.hpp"

#include <gtest/gtest.h>

namespace netzatlas::demo {
namespace {

Municipality place_with(int wired, int fibre) {
    Municipality place;
    place.wired.fill(wired);
    place.ftthb.fill(fibre);
    return place;
}

TEST(FairOffer, IsNothingWhereOneNeighbourHasNothing) {
    const auto none = place_with(0, 0);
    const auto some = place_with(6000, 3000);

    const auto offer = fair_offer({&none, 0.01}, {&some, 0.01}, 8);

    ASSERT_TRUE(offer);
    EXPECT_EQ((*offer)[alle], Shares{});
}

TEST(FairOffer, IsNotToBeHadBetweenAllFibreAndNone) {
    const auto none = place_with(10000, 0);
    const auto all = place_with(10000, 10000);

    EXPECT_FALSE(fair_offer({&none, 0.01}, {&all, 0.01}, 4));
}

TEST(FairOffer, LeavesNoGapThatAPlaceCouldNotMakeGood) {
    auto first = place_with(9000, 200);
    first.wired[7] = 8990;
    const auto second = place_with(5000, 5000);

    const auto offer = fair_offer({&first, 0.04}, {&second, 0.02}, 5);

    ASSERT_TRUE(offer);
    // second: union and fibre are one; first: 0.10 points between the highest rates, 4 % of people
    EXPECT_EQ((*offer)[alle], (*offer)[ftthb]);
    EXPECT_LE((*offer)[alle][6] - (*offer)[alle][7], 10 * 0.45 / 0.04);
}

TEST(FairOffer, TakesTheWholeWidthWhereNobodyLivesOnTheBorder) {
    const auto first = place_with(9000, 200);
    const auto second = place_with(5000, 700);

    const auto high = fair_offer({&first, 0.0}, {&second, 0.0}, 8);

    ASSERT_TRUE(high);
    EXPECT_EQ((*high)[alle][0], 10000);
}

} // namespace
} // namespace netzatlas::demo
