#include "http/conditions.hpp"

#include <gtest/gtest.h>

using namespace netzatlas::http;

namespace {

TEST(Conditions, FindATagInAList) {
    EXPECT_TRUE(names_tag(R"("a", "b" ,"c")", R"("b")"));
    EXPECT_TRUE(names_tag(R"("a,b", "c")", R"("a,b")"));
    EXPECT_FALSE(names_tag(R"("a", "bc")", R"("b")"));
    EXPECT_FALSE(names_tag("", R"("b")"));
}

TEST(Conditions, CompareWeaklyForIfNoneMatch) {
    EXPECT_TRUE(names_tag(R"(W/"a")", R"("a")"));
    EXPECT_FALSE(names_tag_strongly(R"(W/"a")", R"("a")"));
    EXPECT_TRUE(names_tag_strongly(R"(W/"a", "a")", R"("a")"));
}

TEST(Conditions, TakeTheStarForEveryTag) {
    EXPECT_TRUE(names_tag(" * ", R"("a")"));
    EXPECT_TRUE(names_tag_strongly("*", R"("a")"));
}

TEST(Conditions, EndWhereTheListBreaks) {
    EXPECT_FALSE(names_tag(R"(a, "b")", R"("b")"));
    EXPECT_FALSE(names_tag(R"("a)", R"("a")"));
    EXPECT_TRUE(names_tag(R"("b", ")", R"("b")"));
}

TEST(Conditions, LetARangeHoldOnlyForTheSameStrongTag) {
    EXPECT_TRUE(range_still_holds(R"("a")", R"("a")"));
    EXPECT_FALSE(range_still_holds(R"(W/"a")", R"("a")"));
    EXPECT_FALSE(range_still_holds("Sun, 22 Nov 2026 13:48:21 GMT", R"("a")"));
}

} // namespace
