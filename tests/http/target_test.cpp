#include "http/target.hpp"

#include <gtest/gtest.h>

using namespace netzatlas;
using namespace netzatlas::http;

namespace {

TEST(Target, SplitsAndDecodesPathAndQuery) {
    const auto target = parse_target("/gemeinde/15003000?q=K%C3%B6then+%28Anhalt%29&thema=");

    ASSERT_TRUE(target) << target.error().message;
    EXPECT_EQ(target->segments, (std::vector<std::string>{"gemeinde", "15003000"}));
    EXPECT_EQ(target->parameter("q"), "Köthen (Anhalt)");
    EXPECT_EQ(target->parameter("thema"), "");
    EXPECT_EQ(target->parameter("absent"), "");
}

TEST(Target, ReadsTheAbsoluteFormAsItsPath) {
    EXPECT_EQ(parse_target("http://netzatlas.example/api/v1?x=1")->path(), "/api/v1");
    EXPECT_EQ(parse_target("https://netzatlas.example")->path(), "/");
}

TEST(Target, KeepsTheTrailingSlashOfItsPath) {
    EXPECT_EQ(parse_target("/en/")->path(), "/en/");
    EXPECT_EQ(parse_target("/en")->path(), "/en");
    EXPECT_FALSE(parse_target("/")->trailing_slash);
}

TEST(Target, EncodesWhatItDecodedInOneForm) {
    EXPECT_EQ(parse_target("/%67emeinde/a%20b")->path(), "/gemeinde/a%20b");
}

TEST(Target, CountsTheFirstOfEqualParameters) {
    EXPECT_EQ(parse_target("/?q=a&q=b")->parameter("q"), "a");
}

class RefusedTarget : public testing::TestWithParam<const char*> {};

TEST_P(RefusedTarget, IsABadRequest) {
    const auto target = parse_target(GetParam());

    ASSERT_FALSE(target);
    EXPECT_EQ(target.error().code, ErrorCode::bad_request);
}

INSTANTIATE_TEST_SUITE_P(WaysOut, RefusedTarget,
                         testing::Values("/../etc/passwd", "/a/../b", "/%2e%2e/etc", "/.%2e/etc",
                                         "/a/./b", "/tiles%2f..%2fx", "/a%2Fb", "/a%5cb", "/a\\b",
                                         "/a%00", "/a%0d%0aSet-Cookie:x", "/a//b", "//a"));
INSTANTIATE_TEST_SUITE_P(BrokenBytes, RefusedTarget,
                         testing::Values("", "gemeinde", "*", "/%", "/%4", "/%zz", "/%ff", "/%c3",
                                         "/%c0%af", "/?q=%", "/?q=%00", "/?%ff=1"));

} // namespace
