#include "terms/words.hpp"

#include <gtest/gtest.h>

namespace netzatlas {
namespace {

enum class Colour { red, green, blue };
constexpr Word<Colour> colour_words[] = {{Colour::red, "red"}, {Colour::green, "green"}};

TEST(Words, StandForValues) {
    EXPECT_EQ(word_of(colour_words, Colour::green), "green");
    EXPECT_EQ(value_of(colour_words, "green", "colour"), Colour::green);
}

TEST(Words, AreEmptyForAValueWithoutOne) {
    EXPECT_EQ(word_of(colour_words, Colour::blue), "");
}

TEST(Words, AreListedWhereAnotherIsGiven) {
    const auto value = value_of(colour_words, "Red", "colour");

    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().message, "'Red' is no colour: red, green");
}

} // namespace
} // namespace netzatlas
