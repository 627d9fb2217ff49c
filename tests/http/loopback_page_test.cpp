#include "http/loopback_page.hpp"
#include "server_world.hpp"

using namespace netzatlas;
using namespace netzatlas::testing;
using ::testing::HasSubstr;

namespace {

TEST(LoopbackPage, IsWhatTheServerSends) {
    const RunningServer server;
    const auto page = http::loopback_page(server.port(), "/gemeinde/15003000/blatt");

    ASSERT_TRUE(page) << page.error().message;
    EXPECT_EQ(*page, server.ask("/gemeinde/15003000/blatt").body);
}

TEST(LoopbackPage, SaysWhatWasAnsweredInstead) {
    const RunningServer server;
    const auto page = http::loopback_page(server.port(), "/nirgends");

    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, ErrorCode::io);
    EXPECT_THAT(page.error().message, HasSubstr("/nirgends answered 404"));
}

TEST(LoopbackPage, NeedsAServer) {
    RunningServer server;
    const auto port = server.port();
    server.stop();
    const auto page = http::loopback_page(port, "/");

    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, ErrorCode::io);
    EXPECT_THAT(page.error().message, HasSubstr("refused"));
}

} // namespace
