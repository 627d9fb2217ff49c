#include "store/funded_ground.hpp"

#include "edition_fixture.hpp"

#include <gtest/gtest.h>

namespace netzatlas::store {
namespace {

/// An area over the border of Arneburg and Goldbeck, 400 m in one and 200 m in the other, 1 km
/// high.
EditionContent with_an_area() {
    auto content = testing::tiny_content();
    content.areas.push_back({{"A1", "rollout", "Graue Flecken", "Bund", WorksStage::planned,
                              testing::day("2021-03-01")},
                             {{geo::Polygon{{testing::tiny_square(600, 1000, 600, 1000)}}}}});
    return content;
}

TEST(FundedAreas, CountTheGroundInsideTheRegion) {
    const testing::TemporaryFolder folder;
    const auto edition = Edition::open(testing::write_tiny_edition(folder.path(), with_an_area()));
    ASSERT_TRUE(edition) << edition.error().message;
    const auto ground = [&](const char* key) {
        const auto areas = funded_areas(**edition, *(*edition)->region(key));
        return areas && areas->size() == 1 ? areas->front().ground_m2 : -1.0;
    };
    EXPECT_NEAR(ground("15090010"), 400'000, 1e-3);
    EXPECT_NEAR(ground("15090180"), 200'000, 1e-3);
    EXPECT_NEAR(ground("15090"), 600'000, 1e-3);
    EXPECT_EQ(ground("15003000"), -1) << "only touched";
}

TEST(FundedAreas, AreAskedForByTheme) {
    const testing::TemporaryFolder folder;
    const auto edition = Edition::open(testing::write_tiny_edition(folder.path(), with_an_area()));
    ASSERT_TRUE(edition) << edition.error().message;
    const auto& county = *(*edition)->region("15090");

    EXPECT_EQ(funded_areas(**edition, county, "rollout")->size(), 1U);
    EXPECT_TRUE(funded_areas(**edition, county, "deficit")->empty());
    EXPECT_NEAR(funded_areas(**edition, county, "rollout")->front().whole_m2, 600'000, 1e-3);
}

TEST(FundedAreas, NameTheMunicipalitiesTheyReachInto) {
    const testing::TemporaryFolder folder;
    const auto edition = Edition::open(testing::write_tiny_edition(folder.path(), with_an_area()));
    ASSERT_TRUE(edition) << edition.error().message;
    const auto under = municipalities_under(**edition, (*edition)->content().areas.front());

    ASSERT_TRUE(under) << under.error().message;
    ASSERT_EQ(under->size(), 2U);
    EXPECT_EQ(under->at(0)->region.name, "Arneburg");
    EXPECT_EQ(under->at(1)->region.name, "Goldbeck");
}

} // namespace
} // namespace netzatlas::store
