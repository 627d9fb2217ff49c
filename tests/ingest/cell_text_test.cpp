#include "ingest/cell_text.hpp"

#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

TEST(CellText, ReadsDecimalPointAndDecimalComma) {
    EXPECT_EQ(decimal_number("77.14"), 77.14);
    EXPECT_EQ(decimal_number(" 77,14 "), 77.14);
    EXPECT_EQ(decimal_number("-9"), -9.0);
    EXPECT_EQ(decimal_number("1e-05"), 1e-05);
}

TEST(CellText, RefusesWhatIsNoPlainNumber) {
    for (const auto* text :
         {"", "–", "1.234,5", ",5", "5,", "12 %", "nan", "inf", "0x10", "1,2,3"}) {
        EXPECT_FALSE(decimal_number(text)) << text;
    }
}

TEST(CellText, ReadsWholeNumbersAsSpreadsheetsWriteThem) {
    EXPECT_EQ(whole_number("3"), 3);
    EXPECT_EQ(whole_number("3.0"), 3);
    EXPECT_FALSE(whole_number("3.5"));
    EXPECT_FALSE(whole_number("drei"));
}

TEST(CellText, FoldsCaseBlanksAndLineBreaks) {
    EXPECT_EQ(folded("\xEF\xBB\xBF  FLÄCHE\n in\xC2\xA0 % "), "fläche in %");
}

TEST(CellText, KnowsTheSignsForNothing) {
    EXPECT_TRUE(says_nothing(" – "));
    EXPECT_TRUE(says_nothing(""));
    EXPECT_FALSE(says_nothing("0"));
}

} // namespace
} // namespace netzatlas::ingest
