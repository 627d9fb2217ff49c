#include "geo/transform.hpp"
#include "geo/vector_file.hpp"
#include "real_data.hpp"
#include "tiles/declarations.hpp"
#include "tiles/written_archive.hpp"

#include <set>

using namespace netzatlas;
using namespace netzatlas::testing;

namespace {

constexpr int buffer = 64;

/// Edges of a layer's polygons inside the buffered box, by how often they are there.
std::map<tiles::Edge, int> edges_of(const tiles::DecodedLayer* layer) {
    std::map<tiles::Edge, int> edges;
    const auto on_box = [](tiles::Node a, tiles::Node b) {
        for (const int line : {-buffer, 4096 + buffer}) {
            if ((a.x == line && b.x == line) || (a.y == line && b.y == line)) {
                return true;
            }
        }
        return false;
    };
    for (std::size_t f = 0; layer != nullptr && f < layer->features.size(); ++f) {
        for (const auto& ring : layer->features[f].paths) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const auto& next = ring[(i + 1) % ring.size()];
                if (!on_box(ring[i], next)) {
                    ++edges[{ring[i], next}];
                }
            }
        }
    }
    return edges;
}

/// Edges that are not there exactly once and, unless the state ends there, with their opposite.
std::size_t unshared_edges(const std::vector<tiles::DecodedLayer>& layers, std::string_view level) {
    const auto outside = edges_of(layer_of(layers, "state"));
    const auto own = edges_of(layer_of(layers, level));
    std::size_t count = 0;
    for (const auto& [edge, times] : own) {
        const bool shared = own.contains({edge.to, edge.from}) || outside.contains(edge);
        count += times == 1 && shared ? 0 : 1;
    }
    return count;
}

/// Keys of a layer's features at a zoom; labels must come once.
std::multiset<std::string> keys_at(const tiles::Archive& archive, int zoom,
                                   std::string_view layer) {
    std::multiset<std::string> keys;
    for (const auto& [id, bytes] : all_tiles(archive, zoom)) {
        const auto layers = *tiles::decoded_tile(bytes);
        if (const auto* found = layer_of(layers, layer)) {
            for (const auto& feature : found->features) {
                keys.insert(text_of(feature, "key"));
            }
        }
    }
    return keys;
}

store::StoredRegion vg5000_region(const geo::VectorLayer& layer, const geo::Record& record,
                                  const std::string& text, const geo::Transform& transform) {
    auto shape = transform(*record.polygons());
    if (!shape) {
        throw std::runtime_error{shape.error().message};
    }
    Region region{key(text), "", *record.text(*layer.need_field("GEN")), "", {}, 0, {}, {}, "", {}};
    return {region, *shape, {}};
}

/// Sachsen-Anhalt with the borders of VG5000, 2021.
store::EditionContent vg5000() {
    auto content = tiny_content();
    content.regions.clear();
    for (const std::string name : {"LAN", "KRS", "VWG", "GEM"}) {
        const auto file = real_data("boundaries/vg5000_2021-01-01/VG5000_" + name + ".shp");
        const auto layer = *geo::VectorLayer::open(file);
        const auto transform = *geo::Transform::from_definition(layer.crs(), 25832);
        const bool associations = name == "VWG";
        const int field = *layer.need_field(associations ? "ARS" : "AGS");
        must(layer.each([&](const geo::Record& record) -> Result<void> {
            const auto text = *record.text(field);
            if (text.starts_with("15") && (!associations || text.at(5) == '5')) {
                content.regions.push_back(vg5000_region(layer, record, text, transform));
            }
            return {};
        }));
    }
    const auto to_degrees = *geo::Transform::between(25832, 4326);
    for (auto& stored : content.regions) {
        const auto point = *to_degrees(geo::label_point(stored.ground));
        stored.label = {point.x, point.y};
    }
    return content;
}

TEST(RegionTiles, AreValidAtEveryZoom) {
    const TemporaryFolder folder;
    expect_valid(opened(tiles::write_region_tiles(tiny_content(), folder.path()), folder));
}

TEST(RegionTiles, LeaveNoRegionOutAtAnyZoom) {
    const TemporaryFolder folder;
    const auto archive = opened(tiles::write_region_tiles(tiny_content(), folder.path()), folder);
    for (int zoom = 0; zoom <= 12; ++zoom) { // 1 km is a sixth of a unit at z0
        EXPECT_TRUE(keys_at(archive, zoom, "county").contains("15003")) << zoom;
        EXPECT_EQ(keys_at(archive, zoom, "municipality").contains("15090010"), zoom >= 5);
    }
}

TEST(RegionTiles, StartMunicipalitiesLaterWhereATileWouldHoldTooMany) {
    auto content = tiny_content();
    const auto& layer = tiles::tileset("regions")["layers"][3];
    EXPECT_EQ(layer["id"], "municipality");
    EXPECT_EQ(tiles::first_zoom(layer, content), 5);
    content.regions.insert(content.regions.end(), 2000, content.regions.back());
    EXPECT_EQ(tiles::first_zoom(layer, content), 8);
}

