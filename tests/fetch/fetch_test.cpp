#include "fetch/fetch.hpp"

#include <arpa/inet.h>
#include <array>
#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace netzatlas::fetch {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// Answers each connection on loopback with the next of the given texts; keeps what was asked.
class LoopbackServer {
public:
    explicit LoopbackServer(std::vector<std::string> answers)
        : answers_{std::move(answers)}, socket_{::socket(AF_INET, SOCK_STREAM, 0)} {
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* address = reinterpret_cast<sockaddr*>(&place);
        socklen_t size = sizeof place;
        EXPECT_EQ(::bind(socket_, address, size), 0);
        EXPECT_EQ(::listen(socket_, 4), 0);
        EXPECT_EQ(::getsockname(socket_, address, &size), 0);
        port_ = ntohs(place.sin_port);
        thread_ = std::thread{[this] { serve(); }};
    }
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;
    ~LoopbackServer() {
        ::shutdown(socket_, SHUT_RDWR);
        thread_.join();
        ::close(socket_);
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/file.csv"; }
    const std::vector<std::string>& asked() const { return asked_; }

private:
    void serve() {
        for (const auto& answer : answers_) {
            const int client = ::accept(socket_, nullptr, nullptr);
            if (client < 0) {
                return;
            }
            std::array<char, 4096> question{};
            const auto got = ::recv(client, question.data(), question.size(), 0);
            asked_.emplace_back(question.data(), static_cast<std::size_t>(got > 0 ? got : 0));
            (void)::send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
            ::close(client);
        }
    }
    std::vector<std::string> answers_;
    std::vector<std::string> asked_;
    int socket_;
    int port_ = 0;
    std::thread thread_;
};

class FetchFileTest : public ::testing::Test {
protected:
    void SetUp() override {
        auto name = (fs::temp_directory_path() / "netzatlas-fetch-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    void TearDown() override { fs::remove_all(folder_); }
    fs::path target() const { return folder_ / "file.csv"; }
    fs::path part() const { return folder_ / "file.csv.part"; }
    static std::string content(const fs::path& file) {
        std::ifstream in{file, std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    fs::path folder_;
};

// SHA-256 of "hello\n", from coreutils' sha256sum.
const std::string hello_sum = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";

TEST_F(FetchFileTest, BringsAFileWholeWithTheRightChecksum) {
    LoopbackServer server{
        {"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n"}};
    const auto done = fetch_file({server.url(), target(), hello_sum}, {});
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(content(target()), "hello\n");
    EXPECT_FALSE(fs::exists(part()));
}

TEST_F(FetchFileTest, ThrowsAWrongChecksumAway) {
    LoopbackServer server{
        {"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhallo\n"}};
    const auto done = fetch_file({server.url(), target(), hello_sum}, {});
    ASSERT_FALSE(done);
    EXPECT_THAT(done.error().message, HasSubstr("expected " + hello_sum));
    EXPECT_FALSE(fs::exists(target()));
}

TEST_F(FetchFileTest, GoesOnWhereABrokenTransferStopped) {
    LoopbackServer server{
        {"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhel",
         "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 3-5/6\r\nContent-Length: 3\r\n"
         "Connection: close\r\n\r\nlo\n"}};
    EXPECT_FALSE(fetch_file({server.url(), target(), hello_sum}, {}));
    EXPECT_EQ(content(part()), "hel");
    const auto done = fetch_file({server.url(), target(), hello_sum}, {});
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(content(target()), "hello\n");
    EXPECT_THAT(server.asked().at(1), HasSubstr("Range: bytes=3-"));
}

TEST_F(FetchFileTest, StartsAgainWhereTheServerCannotContinue) {
    std::ofstream{part()} << "hel";
    LoopbackServer server{
        {"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n",
         "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n"}};
    const auto done = fetch_file({server.url(), target(), hello_sum}, {});
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(content(target()), "hello\n");
}

TEST_F(FetchFileTest, LeavesNothingUnderTheNameWhenTheServerSaysNo) {
    LoopbackServer server{
        {"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"}};
    const auto done = fetch_file({server.url(), target(), ""}, {});
    ASSERT_FALSE(done);
    EXPECT_THAT(done.error().message, HasSubstr(server.url()));
    EXPECT_FALSE(fs::exists(target()));
}

TEST_F(FetchFileTest, RefusesOtherProtocols) {
    EXPECT_EQ(fetch_file({"file:///etc/passwd", target(), ""}, {}).error().code,
              ErrorCode::bad_value);
}

} // namespace
} // namespace netzatlas::fetch
