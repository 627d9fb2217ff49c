#include "http/request_reader.hpp"

#include <gtest/gtest.h>

using namespace netzatlas::http;
using State = RequestReader::State;

namespace {

int refusal_of(const std::string& text) {
    RequestReader reader;
    std::size_t used = 0;
    while (used < text.size() && reader.state() != State::refused &&
           reader.state() != State::ready) {
        const auto more = reader.feed(std::string_view{text}.substr(used));
        if (more == 0) {
            break;
        }
        used += more;
    }
    return reader.state() == State::refused ? reader.refusal() : 0;
}

TEST(RequestReader, ReadsWhatTheServerLooksAt) {
    RequestReader reader;
    const std::string text = "HEAD /tiles/x HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n"
                             "accept-encoding: br\r\nIf-None-Match: \"a\"\r\nRange: bytes=0-1\r\n"
                             "If-Range: \"b\"\r\n\r\n";

    EXPECT_EQ(reader.feed(text), text.size());

    ASSERT_EQ(reader.state(), State::ready);
    EXPECT_EQ(reader.request().method, Method::head);
    EXPECT_EQ(reader.request().target, "/tiles/x");
    EXPECT_EQ(reader.request().accept_encoding, "gzip, br");
    EXPECT_EQ(reader.request().if_none_match, "\"a\"");
    EXPECT_EQ(reader.request().range, "bytes=0-1");
    EXPECT_EQ(reader.request().if_range, "\"b\"");
    EXPECT_TRUE(reader.request().keep_alive);
}

TEST(RequestReader, ReadsAHeadByteByByte) {
    RequestReader reader;
    std::string held;
    for (const char byte : std::string{"GET /a HTTP/1.1\r\nHost: a\r\n\r\n"}) {
        held += byte;
        held.erase(0, reader.feed(held));
    }

    ASSERT_EQ(reader.state(), State::ready);
    EXPECT_EQ(reader.request().target, "/a");
}

TEST(RequestReader, LeavesTheNextRequestAlone) {
    RequestReader reader;
    const std::string two = "GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n";

    const auto used = reader.feed(two);
    EXPECT_EQ(reader.request().target, "/a");
    reader.reset();
    reader.feed(std::string_view{two}.substr(used));

    ASSERT_EQ(reader.state(), State::ready);
    EXPECT_EQ(reader.request().target, "/b");
}

TEST(RequestReader, KeepsNothingOfTheRequestBefore) {
    RequestReader reader;
    reader.feed("GET /a HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\nConnection: close\r\n\r\n");
    EXPECT_FALSE(reader.request().keep_alive);
    reader.reset();
    reader.feed("GET /b HTTP/1.1\r\nHost: a\r\n\r\n");

    EXPECT_EQ(reader.request().range, "");
    EXPECT_TRUE(reader.request().keep_alive);
}

TEST(RequestReader, RefusesBodies) {
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"), 413);
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"),
              413);
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"), 0);
}

TEST(RequestReader, RefusesWhatIsTooLong) {
    EXPECT_EQ(refusal_of("GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
    EXPECT_EQ(refusal_of("GET /" + std::string(50000, 'a')), 414);
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(50000, 'a')), 431);
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(50000, 'a') + "\r\n\r\n"),
              431);
}

TEST(RequestReader, RefusesWhatIsNotHttp) {
    EXPECT_EQ(refusal_of("\x16\x03\x01\x02"), 400);
    EXPECT_EQ(refusal_of("GET / HTTP/3.0\r\nHost: a\r\n\r\n"), 505);
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\n\r\n"), 400) << "no host";
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400);
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost : a\r\n\r\n"), 400);
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n"
                         "Content-Length: 2\r\n\r\n"),
              400);
}

} // namespace