TEST(RegionTiles, CarryKeyIdAndHeadlineValues) {
    const TemporaryFolder folder;
    const auto archive = opened(tiles::write_region_tiles(tiny_content(), folder.path()), folder);
    const auto layers = *tiles::decoded_tile(all_tiles(archive, 8).begin()->second);
    const auto& magdeburg = layer_of(layers, "municipality")->features.at(0);
    EXPECT_EQ(magdeburg.id, 15003000U);
    EXPECT_EQ(text_of(magdeburg, "key"), "15003000");
    EXPECT_EQ(text_of(magdeburg, "name"), "Magdeburg");
    EXPECT_EQ(std::get<double>(*magdeburg.property("gigabit_quota")), 70.0);
    EXPECT_EQ(magdeburg.property("fixed_hh_alle_100"), nullptr); // no headline
    const auto& arneburg = layer_of(layers, "municipality")->features.at(1);
    EXPECT_EQ(arneburg.property("mobile_5g_all3_area"), nullptr); // an interval, no value
}

TEST(RegionTiles, DrawABorderByItsHighestLevel) {
    const TemporaryFolder folder;
    const auto archive = opened(tiles::write_region_tiles(tiny_content(), folder.path()), folder);
    const auto layers = *tiles::decoded_tile(all_tiles(archive, 8).begin()->second);
    std::map<std::string, std::size_t> lines;
    for (const auto& feature : layer_of(layers, "border")->features) {
        lines[text_of(feature, "level")] = feature.paths.size();
    }
    EXPECT_EQ(lines.size(), 3U);
    EXPECT_TRUE(lines.contains("state") && lines.contains("county"));
}

TEST(RegionTiles, PlaceEveryLabelOnce) {
    const TemporaryFolder folder;
    const auto archive = opened(tiles::write_region_tiles(tiny_content(), folder.path()), folder);
    const auto keys = keys_at(archive, 12, "label");
    EXPECT_EQ(keys.size(), 8U);
    EXPECT_EQ(keys.count("15090010"), 1U);
}

TEST(RegionTiles, AreTheSameBytesWithOneAndTwoThreads) {
    const TemporaryFolder folder;
    const auto one = tiles::write_region_tiles(tiny_content(), folder.path(), {1});
    const auto two = tiles::write_region_tiles(tiny_content(), folder.path(), {2});
    EXPECT_EQ(*one, *two);
}

TEST(RegionTiles, OfNoRegionsAreAnEmptyArchive) {
    const TemporaryFolder folder;
    auto content = tiny_content();
    content.regions.clear();
    const auto archive = opened(tiles::write_region_tiles(content, folder.path()), folder);
    EXPECT_EQ(*archive.tile({0, 0, 0}), std::nullopt);
}

TEST(RegionTiles, SurviveARingThatCrossesItself) {
    const TemporaryFolder folder;
    auto content = tiny_content();
    std::swap(content.regions.back().ground.polygons[0].rings[0][1],
              content.regions.back().ground.polygons[0].rings[0][2]);
    expect_valid(opened(tiles::write_region_tiles(content, folder.path()), folder));
}

class RealRegionTiles : public ::testing::Test {
protected:
    void SetUp() override {
        NETZATLAS_NEEDS_REAL(real_data("boundaries/vg5000_2021-01-01/VG5000_GEM.shp"));
        archive = opened(tiles::write_region_tiles(vg5000(), folder.path()), folder);
    }

    TemporaryFolder folder;
    std::optional<tiles::Archive> archive;
};

TEST_F(RealRegionTiles, AreValidAtEveryZoom) {
    expect_valid(*archive);
}

TEST_F(RealRegionTiles, HoldAll218MunicipalitiesAtEveryZoom) {
    for (int zoom = 6; zoom <= 12; ++zoom) {
        const auto keys = keys_at(*archive, zoom, "municipality");
        EXPECT_EQ(std::set<std::string>(keys.begin(), keys.end()).size(), 218U) << zoom;
        EXPECT_EQ(keys_at(*archive, zoom, "label").size(), zoom < 8 ? 33U : 251U) << zoom;
    }
}

TEST_F(RealRegionTiles, HaveEveryInnerEdgeTwiceInOppositeDirections) {
    for (int zoom = 0; zoom <= 12; ++zoom) {
        for (const auto& [id, bytes] : all_tiles(*archive, zoom)) {
            const auto layers = *tiles::decoded_tile(bytes);
            EXPECT_EQ(unshared_edges(layers, "county"), 0U) << zoom << "/" << id.x << "/" << id.y;
            EXPECT_EQ(unshared_edges(layers, "municipality"), 0U)
                << zoom << "/" << id.x << "/" << id.y;
        }
    }
}

TEST_F(RealRegionTiles, KeepTheAreaOfTheState) {
    double sum = 0;
    for (const auto& [id, bytes] : all_tiles(*archive, 4)) {
        const auto layers = *tiles::decoded_tile(bytes);
        for (const auto& ring : layer_of(layers, "state")->features.at(0).paths) {
            sum += static_cast<double>(tiles::doubled_area(ring)) / 2;
        }
    }
    const double metres = 40075016.685578488 / 4096 / 16; // a unit at z4
    const double stretch = std::cos(52.0 * 3.14159265358979 / 180);
    EXPECT_NEAR(sum * metres * metres * stretch * stretch / 1e6, 20450, 400);
}

} // namespace
