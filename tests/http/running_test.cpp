#include "server_world.hpp"

#include <chrono>
#include <csignal>

using namespace netzatlas;
using namespace netzatlas::testing;
using namespace std::chrono_literals;
using ::testing::HasSubstr;

namespace {

constexpr const char* next_id = "2022-06-30-11111111";

http::ServerOptions with(auto change) {
    http::ServerOptions options;
    change(options);
    return options;
}

void publish(const std::filesystem::path& editions, const std::string& id) {
    std::filesystem::create_directory_symlink(id, editions / "next");
    std::filesystem::rename(editions / "next", editions / "current");
}

/// Until `holds` or ten seconds are over.
template <class Condition>
bool eventually(Condition holds) {
    for (int i = 0; i < 200; ++i) {
        if (holds()) {
            return true;
        }
        std::this_thread::sleep_for(50ms);
    }
    return false;
}

std::string location_of_latest(const RunningServer& server) {
    return server.ask("/api/v1/editions/latest/goals.json")["location"];
}

TEST(RunningServer, LetsASlowClientGo) {
    RunningServer server{with([](auto& options) { options.header_timeout = 1s; })};
    Connection dripping{server.port()};
    const auto begin = std::chrono::steady_clock::now();
    dripping.send("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 10; ++i) {
        dripping.send("X");
        std::this_thread::sleep_for(200ms);
    }

    EXPECT_EQ(taken_reply(dripping).status, 408);
    EXPECT_TRUE(dripping.ended());
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 6s);
}

TEST(RunningServer, EndsConnectionsThatSayNothing) {
    RunningServer server{with([](auto& options) {
        options.header_timeout = 1s;
        options.idle_timeout = 1s;
    })};
    Connection silent{server.port()};
    Connection idle{server.port()};
    idle.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    taken_reply(idle);

    EXPECT_TRUE(silent.ended());
    EXPECT_TRUE(idle.ended());
}

TEST(RunningServer, TurnsAwayTheConnectionTooMany) {
    RunningServer server{with([](auto& options) { options.max_connections_per_client = 3; })};
    std::vector<std::unique_ptr<Connection>> held;
    for (int i = 0; i < 3; ++i) {
        held.push_back(std::make_unique<Connection>(server.port()));
        held.back()->send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
        EXPECT_EQ(taken_reply(*held.back()).status, 200);
    }
    Connection fourth{server.port()};
    const auto refused = taken_reply(fourth);
    held.clear();

    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused["retry-after"], "5");
    EXPECT_TRUE(eventually([&] { return server.ask("/healthz").status == 200; }));
}

TEST(RunningServer, FollowsANewEditionWithoutLosingARequest) {
    RunningServer server;
    const auto before = location_of_latest(server);
    std::atomic<bool> done{false};
    std::atomic<int> asked{0};
    std::atomic<int> lost{0};
    std::thread client{[&] {
        while (!done) {
            lost += server.ask("/gemeinde/15003000").status == 200 ? 0 : 1;
            ++asked;
        }
    }};
    write_served_edition(server.editions(), "staged");
    std::filesystem::rename(server.editions() / "staged", server.editions() / next_id);
    publish(server.editions(), next_id);
    const bool followed = eventually([&] { return location_of_latest(server) != before; });
    done = true;
    client.join();

    EXPECT_TRUE(followed);
    EXPECT_THAT(location_of_latest(server), HasSubstr(next_id));
    EXPECT_GT(asked, 0);
    EXPECT_EQ(lost, 0);
    EXPECT_EQ(server.ask(before).status, 200) << "the edition before keeps its addresses";
}

TEST(RunningServer, ForgetsAnEditionWithItsFolder) {
    RunningServer server;
    const auto before = location_of_latest(server);
    write_served_edition(server.editions(), next_id);
    EXPECT_TRUE(eventually([&] { return location_of_latest(server) != before; }));
    std::filesystem::remove_all(server.editions() / tiny_id);

    EXPECT_TRUE(eventually([&] { return server.ask(before).status == 404; }));
}

TEST(RunningServer, KeepsTheEditionWhenCurrentBreaks) {
    RunningServer server;
    publish(server.editions(), "2099-01-01-00000000");
    std::this_thread::sleep_for(1500ms);

    EXPECT_THAT(location_of_latest(server), HasSubstr(tiny_id));
    EXPECT_EQ(server.ask("/").status, 200);
}

TEST(RunningServer, FinishesItsAnswersBeforeItStops) {
    RunningServer server;
    Connection busy{server.port()};
    busy.send("GET /download/" + std::string{tiny_id} +
              "-0.1.0/15.gpkg HTTP/1.1\r\nHost: a\r\n\r\n");
    Connection idle{server.port()};
    std::this_thread::sleep_for(100ms);
    server.stop();
    const auto reply = taken_reply(busy);

    EXPECT_TRUE(reply.status == 200 || reply.status == 307);
    EXPECT_EQ(reply.body.size(), std::stoul("0" + reply["content-length"]));
    EXPECT_TRUE(idle.ended());
    EXPECT_FALSE(Connection{server.port()}.connected());
}

TEST(RunningServer, StopsOnTheSignalOfAnOperator) {
    RunningServer server;
    EXPECT_EQ(server.ask("/healthz").status, 200);

    std::raise(SIGTERM);

    EXPECT_TRUE(eventually([&] { return !Connection{server.port()}.connected(); }));
}

TEST(RunningServer, CountsForTheOperatorOnly) {
    std::uint16_t port = 0;
    {
        const RunningServer other; // a port that was free a moment ago
        port = other.port();
    }
    RunningServer server{with([&](auto& options) { options.metrics_port = port; })};
    server.ask("/healthz");
    Connection metrics{port};
    metrics.send("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto text = taken_reply(metrics).body;

    EXPECT_THAT(text, HasSubstr("netzatlas_answers_total{class=\"2xx\"} 1\n"));
    EXPECT_THAT(text, HasSubstr(std::string{"netzatlas_edition{id=\""} + tiny_id + "\"} 1\n"));
}

TEST(RunningServer, NeedsAnEditionAndAFreePort) {
    const TemporaryFolder empty;
    http::ServerOptions options;
    options.editions = empty.path();
    const auto none = http::Server::start(options);

    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::not_found);
    EXPECT_THAT(none.error().message, HasSubstr("netzatlas build"));
}

} // namespace
