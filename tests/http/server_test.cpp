#include "server_world.hpp"

#include "http/compression.hpp"

#include <nlohmann/json.hpp>

using namespace netzatlas;
using namespace netzatlas::testing;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

namespace {

const std::string api = std::string{"/api/v1/editions/"} + tiny_id;
const std::string region_tiles = std::string{"/tiles/"} + tiny_id + "/regions";

/// One server for the tests that only ask it.
class Server : public ::testing::Test {
protected:
    static void SetUpTestSuite() { running_ = std::make_unique<RunningServer>(); }
    static void TearDownTestSuite() { running_.reset(); }
    static Reply ask(const std::string& target, const std::string& fields = "",
                     const std::string& method = "GET") {
        return running_->ask(target, fields, method);
    }
    static std::uint16_t port() { return running_->port(); }
    /// z, x and y of the tile that holds the tiny world.
    static std::string tile() { return region_tiles + "/8/136/84.mvt"; }
    static std::string archive_name() {
        for (const auto& entry :
             std::filesystem::directory_iterator{running_->editions() / tiny_id / "tiles"}) {
            if (entry.path().filename().string().starts_with("regions-")) {
                return entry.path().filename().string();
            }
        }
        return "";
    }

private:
    static inline std::unique_ptr<RunningServer> running_;
};

TEST_F(Server, AnswersTheApiForEver) {
    const auto reply = ask(api + "/values/gigabit_quota.json");

    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply["content-type"], "application/json");
    EXPECT_EQ(reply["cache-control"], "public, max-age=31536000, immutable");
    EXPECT_EQ(reply["access-control-allow-origin"], "*");
    EXPECT_EQ(json::parse(reply.body).at("values").size(), 8U);
}

TEST_F(Server, AnswersEveryAddressOfTheApi) {
    for (const char* address :
         {"/regions.json", "/regions.json?level=county", "/regions/15003000.json",
          "/regions/15003000.json?all=1", "/indicators.json", "/values/gigabit_quota.json?all=1",
          "/series/gigabit_quota/15003000.json", "/search.json?q=arneburg",
          "/point.json?lon=11.58&lat=52.156", "/goals.json", "/goals/fibre_2030.json",
          "/sources.json", "/findings.json", "/manifest.json"}) {
        const auto reply = ask(api + address);
        EXPECT_EQ(reply.status, 200) << address << reply.body;
        EXPECT_TRUE(json::accept(reply.body)) << address;
    }
    EXPECT_EQ(json::parse(ask("/api/v1/openapi.json").body).at("openapi"), "3.1.0");
}

TEST_F(Server, SendsLatestToTheFrozenAddress) {
    const auto reply = ask("/api/v1/editions/latest/search.json?q=K%C3%B6then&x=1");

    EXPECT_EQ(reply.status, 307);
    EXPECT_EQ(reply["location"], api + "/search.json?q=K%C3%B6then");
    EXPECT_EQ(reply["cache-control"], "no-cache");
}

TEST_F(Server, TagsEachCodingApart) {
    const auto plain = ask(api + "/regions.json");
    const auto gzip = ask(api + "/regions.json", "Accept-Encoding: gzip\r\n");
    const auto brotli = ask(api + "/regions.json", "Accept-Encoding: gzip, br\r\n");

    EXPECT_EQ(gzip["content-encoding"], "gzip");
    EXPECT_EQ(brotli["content-encoding"], "br");
    EXPECT_EQ(plain["content-encoding"], "");
    EXPECT_EQ(plain["vary"], "Accept-Encoding");
    EXPECT_NE(plain["etag"], gzip["etag"]);
    EXPECT_NE(gzip["etag"], brotli["etag"]);
    EXPECT_EQ(*http::inflated(gzip.body), plain.body);
}

