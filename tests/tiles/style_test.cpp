#include "edition_fixture.hpp"
#include "tiles/tileset.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <set>

using namespace netzatlas;
using namespace netzatlas::testing;

namespace {

nlohmann::json style_of(const char* theme, const char* scheme = "light",
                        const char* language = "de") {
    const auto text = tiles::style(theme, scheme, {"2021-06-30-3f9c21d0"}, language);
    EXPECT_TRUE(text) << (text ? "" : text.error().message);
    return nlohmann::json::parse(*text);
}

TEST(Style, HasNoUnresolvedNameAndUniqueLayers) {
    for (const char* theme :
         {"fixed", "fixed_100", "fixed_fibre", "mobile", "mobile_2g", "mobile_4g", "mobile_5g_sa",
          "mobile_5g_sa_vf", "mobile_4g_dt", "schools", "goals", "shares", "wlan", "change"}) {
        for (const char* scheme : {"light", "dark"}) {
            const auto style = style_of(theme, scheme);
            EXPECT_EQ(style.dump().find('$'), std::string::npos) << theme;
            std::set<std::string> ids;
            for (const auto& layer : style["layers"]) {
                EXPECT_TRUE(ids.insert(layer["id"]).second) << layer["id"];
                if (layer["type"] != "background") {
                    EXPECT_TRUE(style["sources"].contains(layer["source"])) << layer["id"];
                }
            }
        }
    }
}

TEST(Style, AsksForTilesOfItsEdition) {
    EXPECT_EQ(style_of("fixed")["sources"]["fixed"]["tiles"][0],
              "/tiles/2021-06-30-3f9c21d0/fixed/{z}/{x}/{y}.mvt");
}

TEST(Style, PutsAddressesBehindThePublicOne) {
    const auto style = nlohmann::json::parse(
        *tiles::style("fixed", "light", {"e", "https://karte.example.de"}, "de"));
    const auto& source = style["sources"]["fixed"];
    EXPECT_EQ(source["tiles"][0], "https://karte.example.de/tiles/e/fixed/{z}/{x}/{y}.mvt");
    EXPECT_EQ(source["attribution"],
              "<a href=\"https://karte.example.de/daten\">Quellen und Lizenzen</a>");
}

TEST(Style, SpeaksTheAskedLanguage) {
    EXPECT_EQ(style_of("mobile")["name"], "Mobilfunk");
    EXPECT_EQ(style_of("mobile", "dark", "en")["name"], "Mobile");
}

TEST(Style, NeedsNoGlyphsAndNoSprite) {
    const auto style = style_of("schools");
    EXPECT_FALSE(style.contains("glyphs"));
    EXPECT_FALSE(style.contains("sprite"));
    for (const auto& layer : style["layers"]) {
        if (layer["type"] == "symbol" && layer["layout"].contains("text-field")) {
            EXPECT_EQ(layer["layout"]["text-font"], nlohmann::json::array({"sans-serif"}));
        }
    }
}

TEST(Style, ShowsOneNetworkByItsFlags) {
    const auto style = style_of("mobile_5g_sa_vf");
    for (const auto& layer : style["layers"]) {
        if (layer["id"] == "cells") {
            EXPECT_EQ(layer["filter"], nlohmann::json::parse(R"(["has", "5g_sa_vf"])"));
            EXPECT_EQ(layer["minzoom"], 11); // coarser squares have no flags
        }
    }
}

/// A map that says "no network" for what was not delivered would be wrong (D16).
TEST(Style, DrawsNoCellsThatWereNotDelivered) {
    const auto style = style_of("mobile_5g_sa");
    for (const auto& layer : style["layers"]) {
        if (layer["id"] == "cells") {
            EXPECT_EQ(layer["filter"], nlohmann::json::parse(R"([">=", ["coalesce",
                ["get", "k5g_sa"], ["get", "k5g_sa_min"], -1], 0])"));
        }
    }
}

TEST(Style, OfAnUnknownThemeIsNotFound) {
    for (const char* theme :
         {"base", "", "../tokens", "tilesets", "mobile_network", "mobile_6g_dt"}) {
        EXPECT_EQ(tiles::style(theme, "light", {"e"}, "de").error().code, ErrorCode::not_found);
    }
    EXPECT_FALSE(tiles::style("fixed", "both", {"e"}, "de"));
    EXPECT_FALSE(tiles::style("fixed", "light", {"e"}, "fr"));
}

TEST(TileJson, StatesZoomsBoundsFieldsAndAttribution) {
    const TemporaryFolder folder;
    const auto name = tiles::write_region_tiles(tiny_content(), folder.path());
    ASSERT_TRUE(name) << name.error().message;
    const auto archive = tiles::Archive::open(folder.path() / *name);
    const auto json = nlohmann::json::parse(tiles::tilejson(*archive, "regions", {"e"}, "© BKG"));
    EXPECT_EQ(json["tilejson"], "3.0.0");
    EXPECT_EQ(json["tiles"][0], "/tiles/e/regions/{z}/{x}/{y}.mvt");
    EXPECT_EQ(json["attribution"], "© BKG");
    EXPECT_EQ(json["minzoom"], 0);
    EXPECT_EQ(json["maxzoom"], 12);
    EXPECT_NEAR(json["bounds"][0].get<double>(), 11.572, 0.001);
    EXPECT_NEAR(json["bounds"][3].get<double>(), 52.160, 0.001);
    EXPECT_EQ(json["vector_layers"][3]["id"], "municipality");
    EXPECT_TRUE(json["vector_layers"][3]["fields"].contains("gigabit_quota"));
    EXPECT_EQ(json["archive"], "/tiles/" + *name);
}

} // namespace
