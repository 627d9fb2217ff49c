#include "stats/coordinates.hpp"

#include "stats/stats.hpp"
#include "stats_world.hpp"

#include <gtest/gtest.h>

namespace netzatlas::stats {
namespace {

TEST(Coordinates, AreReadInEverySpelling) {
    for (const auto* text :
         {"52,13 11,62", "52.13, 11.62", "52.13 11.62", "52,13; 11,62", "52,13, 11,62",
          "52.13N 11.62E", "52,13° 11,62°", "11.62 52.13", " 52.13/11.62 "}) {
        const auto place = coordinates_in(text);
        ASSERT_TRUE(place) << text;
        EXPECT_NEAR(place->lat, 52.13, 1e-9) << text;
        EXPECT_NEAR(place->lon, 11.62, 1e-9) << text;
    }
}

TEST(Coordinates, AreNeitherPostcodesNorNamesNorHalfAPair) {
    for (const auto* text : {"39104", "15003000", "Magdeburg", "52,13", "52 11", "39104 39596", "",
                             "1.2.3 4.5", "152.13 211.62", "52.13 11.62 7.1"}) {
        EXPECT_FALSE(coordinates_in(text)) << text;
    }
}

using CoordinateSearch = netzatlas::testing::TinyEdition;

TEST_F(CoordinateSearch, AnswersWithTheMunicipalityThere) {
    const auto hits = search(edition(), "52,15574 11,58017", 8);
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits.front()->region.key.text(), "15003000");
}

TEST_F(CoordinateSearch, AnswersNothingOutside) {
    EXPECT_TRUE(search(edition(), "48.1 11.5", 8).empty());
}

} // namespace
} // namespace netzatlas::stats