TEST_F(Server, SaysNotModifiedForTheTagItGave) {
    const auto first = ask(tile(), "Accept-Encoding: gzip\r\n");
    const auto again =
        ask(tile(), "Accept-Encoding: gzip\r\nIf-None-Match: \"x\", " + first["etag"] + "\r\n");
    const auto other = ask(tile(), "If-None-Match: " + first["etag"] + "\r\n");

    EXPECT_EQ(again.status, 304);
    for (const char* field : {"etag", "vary", "cache-control"}) {
        EXPECT_EQ(again[field], first[field]) << field;
    }
    EXPECT_EQ(other.status, 200) << "the tag of another coding";
}

TEST_F(Server, SaysToHeadWhatItSaysToGet) {
    for (const auto& address : {api + "/goals.json", tile(), std::string{"/gemeinde/15003000"},
                                std::string{"/assets/main-ABC.js"}}) {
        auto get = ask(address).fields;
        auto head = ask(address, "", "HEAD").fields;
        get.erase("date");
        head.erase("date");
        EXPECT_EQ(head, get) << address;
    }
}

TEST_F(Server, ServesTilesAsTheyAreStoredOrInflated) {
    const auto gzip = ask(tile(), "Accept-Encoding: br, gzip\r\n");
    const auto plain = ask(tile());

    EXPECT_EQ(gzip.status, 200);
    EXPECT_EQ(gzip["content-type"], "application/vnd.mapbox-vector-tile");
    EXPECT_EQ(gzip["content-encoding"], "gzip");
    EXPECT_EQ(gzip["cross-origin-resource-policy"], "cross-origin");
    EXPECT_EQ(*http::inflated(gzip.body), plain.body);
}

TEST_F(Server, TellsEmptyTilesFromThoseThatCannotBe) {
    EXPECT_EQ(ask(region_tiles + "/8/0/0.mvt").status, 404) << "outside the bounds";
    EXPECT_EQ(ask(region_tiles + "/20/0/0.mvt").status, 404) << "outside the zooms";
    EXPECT_EQ(ask(region_tiles + "/8/256/0.mvt").status, 404) << "no such column";
    EXPECT_EQ(ask(region_tiles + "/8/1x/0.mvt").status, 404);
    EXPECT_EQ(ask(region_tiles + "/08/136/84.mvt").status, 404);
    EXPECT_EQ(ask(region_tiles + "/8/136/84.png").status, 404);
    EXPECT_EQ(ask(std::string{"/tiles/"} + tiny_id + "/other/8/136/84.mvt").status, 404);
}

TEST_F(Server, DescribesItsTilesAndStyles) {
    const auto tilejson = json::parse(ask("/tiles/regions.json").body);

    EXPECT_EQ(tilejson.at("tiles").at(0), region_tiles + "/{z}/{x}/{y}.mvt");
    EXPECT_THAT(tilejson.at("attribution"), HasSubstr("BKG"));
    EXPECT_EQ(json::parse(ask("/styles/fixed.json").body).at("version"), 8);
    EXPECT_EQ(ask("/styles/fixed.json?scheme=dark&lang=en")["cache-control"], "no-cache");
    EXPECT_EQ(ask("/styles/fixed.json?scheme=pink").status, 400);
    EXPECT_EQ(ask("/styles/other.json").status, 404);
}

TEST_F(Server, SendsPartsOfArchives) {
    const auto address = "/tiles/" + archive_name();
    const auto whole = ask(address, "Accept-Encoding: gzip\r\n");
    const auto part = ask(address, "Range: bytes=0-6\r\n");
    const auto tail = ask(address, "Range: bytes=-5\r\nIf-Range: " + whole["etag"] + "\r\n");

    EXPECT_EQ(whole.status, 200);
    EXPECT_EQ(whole["content-encoding"], "");
    EXPECT_EQ(whole["accept-ranges"], "bytes");
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.body, "PMTiles");
    EXPECT_EQ(part["content-range"], "bytes 0-6/" + std::to_string(whole.body.size()));
    EXPECT_EQ(tail.body, whole.body.substr(whole.body.size() - 5));
    EXPECT_EQ(ask(address, "Range: bytes=0-6\r\nIf-Range: \"old\"\r\n").status, 200);
    EXPECT_EQ(ask(address, "Range: bytes=99999999-\r\n").status, 416);
    EXPECT_EQ(ask("/tiles/regions-ffffffff.pmtiles").status, 404);
}

