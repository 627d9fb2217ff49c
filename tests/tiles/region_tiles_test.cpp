#include "geo/transform.hpp"
#include "geo/vector_file.hpp"
#include "real_data.hpp"
#include "tiles/written_archive.hpp"

#include <chrono>
#include <fmt/format.h>
#include <set>

using namespace netzatlas;
using namespace netzatlas::testing;

namespace {

/// Edges of a level inside the tile (not on the buffered box's edge) that are not there once in
/// each direction, unless they border the outside, which `outer` counts.
struct EdgeCount {
    int paired = 0;
    int outer = 0;
    int broken = 0;
};

EdgeCount edge_count(const tiles::DecodedLayer& layer, int buffer) {
    std::map<tiles::Edge, int> edges;
    for (const auto& feature : layer.features) {
        for (const auto& ring : feature.paths) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                ++edges[{ring[i], ring[(i + 1) % ring.size()]}];
            }
        }
    }
    EdgeCount count;
    const auto on_box = [buffer](const tiles::Edge& edge) {
        for (const int line : {-buffer, 4096 + buffer}) {
            if ((edge.from.x == line && edge.to.x == line) ||
                (edge.from.y == line && edge.to.y == line)) {
                return true;
            }
        }
        return false;
    };
    for (const auto& [edge, times] : edges) {
        if (on_box(edge)) {
            continue;
        }
        const auto back = edges.find({edge.to, edge.from});
        const int other = back == edges.end() ? 0 : back->second;
        count.paired += times == 1 && other == 1 ? 1 : 0;
        count.outer += times == 1 && other == 0 ? 1 : 0;
        count.broken += times > 1 ? 1 : 0;
    }
    return count;
}

store::EditionContent vg5000() {
    auto content = tiny_content();
    content.regions.clear();
    content.values.clear();
    const auto add = [&](const char* name) {
        const auto file =
            real_data(fmt::format("boundaries/vg5000_2021-01-01/VG5000_{}.shp", name));
        const auto layer = geo::VectorLayer::open(file);
        if (!layer) {
            throw std::runtime_error{layer.error().message};
        }
        const auto transform = geo::Transform::from_definition(layer->crs(), 25832);
        const int ars = *layer->need_field("ARS");
        const int ags = *layer->need_field("AGS");
        const int name_field = *layer->need_field("GEN");
        const bool associations = std::string_view{name} == "VWG";
        must(layer->each([&](const geo::Record& record) -> Result<void> {
            const auto ars_text = *record.text(ars);
            if (!ars_text.starts_with("15") || (associations && ars_text.at(5) != '5')) {
                return {};
            }
            auto shape = (*transform)(*record.polygons());
            if (!shape) {
                return fail(shape.error());
            }
            Region region{key(associations ? ars_text : *record.text(ags)),
                          ars_text,
                          *record.text(name_field),
                          "",
                          {},
                          0,
                          {},
                          {},
                          "",
                          {}};
            content.regions.push_back({region, *shape, {}});
            return {};
        }));
    };
    add("LAN");
    add("KRS");
    add("VWG");
    add("GEM");
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

TEST(RegionTiles, OfRealBordersAreValidAtEveryZoom) {
    NETZATLAS_NEEDS_REAL(real_data("boundaries/vg5000_2021-01-01/VG5000_GEM.shp"));
    const TemporaryFolder folder;
    const auto content = vg5000();
    EXPECT_EQ(content.regions.size(), 1 + 14 + 18 + 218);
    const auto start = std::chrono::steady_clock::now();
    const auto name = tiles::write_region_tiles(content, folder.path());
    fmt::print("{} ms\n",
               (std::chrono::steady_clock::now() - start) / std::chrono::milliseconds{1});
    const auto archive = opened(name, folder);
    fmt::print("{} bytes\n", std::filesystem::file_size(folder.path() / *name));
    expect_valid(archive);
    for (int zoom = 4; zoom <= 12; ++zoom) {
        std::set<std::string> keys;
        EdgeCount sum;
        for (const auto& [id, bytes] : all_tiles(archive, zoom)) {
            const auto layers = *tiles::decoded_tile(bytes);
            for (const char* level : {"municipality", "county"}) {
                const auto* layer = layer_of(layers, level);
                if (layer == nullptr) {
                    continue;
                }
                for (const auto& feature : layer->features) {
                    keys.insert(text_of(feature, "key"));
                }
                const auto count = edge_count(*layer, 64);
                sum.paired += count.paired;
                sum.outer += count.outer;
                sum.broken += count.broken;
            }
        }
        EXPECT_EQ(keys.size(), 232) << zoom;
        EXPECT_EQ(sum.broken, 0) << zoom;
        fmt::print("z{}: {} paired, {} outer\n", zoom, sum.paired, sum.outer);
    }
}

} // namespace
