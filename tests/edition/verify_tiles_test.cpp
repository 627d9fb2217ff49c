#include "edition/verify_tiles.hpp"

#include "tiles/archive_writer.hpp"
#include "tiles/decoder.hpp"
#include "tiles/mvt.hpp"
#include "tiles/tileset.hpp"
#include "tiny_project.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

namespace fs = std::filesystem;
using netzatlas::testing::TinyProject;
using Layers = std::vector<tiles::DecodedLayer>;
using Change = std::function<void(TileId, Layers&)>;

std::string encoded(const Layers& layers) {
    std::string bytes;
    for (const auto& layer : layers) {
        tiles::LayerWriter writer{layer.name};
        for (const auto& feature : layer.features) {
            const auto commands = feature.kind == tiles::GeometryKind::polygon
                                      ? tiles::polygon_commands(*tiles::polygons_of(feature))
                                  : feature.kind == tiles::GeometryKind::line
                                      ? tiles::line_commands(feature.paths)
                                      : tiles::point_commands(feature.paths[0][0]);
            writer.add(*feature.id, feature.kind, writer.tags(feature.properties), commands);
        }
        writer.append_to(bytes);
    }
    return bytes;
}

/// A built edition whose tiles can be tampered with.
class VerifyingTiles : public ::testing::Test {
protected:
    VerifyingTiles() : folder_{project_.build()->folder} {}

    const fs::path& edition_folder() const { return folder_; }
    /// Writes a tileset again with every tile changed as said.
    void tamper(const std::string& tileset, const Change& change) const {
        for (const auto& entry : fs::directory_iterator{folder_ / "tiles"}) {
            if (!entry.path().filename().string().starts_with(tileset + "-")) {
                continue;
            }
            const auto archive = *tiles::Archive::open(entry.path());
            std::vector<tiles::StoredTile> made;
            for (const auto& id : archive.tiles()) {
                auto layers = *tiles::decoded_tile(*tiles::unzipped(**archive.tile(id), 1U << 28U));
                change(id, layers);
                made.push_back({id, tiles::gzipped(encoded(layers))});
            }
            const tiles::ArchiveLabel label{tileset,
                                            archive.metadata(),
                                            archive.min_zoom(),
                                            archive.max_zoom(),
                                            {archive.south_west(), archive.north_east()}};
            fs::remove(entry.path());
            ASSERT_TRUE(tiles::write_archive(label, made, folder_ / "tiles"));
            return;
        }
    }
    std::vector<std::string> faults() const {
        const auto verified = verify_tiles(folder_);
        EXPECT_TRUE(verified) << verified.error().message;
        return verified ? verified->faults : std::vector<std::string>{};
    }
    bool is_found(const std::string& words) const {
        const auto lines = faults();
        return std::any_of(lines.begin(), lines.end(),
                           [&](const auto& line) { return line.find(words) != line.npos; });
    }

private:
    TinyProject project_;
    fs::path folder_;
};

tiles::DecodedLayer* layer_named(Layers& layers, std::string_view name) {
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [name](const auto& layer) { return layer.name == name; });
    return found == layers.end() ? nullptr : &*found;
}

/// Runs `change` on the first tile of a zoom that has the layer.
Change once(int zoom, const std::string& layer,
            const std::function<void(tiles::DecodedLayer&)>& change) {
    auto done = std::make_shared<bool>(false);
    return [=](TileId id, Layers& layers) {
        auto* found = layer_named(layers, layer);
        if (id.zoom == zoom && found != nullptr && !*done) {
            change(*found);
            *done = true;
        }
    };
}

TEST_F(VerifyingTiles, ProvesAFreshEdition) {
    const auto verified = *verify_tiles(edition_folder());

    EXPECT_EQ(verified.faults, std::vector<std::string>{});
    EXPECT_EQ(verified.tilesets.size(), 4U); // regions, fixed, mobile, sites
    EXPECT_NE(summary_of(verified).find("0 faults"), std::string::npos);
}

TEST(TilesOfMunicipalitiesAlone, StartWhereTheyAreShownAndHaveNoFault) {
    TinyProject project;
    project.deliver_levels({"gem"});
    project.write_project();
    const auto verified = *verify_tiles(project.build()->folder);

    EXPECT_EQ(verified.faults, std::vector<std::string>{});
    EXPECT_EQ(verified.tilesets[0].sizes.front().zoom, 5);
}