TEST_F(Server, MakesDownloadsOnceAndKeepsThem) {
    const auto latest = ask("/download/latest/15003000.csv");
    ASSERT_EQ(latest.status, 307);
    EXPECT_THAT(latest["location"], StartsWith(std::string{"/download/"} + tiny_id + "-"));
    const auto file = ask(latest["location"]);
    const auto again = ask(latest["location"], "If-None-Match: " + file["etag"] + "\r\n");

    EXPECT_EQ(file.status, 200);
    EXPECT_EQ(file["content-type"], "text/csv; charset=utf-8");
    EXPECT_EQ(file["content-disposition"],
              "attachment; filename=\"netzatlas-2021-06-30-15003000.csv\"");
    EXPECT_THAT(file.body, StartsWith("key,level,"));
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(ask("/download/" + std::string{tiny_id} + "-9.9/15.csv").status, 307);
}

TEST_F(Server, DownloadsOnlyRegionsInKnownFormats) {
    for (const char* name : {"99999999.csv", "15003000.exe", "15003000", ".csv", "..csv"}) {
        EXPECT_EQ(ask("/download/latest/" + std::string{name}).status, 404) << name;
    }
}

TEST_F(Server, ServesAssetsAsTheyWereCompressed) {
    const auto brotli = ask("/assets/main-ABC.js", "Accept-Encoding: gzip, br\r\n");

    EXPECT_EQ(brotli.body, "as brotli");
    EXPECT_EQ(brotli["content-type"], "text/javascript; charset=utf-8");
    EXPECT_EQ(brotli["cache-control"], "public, max-age=31536000, immutable");
    EXPECT_EQ(ask("/assets/main-ABC.js", "Accept-Encoding: gzip\r\n").body, "as gzip");
    EXPECT_EQ(ask("/assets/main-ABC.js").body, "plain");
    EXPECT_EQ(ask("/assets/secret.txt").status, 404);
    EXPECT_EQ(ask("/assets/assets.json").status, 404);
    EXPECT_EQ(ask("/assets/main-ABC.js.gz").status, 404);
}

TEST_F(Server, RendersPagesThatAskAgain) {
    const auto page = ask("/gemeinde/15003000");

    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page["content-type"], "text/html; charset=utf-8");
    EXPECT_EQ(page["cache-control"], "no-cache");
    EXPECT_THAT(page["content-security-policy"], StartsWith("default-src 'self'"));
    EXPECT_EQ(page["set-cookie"], "");
    EXPECT_EQ(page["access-control-allow-origin"], "");
    EXPECT_THAT(page.body, HasSubstr("Magdeburg"));
    EXPECT_EQ(ask("/gemeinde/15003000", "If-None-Match: " + page["etag"] + "\r\n").status, 304);
}

TEST_F(Server, RendersEveryPageInEveryLanguage) {
    for (const char* prefix : {"", "/en", "/leicht"}) {
        for (const char* path :
             {"/", "/land/15", "/kreis/15090", "/verbandsgemeinde/150905051",
              "/gemeinde/15090010?thema=mobilfunk", "/ziele", "/daten", "/methode",
              "/barrierefreiheit", "/impressum", "/tabelle?anzeige=fibre_quota", "/suche?q=e"}) {
            const auto reply = ask(std::string{prefix} + path);
            EXPECT_EQ(reply.status, 200) << prefix << path;
            EXPECT_THAT(reply.body, HasSubstr("<html")) << prefix << path;
        }
    }
}

