#include "server_world.hpp"

#include <nlohmann/json.hpp>

using namespace netzatlas;
using namespace netzatlas::testing;
using nlohmann::json;
using ::testing::HasSubstr;

namespace {

class Refusals : public Served {};

TEST_F(Refusals, ExplainsWhatItDoesNotHave) {
    const auto page = ask("/gemeinde/99999999");
    const auto data = ask(api + "/regions/99.json");

    EXPECT_EQ(page.status, 404);
    EXPECT_EQ(page["content-type"], "text/html; charset=utf-8");
    EXPECT_EQ(ask("/nirgends").status, 404);
    EXPECT_EQ(ask("/gemeinde/15090").status, 404) << "a county's key";
    EXPECT_EQ(data.status, 404);
    EXPECT_EQ(data["content-type"], "application/problem+json");
    EXPECT_EQ(data["cache-control"], "no-store");
    const auto problem = json::parse(data.body);
    EXPECT_EQ(problem.at("status"), 404);
    EXPECT_EQ(problem.at("title"), "Not Found");
    EXPECT_THAT(problem.at("detail"), HasSubstr("99"));
    EXPECT_EQ(problem.at("instance"), api + "/regions/99.json");
}

TEST_F(Refusals, RefusesWaysOutOfItsFolders) {
    for (const char* target :
         {"/assets/../../etc/passwd", "/assets/%2e%2e/secret.txt", "/assets/..%2fsecret.txt",
          "/tiles/%2e%2e%2f%2e%2e%2fmanifest.json", "/download/latest/..%2f..%2fmanifest.json",
          "/a%00b", "//assets/main-ABC.js"}) {
        EXPECT_EQ(ask(target).status, 400) << target;
    }
    EXPECT_EQ(ask("/api/v1/editions/cache/regions.json").status, 404);
    EXPECT_EQ(ask("/api/v1/editions/current/regions.json").status, 404);
}

TEST_F(Refusals, RefusesBadParameters) {
    EXPECT_EQ(ask(api + "/point.json?lon=a&lat=1").status, 400);
    EXPECT_EQ(ask(api + "/point.json?lon=nan&lat=inf").status, 400);
    EXPECT_EQ(ask(api + "/point.json").status, 400);
    EXPECT_EQ(ask(api + "/point.json?lon=500&lat=1").status, 400);
    EXPECT_EQ(ask(api + "/search.json?q=a&limit=0").status, 400);
    EXPECT_EQ(ask(api + "/search.json?q=a&limit=51").status, 400);
}

TEST_F(Refusals, OnlyReads) {
    const auto post = ask(api + "/regions.json", "", "POST");
    const auto options = ask(api + "/regions.json", "", "OPTIONS");

    EXPECT_EQ(post.status, 405);
    EXPECT_EQ(post["allow"], "GET, HEAD, OPTIONS");
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(options["allow"], "GET, HEAD, OPTIONS");
    EXPECT_EQ(options["access-control-allow-origin"], "*");
}

TEST_F(Refusals, IsAliveAndReady) {
    EXPECT_EQ(ask("/healthz").body, "ok\n");
    EXPECT_EQ(ask("/readyz").status, 200);
    EXPECT_EQ(ask("/metrics").status, 404) << "not on the public port";
}

TEST_F(Refusals, AnswersPipelinedRequestsInOrder) {
    Connection connection{port()};
    connection.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
                    "GET " +
                    api +
                    "/regions/15003.json HTTP/1.1\r\nHost: a\r\n\r\n"
                    "HEAD /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
                    "GET /nirgends HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    EXPECT_EQ(taken_reply(connection).body, "ok\n");
    EXPECT_THAT(taken_reply(connection).body, HasSubstr("\"key\":\"15003\""));
    EXPECT_EQ(taken_reply(connection, false).status, 200);
    EXPECT_EQ(taken_reply(connection).status, 404);
    EXPECT_TRUE(connection.ended());
}

TEST_F(Refusals, ReadsAHeadThatComesInPieces) {
    Connection connection{port()};
    for (const char* piece : {"GE", "T /healthz HT", "TP/1.1\r\nHo", "st: a\r\n\r", "\n"}) {
        connection.send(piece);
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }

    EXPECT_EQ(taken_reply(connection).status, 200);
}

TEST_F(Refusals, ClosesAfterWhatItCannotRead) {
    for (const auto& [text, status] : std::vector<std::pair<std::string, int>>{
             {"nonsense\r\n\r\n", 400},
             {"GET / HTTP/1.1\r\n\r\n", 400},
             {"GET /" + std::string(6000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
             {"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(40000, 'a') + "\r\n\r\n", 431},
             {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n" +
                  std::string(100000, 'b'),
              413}}) {
        Connection connection{port()};
        connection.send(text);
        const auto reply = taken_reply(connection);
        EXPECT_EQ(reply.status, status);
        EXPECT_EQ(reply["connection"], "close");
        EXPECT_TRUE(connection.ended()) << status;
    }
}

TEST_F(Refusals, ClosesForOldClients) {
    Connection connection{port()};
    connection.send("GET /healthz HTTP/1.0\r\n\r\n");

    EXPECT_EQ(taken_reply(connection).status, 200);
    EXPECT_TRUE(connection.ended());
}

} // namespace
