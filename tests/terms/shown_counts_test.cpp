#include "terms/shown_counts.hpp"

#include <gtest/gtest.h>

using namespace netzatlas;

namespace {

TEST(CountsShown, AreReadAsTheyAreWritten) {
    for (const auto counts :
         {CountsShown::exact, CountsShown::estimated, CountsShown::suppressed}) {
        EXPECT_EQ(counts_shown(name_of(counts)), counts);
    }
    EXPECT_FALSE(counts_shown("some"));
}

TEST(HouseholdClass, TellsNoSmallNumber) {
    EXPECT_EQ(household_class(0), "0");
    EXPECT_EQ(household_class(0.4), "<3");
    EXPECT_EQ(household_class(2.9), "<3");
    EXPECT_EQ(household_class(3), "3-9");
    EXPECT_EQ(household_class(24.9), "20");
}

} // namespace
