#include "pages/numbers.hpp"

#include <gtest/gtest.h>

namespace netzatlas::pages {
namespace {

TEST(Numbers, GermanPercentHasCommaAndThinSpace) {
    EXPECT_EQ(percent(96.04, 1, Language::de), "96,0\u202f%");
}

TEST(Numbers, EnglishPercentHasDotAndNoSpace) {
    EXPECT_EQ(percent(96.04, 1, Language::en), "96.0%");
}

TEST(Numbers, HundredAndZeroStandOnlyIfExact) { // D18
    EXPECT_EQ(percent(100, 1, Language::de), "100\u202f%");
    EXPECT_EQ(percent(99.97, 1, Language::de), ">\u202f99,9\u202f%");
    EXPECT_EQ(percent(0, 1, Language::de), "0\u202f%");
    EXPECT_EQ(percent(0.04, 1, Language::de), "<\u202f0,1\u202f%");
}

TEST(Numbers, TheEdgesOfTheOpenClassesAreTheirs) { // D18
    EXPECT_EQ(percent(99.95, 1, Language::de), ">\u202f99,9\u202f%");
    EXPECT_EQ(percent(99.9999, 1, Language::de), ">\u202f99,9\u202f%");
    EXPECT_EQ(percent(99.94, 1, Language::de), "99,9\u202f%");
    EXPECT_EQ(percent(0.05, 1, Language::de), "0,1\u202f%");
    EXPECT_EQ(percent(1e-7, 1, Language::en), "<\u202f0.1%");
    EXPECT_EQ(percent(100.02, 1, Language::de), ">\u202f100\u202f%");
}

TEST(Numbers, NoChangeOfPointsOnlyIfThereIsNone) { // D18
    EXPECT_EQ(points(0, 1, Language::de), "0");
    EXPECT_EQ(points(0.04, 1, Language::de), "<\u202f0,1");
    EXPECT_EQ(points(-0.84, 1, Language::de), "0,8");
    EXPECT_EQ(points(0.84, 2, Language::en), "0.84");
}

TEST(Numbers, NearHundredIsPrintedAsItRounds) {
    EXPECT_EQ(percent(99.93, 1, Language::de), "99,9\u202f%");
    EXPECT_EQ(percent(0.07, 1, Language::de), "0,1\u202f%");
}

TEST(Numbers, HalvesRoundUpAsOnPaper) {
    EXPECT_EQ(percent(96.05, 1, Language::de), "96,1\u202f%"); // 96.05 lies just below in binary
    EXPECT_EQ(percent(26.25, 1, Language::de), "26,3\u202f%");
}

TEST(Numbers, SharesAbove100StayAsPrinted) {
    EXPECT_EQ(percent(100.39, 1, Language::de), "100,4\u202f%");
}

TEST(Numbers, RoundedZeroHasNoMinus) {
    EXPECT_EQ(decimal(-0.01, 1, Language::de), "0,0");
    EXPECT_EQ(decimal(-1.25, 1, Language::de), "-1,3");
}

TEST(Numbers, ThousandsAreGrouped) {
    EXPECT_EQ(whole(1234567, Language::de), "1.234.567");
    EXPECT_EQ(whole(123, Language::de), "123");
    EXPECT_EQ(decimal(19864.5, 1, Language::de), "19.864,5");
    EXPECT_EQ(decimal(-1234.5, 1, Language::en), "-1,234.5");
    EXPECT_EQ(decimal(-123.5, 1, Language::en), "-123.5");
    EXPECT_EQ(whole(-1234, Language::en), "-1,234");
}

TEST(Numbers, OfHundredIsWholeOnlyIfExact) {
    EXPECT_EQ(of_hundred(0), 0);
    EXPECT_EQ(of_hundred(0.2), 1);
    EXPECT_EQ(of_hundred(99.9), 99);
    EXPECT_EQ(of_hundred(100), 100);
}

TEST(Numbers, ClassesAreThePublishersBands) { // look.md
    EXPECT_EQ(share_class(9.99), 1);
    EXPECT_EQ(share_class(10), 2);
    EXPECT_EQ(share_class(50), 3);
    EXPECT_EQ(share_class(75), 4);
    EXPECT_EQ(share_class(95), 4);
    EXPECT_EQ(share_class(95.01), 5);
}

} // namespace
} // namespace netzatlas::pages
