#include "terms/share.hpp"

#include <gtest/gtest.h>
#include <limits>

namespace netzatlas {
namespace {

TEST(Share, TakesFractionsFromNothingToAll) {
    EXPECT_TRUE(Share::of(0.0));
    EXPECT_DOUBLE_EQ(Share::of(1.0)->percent(), 100.0);
}

TEST(Share, RefusesPercentagesAndNotANumber) {
    EXPECT_FALSE(Share::of(100.39));
    EXPECT_FALSE(Share::of(-0.001));
    EXPECT_FALSE(Share::of(std::numeric_limits<double>::quiet_NaN()));
}

} // namespace
} // namespace netzatlas
