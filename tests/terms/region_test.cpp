#include "terms/region.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas {
namespace {

using ::testing::HasSubstr;

// D15
TEST(RegionKey, LevelFollowsFromLength) {
    EXPECT_EQ(RegionKey::of("15")->level(), RegionLevel::state);
    EXPECT_EQ(RegionKey::of("15090")->level(), RegionLevel::county);
    EXPECT_EQ(RegionKey::of("15090010")->level(), RegionLevel::municipality);
    EXPECT_EQ(RegionKey::of("150905051")->level(), RegionLevel::association);
    EXPECT_EQ(RegionKey::of("DE")->level(), RegionLevel::country);
}

TEST(RegionKey, KeepsLeadingZerosAndNumbersWithoutThem) {
    const auto key = RegionKey::of("01001000");
    ASSERT_TRUE(key);
    EXPECT_EQ(key->text(), "01001000");
    EXPECT_EQ(key->feature_id(), 1001000);
}

TEST(RegionKey, NamesALostLeadingZero) {
    const auto key = RegionKey::of("1001000");
    ASSERT_FALSE(key);
    EXPECT_THAT(key.error().message, HasSubstr("'01001000'?"));
}

TEST(RegionKey, RefusesOtherTexts) {
    for (const auto* text : {"", "1509001x", "--------", "150900100000", "Deutschland"}) {
        EXPECT_FALSE(RegionKey::of(text)) << text;
    }
}

TEST(RegionKey, AgsIsArsWithoutTheAssociation) {
    EXPECT_EQ(RegionKey::municipality_of_ars("150905051010")->text(), "15090010");
}

} // namespace
} // namespace netzatlas
