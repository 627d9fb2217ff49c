#include "server_world.hpp"

using namespace netzatlas::testing;
using ::testing::HasSubstr;

namespace {

using SheetPages = Served;

TEST_F(SheetPages, StandBehindTheirRegion) {
    for (const auto* address : {"/gemeinde/15090010/blatt", "/en/kreis/15090/blatt",
                                "/leicht/land/15/blatt", "/verbandsgemeinde/150905051/blatt"}) {
        const auto reply = ask(address);
        EXPECT_EQ(reply.status, 200) << address;
        EXPECT_EQ(reply["content-type"], "text/html; charset=utf-8") << address;
        EXPECT_THAT(reply["content-security-policy"], HasSubstr("frame-ancestors 'self'"));
    }
}

TEST_F(SheetPages, OfACityThatIsACountyHaveOneAddress) {
    const auto reply = ask("/en/kreis/15003/blatt");
    EXPECT_EQ(reply.status, 308);
    EXPECT_EQ(reply["location"], "/en/gemeinde/15003000/blatt");
}

TEST_F(SheetPages, AreNotFoundForUnknownRegions) {
    EXPECT_EQ(ask("/gemeinde/15999999/blatt").status, 404);
    EXPECT_EQ(ask("/gemeinde/15090010/anderes").status, 404);
    EXPECT_EQ(ask("/kreis/15090010/blatt").status, 404);
}

using Tiles = Served;

TEST_F(Tiles, MayBeFramedByAnyoneAndLoadNothingButTheirStyle) {
    for (const auto* address : {"/einbetten/gemeinde/15090010", "/en/einbetten/kreis/15090",
                                "/leicht/einbetten/land/15"}) {
        const auto reply = ask(address);
        EXPECT_EQ(reply.status, 200) << address;
        EXPECT_EQ(reply["content-security-policy"],
                  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
                  "frame-ancestors *");
        EXPECT_EQ(reply["set-cookie"], "");
        EXPECT_EQ(reply.body.find("<script"), std::string::npos);
    }
}

TEST_F(Tiles, AreTheOnlyPagesThatMayBeFramed) {
    for (const auto* address : {"/", "/gemeinde/15090010", "/gemeinde/15090010/blatt", "/daten"}) {
        EXPECT_THAT(ask(address)["content-security-policy"], HasSubstr("frame-ancestors 'self'"));
    }
}

TEST_F(Tiles, OfACityThatIsACountyHaveOneAddress) {
    EXPECT_EQ(ask("/einbetten/kreis/15003")["location"], "/einbetten/gemeinde/15003000");
    EXPECT_EQ(ask("/einbetten/gemeinde/15999999").status, 404);
}

TEST(PublicUrl, StandsBeforeWhatPeopleCopy) {
    const auto with = [](const std::string& url) {
        netzatlas::http::ServerOptions options;
        options.public_url = url;
        return options;
    };
    const RunningServer server{with("https://karte.example.de")};
    EXPECT_THAT(server.ask("/gemeinde/15090010").body,
                HasSubstr("src=\"https://karte.example.de/einbetten/gemeinde/15090010"));
    EXPECT_THROW(RunningServer{with("https://karte.example.de/karte")}, std::runtime_error);
    EXPECT_THROW(RunningServer{with("karte.example.de")}, std::runtime_error);
}

} // namespace
