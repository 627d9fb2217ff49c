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

/// Lays a sheet beside the edition, as `netzatlas sheets` does.
void lay_sheet(const RunningServer& server, const std::string& name, const std::string& bytes) {
    const auto folder = server.editions() / "sheets" / tiny_id;
    std::filesystem::create_directories(folder);
    std::ofstream{folder / ".draft"} << bytes;
    std::filesystem::rename(folder / ".draft", folder / name);
}

/// The frozen folder of downloads of the tiny edition, as `latest` names it.
std::string sheets_room(const RunningServer& server) {
    const auto location = server.ask("/download/latest/15090010.pdf")["location"];
    return location.substr(0, location.rfind('/') + 1);
}

TEST(PrintedSheet, IsServedAndLinkedOnlyWhereItIs) {
    const RunningServer server;
    const std::string link = "/download/latest/15090010.pdf";
    EXPECT_THAT(server.ask("/gemeinde/15090010").body, ::testing::Not(HasSubstr(link)));
    const auto missing = server.ask(sheets_room(server) + "15090010.pdf");
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(missing["content-type"], "application/problem+json");
    EXPECT_THAT(missing.body, HasSubstr("netzatlas sheets EDITION --region 15090010"));

    lay_sheet(server, "15090010.pdf", "%PDF-one");
    EXPECT_THAT(server.ask("/gemeinde/15090010").body, HasSubstr(link));
    EXPECT_THAT(server.ask("/en/gemeinde/15090010/blatt").body, HasSubstr(link));
    EXPECT_EQ(server.ask(link)["location"], sheets_room(server) + "15090010.pdf");
    const auto reply = server.ask(sheets_room(server) + "15090010.pdf");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply["content-type"], "application/pdf");
    EXPECT_EQ(reply.body, "%PDF-one");
}

TEST(PrintedSheet, PrintedAgainIsAnotherAnswer) {
    const RunningServer server;
    lay_sheet(server, "15090010.pdf", "%PDF-one");
    const auto before = server.ask(sheets_room(server) + "15090010.pdf");
    EXPECT_EQ(
        server
            .ask(sheets_room(server) + "15090010.pdf", "If-None-Match: " + before["etag"] + "\r\n")
            .status,
        304);
    lay_sheet(server, "15090010.pdf", "%PDF-another");
    const auto after = server.ask(sheets_room(server) + "15090010.pdf");
    EXPECT_EQ(after.body, "%PDF-another");
    EXPECT_NE(after["etag"], before["etag"]);
}

TEST(PrintedSheet, LeadsNowhereElse) {
    const RunningServer server;
    lay_sheet(server, "15090010.en.pdf", "%PDF-en");
    EXPECT_EQ(server.ask(sheets_room(server) + "15090010.en.pdf").body, "%PDF-en");
    EXPECT_THAT(server.ask("/en/gemeinde/15090010").body, HasSubstr("/latest/15090010.en.pdf"));
    EXPECT_EQ(server.ask(sheets_room(server) + "15090010.fr.pdf").status, 404);
    EXPECT_EQ(server.ask(sheets_room(server) + "15999999.pdf").status, 404);
    EXPECT_EQ(server.ask(sheets_room(server) + "..%2f..%2fcurrent.pdf").status, 400);
}

} // namespace
