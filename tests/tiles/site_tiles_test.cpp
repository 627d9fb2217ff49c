#include "tiles/written_archive.hpp"

using namespace netzatlas;
using namespace netzatlas::testing;

namespace {

TEST(SiteTiles, ShowEverySiteWithAPlaceOnceAtEveryZoom) {
    const TemporaryFolder folder;
    const auto archive = opened(tiles::write_site_tiles(tiny_content(), folder.path()), folder);
    for (int zoom = archive.min_zoom(); zoom <= archive.max_zoom(); ++zoom) {
        std::vector<std::string> seen;
        for (const auto& [id, bytes] : all_tiles(archive, zoom)) {
            EXPECT_EQ(tiles::tile_faults(bytes), std::vector<std::string>{});
            const auto layers = *tiles::decoded_tile(bytes);
            for (const auto& feature : layer_of(layers, "schools")->features) {
                seen.push_back(text_of(feature, "id"));
            }
        }
        std::sort(seen.begin(), seen.end());
        EXPECT_EQ(seen, (std::vector<std::string>{"S1", "S3"})) << zoom;
    }
}

TEST(SiteTiles, SayTheStageAtTheReferenceDate) {
    const TemporaryFolder folder;
    const auto archive = opened(tiles::write_site_tiles(tiny_content(), folder.path()), folder);
    const auto layers = *tiles::decoded_tile(all_tiles(archive, 0).begin()->second);
    const auto& first = layer_of(layers, "schools")->features.at(0);
    EXPECT_EQ(text_of(first, "stage"), "online");
    EXPECT_EQ(text_of(first, "since"), "2021-03-01");
}

PointSite wifi(const std::string& id, SiteStatus status, const std::string& theme) {
    PointSite site{id, theme, "freifunk", "Markt", "Verein", status, key("15003000"), {}, {}};
    site.place = {11.58, 52.155};
    return site;
}

TEST(SiteTiles, ShowPublicWifiInALayerOfItsOwn) {
    const TemporaryFolder folder;
    auto content = tiny_content();
    content.sites = {wifi("W1", SiteStatus::in_use, "access_points"),
                     wifi("W2", SiteStatus::closed, "access_points"),
                     wifi("W3", SiteStatus::planned, "access_points"),
                     wifi("R1", SiteStatus::in_use, "data_centres")};
    const auto archive = opened(tiles::write_site_tiles(content, folder.path()), folder);
    const auto layers = *tiles::decoded_tile(all_tiles(archive, 0).begin()->second);
    const auto& points = layer_of(layers, "wlan")->features;
    ASSERT_EQ(points.size(), 2U);
    EXPECT_EQ(text_of(points.at(0), "id"), "W1");
    EXPECT_EQ(text_of(points.at(0), "operator"), "Verein");
    EXPECT_EQ(text_of(points.at(1), "status"), "planned");
    EXPECT_EQ(layer_of(layers, "schools")->features.size(), 2U);
}

TEST(SiteTiles, OfNoSitesAreAnEmptyArchive) {
    const TemporaryFolder folder;
    auto content = tiny_content();
    content.schools.clear();
    const auto archive = opened(tiles::write_site_tiles(content, folder.path()), folder);
    EXPECT_EQ(*archive.tile({0, 0, 0}), std::nullopt);
}

} // namespace
