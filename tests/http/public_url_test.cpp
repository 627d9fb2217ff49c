#include "http/server_world.hpp"

#include <nlohmann/json.hpp>

namespace netzatlas::http {
namespace {

using namespace netzatlas::testing;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* public_url = "https://karte.example.de";

ServerOptions with(const std::string& url) {
    ServerOptions options;
    options.public_url = url;
    return options;
}

TEST(PublicUrl, StandsBeforeAddressesThatOthersKeep) {
    const RunningServer server{with(public_url)};
    const std::string tiles = std::string{public_url} + "/tiles/" + tiny_id + "/regions/";

    const auto tilejson = json::parse(server.ask("/tiles/regions.json").body);
    EXPECT_EQ(tilejson.at("tiles").at(0), tiles + "{z}/{x}/{y}.mvt");
    EXPECT_THAT(tilejson.at("archive"), HasSubstr(std::string{public_url} + "/tiles/regions-"));
    EXPECT_THAT(
        server.ask("/gemeinde/15090010").body,
        HasSubstr("<link rel=\"canonical\" href=\"https://karte.example.de/gemeinde/15090010\">"));
    const auto style = json::parse(server.ask("/styles/fixed.json").body);
    EXPECT_EQ(style.at("sources").at("regions").at("tiles").at(0), tiles + "{z}/{x}/{y}.mvt");
}

TEST(PublicUrl, IsNotNeeded) {
    const RunningServer server;

    EXPECT_THAT(server.ask("/tiles/regions.json").body, Not(HasSubstr("\"http")));
    EXPECT_THAT(server.ask("/gemeinde/15090010").body,
                HasSubstr("<link rel=\"canonical\" href=\"/gemeinde/15090010\">"));
    EXPECT_THAT(server.ask("/styles/fixed.json").body, Not(HasSubstr("\"http")));
}

TEST(PublicUrl, IsSchemeAndHostOnly) {
    for (const auto* url : {"karte.example.de", "ftp://karte.example.de", "https://",
                            "https://karte.example.de/netz", "https://karte.example.de?a=b"}) {
        EXPECT_THROW(RunningServer{with(url)}, std::runtime_error) << url;
    }
}

} // namespace
} // namespace netzatlas::http
