#include "http/listener.hpp"

#include <gtest/gtest.h>

using namespace netzatlas;
using namespace netzatlas::http;
using boost::asio::ip::make_address;
using boost::asio::ip::tcp;

namespace {

std::string client(const char* address) {
    return client_of(tcp::endpoint{make_address(address), 4711});
}

TEST(Listener, CountsAHouseholdBehindIpv6AsOneClient) {
    EXPECT_EQ(client("2001:db8:1:2::5"), client("2001:db8:1:2:ffff::"));
    EXPECT_NE(client("2001:db8:1:2::5"), client("2001:db8:1:3::5"));
    EXPECT_EQ(client("::ffff:192.0.2.1"), "::ffff:192.0.2.1");
    EXPECT_NE(client("192.0.2.1"), client("192.0.2.2"));
}

TEST(Listener, SaysWhatIsWrongWithAPort) {
    boost::asio::io_context loop;
    const auto first = listening(loop, "127.0.0.1", 0);
    ASSERT_TRUE(first);
    const auto port = first->local_endpoint().port();

    const auto second = listening(loop, "127.0.0.1", port);
    const auto nowhere = listening(loop, "localhorst", 0);

    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::io);
    EXPECT_NE(second.error().message.find("another server"), std::string::npos);
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, ErrorCode::bad_value);
}

} // namespace
