#include "pages/pattern.hpp"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::pages {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

/// 20 x 20 places, about 5 km apart; `value` of column (west to east) and row (south to north).
template <typename Value>
std::vector<PlacedValue> field(Value value) {
    std::vector<PlacedValue> places;
    for (int column = 0; column < 20; ++column) {
        for (int row = 0; row < 20; ++row) {
            places.push_back({{11.0 + column * 0.073, 51.5 + row * 0.045}, value(column, row)});
        }
    }
    return places;
}

TEST(Pattern, SeesARiseTowardsTheNorth) {
    const auto pattern = pattern_of(field([](int, int row) { return row * 5.0; }), {});
    EXPECT_THAT(pattern.high, ElementsAre("n", "ne", "nw"));
    EXPECT_THAT(pattern.low, ElementsAre("se", "s", "sw"));
}

TEST(Pattern, SeesOneLowCorner) {
    const auto pattern =
        pattern_of(field([](int column, int row) {
                       return column < 8 && row < 8 ? 5.0 : 40.0 + (column * 7 + row * 3) % 50;
                   }),
                   {});
    EXPECT_THAT(pattern.low, ElementsAre("sw"));
}

TEST(Pattern, SeesATownsSurroundings) {
    const Town town{"Mitten", {11.0 + 10 * 0.073, 51.5 + 10 * 0.045}};
    const auto pattern = pattern_of(field([](int column, int row) {
                                        return std::hypot(column - 10, row - 10) < 5
                                                   ? 90.0
                                                   : (column * 7 + row * 13) % 50;
                                    }),
                                    {town});
    EXPECT_THAT(pattern.high_around, ElementsAre("Mitten"));
    EXPECT_THAT(pattern.high, Contains("middle"));
}

TEST(Pattern, IsNotClaimedOfScatteredValues) {
    const Town town{"Mitten", {11.7, 51.95}};
    int claims = 0;
    // the low digits of a multiplicative generator: no place knows its neighbour's value
    for (unsigned seed = 1; seed <= 100; ++seed) {
        unsigned state = seed * 2654435761U;
        const auto pattern = pattern_of(field([&](int, int) {
                                            state = state * 1664525U + 1013904223U;
                                            return static_cast<double>((state >> 16U) % 1000) / 10;
                                        }),
                                        {town});
        claims += pattern.clear() ? 1 : 0;
    }
    EXPECT_LE(claims, 1); // of a hundred
}

TEST(Pattern, IsNotClaimedOfEqualValues) {
    EXPECT_FALSE(pattern_of(field([](int, int) { return 50.0; }), {}).clear());
    // nearly all alike: being above the median is rare, and no part is mostly above it
    EXPECT_FALSE(
        pattern_of(field([](int column, int row) { return column + row == 7 ? 1.0 : 0.0; }), {})
            .clear());
}

TEST(Pattern, NeedsThirtyValues) {
    auto few = field([](int, int row) { return row * 5.0; });
    few.resize(29);
    EXPECT_FALSE(pattern_of(few, {}).clear());
    EXPECT_FALSE(pattern_of({}, {}).clear());
}

} // namespace
} // namespace netzatlas::pages
