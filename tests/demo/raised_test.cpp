#include "demo/raised.hpp"

#include <gtest/gtest.h>
#include <vector>

namespace netzatlas::demo {
namespace {

TEST(Raise, ServesTheLeastReluctantCellsFirst) {
    std::vector<std::uint16_t> shares{0, 0, 0};
    const std::vector<std::uint16_t> most(3, 10000);
    const std::vector<int> reluctance{20000, 0, 10000};
    const std::vector<double> weights{1, 1, 1};

    raise({shares, most, reluctance, weights}, 15000);

    EXPECT_EQ(shares, (std::vector<std::uint16_t>{0, 10000, 5000}));
}

TEST(Raise, NeverPassesTheMostOrFallsBelowTheStart) {
    std::vector<std::uint16_t> shares{100, 3000};
    const std::vector<std::uint16_t> most{200, 9000};
    const std::vector<int> reluctance{0, 0};
    const std::vector<double> weights{2, 1};

    raise({shares, most, reluctance, weights}, 1e9);
    EXPECT_EQ(shares, most);

    raise({shares, most, reluctance, weights}, 0);
    EXPECT_EQ(shares, most);
}

TEST(Raise, MeetsTheSumToAStepOfOneCell) {
    std::vector<std::uint16_t> shares(50, 0);
    const std::vector<std::uint16_t> most(50, 10000);
    std::vector<int> reluctance;
    std::vector<double> weights;
    for (int i = 0; i < 50; ++i) {
        reluctance.push_back(i * 577);
        weights.push_back(1.0 + i % 7 / 3.0);
    }

    raise({shares, most, reluctance, weights}, 345678.25);

    EXPECT_NEAR(weighted_sum(shares, weights), 345678.25, 1.5);
}

} // namespace
} // namespace netzatlas::demo
