#include "stats/fold.hpp"

#include <gtest/gtest.h>

using namespace netzatlas::stats;

namespace {

TEST(Fold, WritesUmlautsInBothHabits) {
    EXPECT_EQ(folded("Köthen (Anhalt)"), (Folded{"koethen anhalt", "kothen anhalt"}));
    EXPECT_EQ(folded("Weißenfels"), (Folded{"weissenfels", "weissenfels"}));
    EXPECT_EQ(folded("MÜCHELN"), (Folded{"muecheln", "mucheln"}));
}

TEST(Fold, ParesMarksDownToSingleBlanks) {
    EXPECT_EQ(folded("  Oschersleben/Bode -- Stadt ").written, "oschersleben bode stadt");
    EXPECT_EQ(folded("").written, "");
    EXPECT_EQ(folded("東京").written, "");
    EXPECT_EQ(folded("\xff\xfe").written, "");
    EXPECT_EQ(folded("a\xc3").written, "a");
}

TEST(Fold, SplitsWords) {
    EXPECT_EQ(words_of("bad lauchstaedt"), (std::vector<std::string_view>{"bad", "lauchstaedt"}));
    EXPECT_TRUE(words_of("").empty());
}

TEST(Fold, ForgivesOneSlip) {
    EXPECT_TRUE(one_slip_apart("magdeburg", "magdebrug")) << "swapped";
    EXPECT_TRUE(one_slip_apart("magdeburg", "magdebug")) << "missing";
    EXPECT_TRUE(one_slip_apart("magdeburg", "magddeburg")) << "doubled";
    EXPECT_TRUE(one_slip_apart("magdeburg", "magteburg")) << "other";
    EXPECT_TRUE(one_slip_apart("magdeburg", "magdeburg"));
    EXPECT_FALSE(one_slip_apart("magdeburg", "mgadebrug"));
    EXPECT_FALSE(one_slip_apart("halle", "hal"));
    EXPECT_FALSE(one_slip_apart("", "ab"));
}

} // namespace
