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

TEST_F(Served, AnswersTheApiForEver) {
    const auto reply = ask(api + "/values/gigabit_quota.json");

    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply["content-type"], "application/json");
    EXPECT_EQ(reply["cache-control"], "public, max-age=31536000, immutable");
    EXPECT_EQ(reply["access-control-allow-origin"], "*");
    EXPECT_EQ(json::parse(reply.body).at("values").size(), 8U);
}

TEST_F(Served, AnswersEveryAddressOfTheApi) {
    for (const char* address :
         {"/regions.json", "/regions.json?level=county", "/regions/15003000.json",
          "/regions/15003000.json?all=1", "/indicators.json", "/values/gigabit_quota.json?all=1",
          "/values/gigabit_quota.json?date=2020-12-31",
          "/values/gigabit_quota/15090180/explanation.json?date=2020-12-31",
          "/changes/gigabit_quota.json?from=2020-12-31", "/series/gigabit_quota/15003000.json",
          "/search.json?q=arneburg", "/point.json?lon=11.58&lat=52.156", "/goals.json",
          "/goals/fibre_2030.json", "/sources.json", "/findings.json", "/manifest.json"}) {
        const auto reply = ask(api + address);
        EXPECT_EQ(reply.status, 200) << address << reply.body;
        EXPECT_TRUE(json::accept(reply.body)) << address;
    }
    EXPECT_EQ(json::parse(ask("/api/v1/openapi.json").body).at("openapi"), "3.1.0");
}

TEST_F(Served, SendsLatestToTheFrozenAddress) {
    const auto reply = ask("/api/v1/editions/latest/search.json?q=K%C3%B6then&x=1");

    EXPECT_EQ(reply.status, 307);
    EXPECT_EQ(reply["location"], api + "/search.json?q=K%C3%B6then");
    EXPECT_EQ(reply["cache-control"], "no-cache");
}

TEST_F(Served, TagsEachCodingApart) {
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

TEST_F(Served, SaysNotModifiedForTheTagItGave) {
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

TEST_F(Served, SaysToHeadWhatItSaysToGet) {
    for (const auto& address : {api + "/goals.json", tile(), std::string{"/gemeinde/15003000"},
                                std::string{"/assets/main-ABC.js"}}) {
        auto get = ask(address).fields;
        auto head = ask(address, "", "HEAD").fields;
        get.erase("date");
        head.erase("date");
        EXPECT_EQ(head, get) << address;
    }
}

TEST_F(Served, ServesTilesAsTheyAreStoredOrInflated) {
    const auto gzip = ask(tile(), "Accept-Encoding: br, gzip\r\n");
    const auto plain = ask(tile());

    EXPECT_EQ(gzip.status, 200);
    EXPECT_EQ(gzip["content-type"], "application/vnd.mapbox-vector-tile");
    EXPECT_EQ(gzip["content-encoding"], "gzip");
    EXPECT_EQ(gzip["cross-origin-resource-policy"], "cross-origin");
    EXPECT_EQ(*http::inflated(gzip.body), plain.body);
}

TEST_F(Served, TellsEmptyTilesFromThoseThatCannotBe) {
    EXPECT_EQ(ask(region_tiles + "/8/0/0.mvt").status, 404) << "outside the bounds";
    EXPECT_EQ(ask(region_tiles + "/20/0/0.mvt").status, 404) << "outside the zooms";
    EXPECT_EQ(ask(region_tiles + "/8/256/0.mvt").status, 404) << "no such column";
    EXPECT_EQ(ask(region_tiles + "/8/1x/0.mvt").status, 404);
    EXPECT_EQ(ask(region_tiles + "/08/136/84.mvt").status, 404);
    EXPECT_EQ(ask(region_tiles + "/8/136/84.png").status, 404);
    EXPECT_EQ(ask(std::string{"/tiles/"} + tiny_id + "/other/8/136/84.mvt").status, 404);
}

TEST_F(Served, DescribesItsTilesAndStyles) {
    const auto tilejson = json::parse(ask("/tiles/regions.json").body);

    EXPECT_EQ(tilejson.at("tiles").at(0), region_tiles + "/{z}/{x}/{y}.mvt");
    EXPECT_THAT(tilejson.at("attribution"), HasSubstr("BKG"));
    EXPECT_EQ(json::parse(ask("/styles/fixed.json").body).at("version"), 8);
    EXPECT_EQ(ask("/styles/fixed.json?scheme=dark&lang=en")["cache-control"], "no-cache");
    EXPECT_EQ(ask("/styles/fixed.json?scheme=pink").status, 400);
    EXPECT_EQ(ask("/styles/other.json").status, 404);
}

TEST_F(Served, SendsPartsOfArchives) {
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

TEST_F(Served, MakesDownloadsOnceAndKeepsThem) {
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

TEST_F(Served, DownloadsOnlyRegionsInKnownFormats) {
    for (const char* name : {"99999999.csv", "15003000.exe", "15003000", ".csv", "..csv"}) {
        EXPECT_EQ(ask("/download/latest/" + std::string{name}).status, 404) << name;
    }
}

TEST_F(Served, ServesAssetsAsTheyWereCompressed) {
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

TEST_F(Served, RendersPagesThatAskAgain) {
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

TEST_F(Served, RendersEveryPageInEveryLanguage) {
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

TEST_F(Served, HasOneAddressForEachPage) {
    EXPECT_EQ(ask("/kreis/15003?thema=schulen")["location"], "/gemeinde/15003000?thema=schulen");
    EXPECT_EQ(ask("/en/kreis/15003")["location"], "/en/gemeinde/15003000");
    EXPECT_EQ(ask("/en")["location"], "/en/");
    EXPECT_EQ(ask("/gemeinde/15003000/")["location"], "/gemeinde/15003000");
    EXPECT_EQ(ask("/gemeinde/15003000/").status, 308);
}

TEST_F(Served, SendsAClearSearchToItsPage) {
    EXPECT_EQ(ask("/suche?q=arneburg").status, 303);
    EXPECT_EQ(ask("/suche?q=arneburg")["location"], "/gemeinde/15090010");
    EXPECT_EQ(ask("/en/suche?q=39104&thema=schulen")["location"],
              "/en/gemeinde/15003000?thema=schulen");
    EXPECT_EQ(ask("/suche?q=stendal").status, 200) << "county or municipality";
}

} // namespace