TEST(TilesOfMunicipalitiesAndAState, AreHeldAgainstTheState) {
    TinyProject project;
    project.deliver_levels({"lan", "gem"});
    project.write_project();
    const auto verified = *verify_tiles(project.build()->folder);

    EXPECT_EQ(verified.faults, std::vector<std::string>{});
    EXPECT_EQ(verified.tilesets[0].sizes.front().zoom, 0);
}

TEST_F(VerifyingTiles, FindsADroppedRegion) {
    tamper("regions", once(11, "municipality", [](auto& layer) { layer.features.pop_back(); }));
    EXPECT_TRUE(is_found("is missing"));
    EXPECT_TRUE(is_found("is not that of its parts"));
}

TEST_F(VerifyingTiles, FindsARegionDroppedFromAZoom) {
    tamper("regions", [](TileId id, Layers& layers) {
        if (auto* layer = layer_named(layers, "county"); id.zoom == 3 && layer != nullptr) {
            layer->features.pop_back();
        }
    });
    EXPECT_TRUE(is_found("zoom 3: region '15090' is in no tile"));
}

TEST_F(VerifyingTiles, FindsANodeMovedOnOneSideOfABorder) {
    tamper("regions",
           once(12, "municipality", [](auto& layer) { layer.features[0].paths[0][0].x += 3; }));
    EXPECT_TRUE(is_found("is not that of its parts"));
    EXPECT_TRUE(is_found("the lines of level"));
}

TEST_F(VerifyingTiles, FindsUndeclaredFieldsAndLayers) {
    tamper("regions", once(5, "county", [](auto& layer) {
               layer.features[0].properties.emplace_back("mood", std::string{"good"});
               layer.features[0].properties[1].second = std::int64_t{1};
           }));
    EXPECT_TRUE(is_found("field 'mood' is not declared"));
    EXPECT_TRUE(is_found("'county.name' has another type"));
    tamper("sites", once(5, "schools", [](auto& layer) { layer.name = "pupils"; }));
    EXPECT_TRUE(is_found("layer 'pupils' is not declared at this zoom"));
}

TEST_F(VerifyingTiles, FindsACellThatSaysSomethingElse) { // 70 % by the tiny project's table
    tamper("fixed", once(12, "cells", [](auto& layer) {
               for (auto& [name, value] : layer.features[0].properties) {
                   value = name == "alle_1000" ? tiles::Value{71.0} : value;
               }
           }));
    EXPECT_TRUE(is_found("'alle_1000' is 71, the grid gives"));
}

/// Every cell of a zoom says that nobody is covered.
Change nobody_at(int zoom) {
    return [zoom](TileId id, Layers& layers) {
        auto* layer = layer_named(layers, "cells");
        for (std::size_t i = 0; id.zoom == zoom && layer != nullptr && i < layer->features.size();
             ++i) {
            for (auto& [name, value] : layer->features[i].properties) {
                value = name == "alle_1000" ? tiles::Value{0.0} : value;
            }
        }
    };
}

TEST_F(VerifyingTiles, FindsSharesOfMunicipalitiesThatTheTilesDoNotGive) { // D1
    tamper("fixed", nobody_at(12));
    EXPECT_TRUE(is_found("zoom 12: 'alle_1000' of 15003000 is 0.000 from the tiles"));
    tamper("fixed", nobody_at(10)); // beyond what squares over the border explain
    EXPECT_TRUE(is_found("zoom 10: 'alle_1000' of 15003000 is 0.000 from the tiles"));
}

TEST_F(VerifyingTiles, FindsCellsLeftOut) {
    tamper("mobile", [](TileId id, Layers& layers) {
        if (auto* layer = layer_named(layers, "cells"); id.zoom == 9 && layer != nullptr) {
            layer->features.pop_back();
        }
    });
    EXPECT_TRUE(is_found("delivered but in no tile"));
}

TEST_F(VerifyingTiles, FindsALostSite) {
    tamper("sites", once(14, "schools", [](auto& layer) { layer.features.pop_back(); }));
    EXPECT_TRUE(is_found("is in 0 tiles"));
}

TEST_F(VerifyingTiles, FindsAMissingArchive) {
    for (const auto& entry : fs::directory_iterator{edition_folder() / "tiles"}) {
        if (entry.path().filename().string().starts_with("mobile-")) {
            fs::remove(entry.path());
            break;
        }
    }
    EXPECT_TRUE(is_found("mobile: there is no archive"));
}

} // namespace
} // namespace netzatlas::edition
