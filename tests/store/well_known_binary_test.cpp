#include "store/well_known_binary.hpp"

#include <gtest/gtest.h>

namespace netzatlas::store {
namespace {

geo::MultiPolygon holed_square_and_exclave() {
    return {{{{{{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}}, {{1, 1}, {1, 2}, {2, 2}, {1, 1}}}},
             {{{{20, 0}, {21, 0.25}, {20, 1}, {20, 0}}}}}};
}

TEST(WellKnownBinary, KeepsHolesAndExclaves) {
    const auto read = multi_polygon(well_known_binary(holed_square_and_exclave()));

    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, holed_square_and_exclave());
}

TEST(WellKnownBinary, RefusesEveryTruncation) {
    const auto bytes = well_known_binary(holed_square_and_exclave());

    for (std::size_t length = 0; length < bytes.size(); ++length) {
        EXPECT_FALSE(multi_polygon(std::string_view{bytes}.substr(0, length))) << length;
    }
    EXPECT_FALSE(multi_polygon(bytes + "x"));
}

} // namespace
} // namespace netzatlas::store
