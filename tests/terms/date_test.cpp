#include "terms/date.hpp"

#include <gtest/gtest.h>

namespace netzatlas {
namespace {

TEST(Date, ReadsAndWritesIso) {
    const auto date = Date::of("2021-06-30");
    ASSERT_TRUE(date);
    EXPECT_EQ(date->iso(), "2021-06-30");
}

TEST(Date, RefusesDaysThatDoNotExist) {
    for (const auto* text :
         {"2021-02-29", "2021-13-01", "2021-6-30", "30.06.2021", "", "2021-06-3x", "2021-06--3"}) {
        EXPECT_FALSE(Date::of(text)) << text;
    }
}

TEST(Date, CountsDaysFrom1970) {
    EXPECT_EQ(Date::of("1970-02-01")->days(), 31);
}

TEST(Date, OrdersByTime) {
    EXPECT_LT(*Date::of("2020-12-31"), *Date::of("2021-06-30"));
}

} // namespace
} // namespace netzatlas
