#include "stats/stats.hpp"
#include "stats_world.hpp"

#include <gtest/gtest.h>

namespace netzatlas::stats {
namespace {

using Neighbours = netzatlas::testing::TinyEdition;
using netzatlas::testing::json;

json bearings_of(const json& answer, const std::string& key) {
    json found = json::object();
    for (const auto& region : answer.at("regions")) {
        if (region.at("key") == key) {
            for (const auto& neighbour : region.at("neighbours")) {
                found[neighbour.at("key").get<std::string>()] = neighbour.at("bearing");
            }
        }
    }
    return found;
}

TEST_F(Neighbours, ShareAStretchOfBorderAndNoMereCorner) {
    const auto answer = parsed(neighbours_json(edition(), "municipality"));
    const auto magdeburg = bearings_of(answer, "15003000");
    EXPECT_EQ(magdeburg.size(), 2U); // Stendal in the east, Arneburg in the south; Goldbeck touches
    EXPECT_NEAR(magdeburg.at("15090535").get<int>(), 92, 2);
    EXPECT_NEAR(magdeburg.at("15090010").get<int>(), 182, 2);
}

TEST_F(Neighbours, SeeEachOther) {
    const auto answer = parsed(neighbours_json(edition(), "municipality"));
    for (const auto& region : answer.at("regions")) {
        for (const auto& neighbour : region.at("neighbours")) {
            EXPECT_TRUE(bearings_of(answer, neighbour.at("key")).contains(region.at("key")));
        }
    }
}

TEST_F(Neighbours, BelongToOneLevel) {
    const auto answer = parsed(neighbours_json(edition(), "county"));
    EXPECT_EQ(bearings_of(answer, "15003").size(), 1U);
    EXPECT_EQ(answer.at("regions").size(), 2U);
}

TEST_F(Neighbours, OfAnUnknownLevelAreNotFound) {
    EXPECT_EQ(neighbours_json(edition(), "street").error().code, ErrorCode::not_found);
}

} // namespace
} // namespace netzatlas::stats