TEST_F(Server, HasOneAddressForEachPage) {
    EXPECT_EQ(ask("/kreis/15003?thema=schulen")["location"], "/gemeinde/15003000?thema=schulen");
    EXPECT_EQ(ask("/en/kreis/15003")["location"], "/en/gemeinde/15003000");
    EXPECT_EQ(ask("/en")["location"], "/en/");
    EXPECT_EQ(ask("/gemeinde/15003000/")["location"], "/gemeinde/15003000");
    EXPECT_EQ(ask("/gemeinde/15003000/").status, 308);
}

TEST_F(Server, SendsAClearSearchToItsPage) {
    EXPECT_EQ(ask("/suche?q=arneburg").status, 303);
    EXPECT_EQ(ask("/suche?q=arneburg")["location"], "/gemeinde/15090010");
    EXPECT_EQ(ask("/en/suche?q=39104&thema=schulen")["location"],
              "/en/gemeinde/15003000?thema=schulen");
    EXPECT_EQ(ask("/suche?q=stendal").status, 200) << "county or municipality";
}

TEST_F(Server, ExplainsWhatItDoesNotHave) {
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

TEST_F(Server, RefusesWaysOutOfItsFolders) {
    for (const char* target :
         {"/assets/../../etc/passwd", "/assets/%2e%2e/secret.txt", "/assets/..%2fsecret.txt",
          "/tiles/%2e%2e%2f%2e%2e%2fmanifest.json", "/download/latest/..%2f..%2fmanifest.json",
          "/a%00b", "//assets/main-ABC.js"}) {
        EXPECT_EQ(ask(target).status, 400) << target;
    }
    EXPECT_EQ(ask("/api/v1/editions/cache/regions.json").status, 404);
    EXPECT_EQ(ask("/api/v1/editions/current/regions.json").status, 404);
}

TEST_F(Server, RefusesBadParameters) {
    EXPECT_EQ(ask(api + "/point.json?lon=a&lat=1").status, 400);
    EXPECT_EQ(ask(api + "/point.json?lon=nan&lat=inf").status, 400);
    EXPECT_EQ(ask(api + "/point.json").status, 400);
    EXPECT_EQ(ask(api + "/point.json?lon=500&lat=1").status, 400);
    EXPECT_EQ(ask(api + "/search.json?q=a&limit=0").status, 400);
    EXPECT_EQ(ask(api + "/search.json?q=a&limit=51").status, 400);
}

TEST_F(Server, OnlyReads) {
    const auto post = ask(api + "/regions.json", "", "POST");
    const auto options = ask(api + "/regions.json", "", "OPTIONS");

    EXPECT_EQ(post.status, 405);
    EXPECT_EQ(post["allow"], "GET, HEAD, OPTIONS");
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(options["allow"], "GET, HEAD, OPTIONS");
    EXPECT_EQ(options["access-control-allow-origin"], "*");
}

TEST_F(Server, IsAliveAndReady) {
    EXPECT_EQ(ask("/healthz").body, "ok\n");
    EXPECT_EQ(ask("/readyz").status, 200);
    EXPECT_EQ(ask("/metrics").status, 404) << "not on the public port";
}

TEST_F(Server, AnswersPipelinedRequestsInOrder) {
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

TEST_F(Server, ReadsAHeadThatComesInPieces) {
    Connection connection{port()};
    for (const char* piece : {"GE", "T /healthz HT", "TP/1.1\r\nHo", "st: a\r\n\r", "\n"}) {
        connection.send(piece);
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }

    EXPECT_EQ(taken_reply(connection).status, 200);
}

TEST_F(Server, ClosesAfterWhatItCannotRead) {
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

TEST_F(Server, ClosesForOldClients) {
    Connection connection{port()};
    connection.send("GET /healthz HTTP/1.0\r\n\r\n");

    EXPECT_EQ(taken_reply(connection).status, 200);
    EXPECT_TRUE(connection.ended());
}

} // namespace
