#include "demo/offers.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace netzatlas::demo {
namespace {

TEST(CompletedOffer, FillsTheUnionWithOtherTechnologies) {
    Offer offer{};
    offer[alle].fill(9000);
    offer[hfc].fill(2500);
    offer[fttc].fill(3000);

    complete(offer, 0.0);

    EXPECT_EQ(offer[sonst][0], 3500); // 90 - 25 - 30 %
}

TEST(CompletedOffer, NeverRisesWithTheRateBesideAFallingTechnology) {
    Offer offer{};
    offer[alle] = {9000, 9000, 9000, 9000, 5000, 5000, 5000, 5000};
    offer[fttc] = {9000, 9000, 9000, 9000, 0, 0, 0, 0};

    complete(offer, 0.0);

    EXPECT_EQ(offer[sonst], (Shares{5000, 5000, 5000, 5000, 5000, 5000, 5000, 5000}));
}

TEST(CompletedOffer, SplitsFibreSoThatItsPartsReachTheUnion) {
    Offer offer{};
    offer[ftthb] = {9999, 9999, 9999, 9999, 9999, 777, 3, 1};
    offer[alle].fill(10000);

    complete(offer, 0.37);

    for (std::size_t rate = 0; rate < rate_count; ++rate) {
        const int most = std::max(offer[ftth][rate], offer[fttb][rate]);
        EXPECT_LE(most, offer[ftthb][rate]);
        EXPECT_GE(offer[ftth][rate] + offer[fttb][rate], offer[ftthb][rate]);
    }
}

} // namespace
} // namespace netzatlas::demo
