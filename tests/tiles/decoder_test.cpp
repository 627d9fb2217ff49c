#include "tiles/decoder.hpp"

#include <gtest/gtest.h>

using namespace netzatlas;
using namespace netzatlas::tiles;

namespace {

const std::vector<NodePolygon> ring{{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}}}};

std::string tile_of(const LayerWriter& layer) {
    std::string bytes;
    layer.append_to(bytes);
    return bytes;
}

TEST(Decoder, ReadsWhatTheWriterWrote) {
    LayerWriter layer{"cells"};
    const std::vector<Property> properties{
        {"name", std::string{"Köthen"}}, {"n", std::int64_t{-3}}, {"share", 77.14}, {"on", true}};
    layer.add(7, GeometryKind::polygon, layer.tags(properties), polygon_commands(ring));
    const auto layers = decoded_tile(tile_of(layer));
    ASSERT_TRUE(layers) << layers.error().message;
    const auto& feature = layers->at(0).features.at(0);
    EXPECT_EQ(layers->at(0).name, "cells");
    EXPECT_EQ(feature.id, 7U);
    EXPECT_EQ(feature.properties, properties);
    EXPECT_EQ(*polygons_of(feature), ring);
}

TEST(Decoder, ReadsTheExampleOfTheSpecification) {
    // section 4.3.5.5: a polygon with the commands 9 6 12 18 10 12 24 44 15
    LayerWriter layer{"example"};
    layer.add(1, GeometryKind::polygon, {},
              std::vector<std::uint32_t>{9, 6, 12, 18, 10, 12, 24, 44, 15});
    const auto layers = decoded_tile(tile_of(layer));
    EXPECT_EQ(layers->at(0).features.at(0).paths,
              (std::vector<std::vector<Node>>{{{3, 6}, {8, 12}, {20, 34}}}));
}

TEST(Decoder, RefusesGeometryThatDoesNotFit) {
    const std::vector<std::vector<std::uint32_t>> wrong{
        {},
        {9, 0, 0},                        // a polygon of one point
        {18, 1, 1, 2, 2},                 // no start
        {9, 0, 0, 18, 2, 0, 0, 2},        // not closed
        {9, 0, 0, 0xfffffffaU, 2, 0},     // more steps than numbers
        {9, 0, 0, 18, 2, 0, 0, 2, 15, 15} // closed twice
    };
    for (const auto& commands : wrong) {
        LayerWriter layer{"cells"};
        layer.add(1, GeometryKind::polygon, {}, commands);
        EXPECT_EQ(decoded_tile(tile_of(layer)).error().code, ErrorCode::bad_source);
    }
}

TEST(Decoder, RefusesATagTheLayerDoesNotHave) {
    LayerWriter layer{"cells"};
    layer.add(1, GeometryKind::polygon, std::vector<std::uint32_t>{0, 0}, polygon_commands(ring));
    EXPECT_FALSE(decoded_tile(tile_of(layer)));
}

TEST(TileFaults, NameALayerGivenTwice) {
    LayerWriter layer{"cells"};
    layer.add(1, GeometryKind::polygon, {}, polygon_commands(ring));
    EXPECT_EQ(tile_faults(tile_of(layer)), std::vector<std::string>{});
    EXPECT_EQ(tile_faults(tile_of(layer) + tile_of(layer)).size(), 1U);
}

TEST(TileFaults, NameEqualIdsMixedTypesWindingAndCrossing) {
    LayerWriter layer{"cells"};
    const std::vector<Property> whole{{"k", std::int64_t{1}}};
    const std::vector<Property> real{{"k", 1.0}};
    layer.add(1, GeometryKind::polygon, layer.tags(whole), polygon_commands(ring));
    layer.add(1, GeometryKind::polygon, layer.tags(real), polygon_commands(ring));
    const std::vector<NodePolygon> inverted{{{{{0, 0}, {0, 10}, {10, 10}}}}};
    layer.add(2, GeometryKind::polygon, {}, polygon_commands(inverted));
    const std::vector<NodePolygon> crossing{{{{{0, 0}, {9, 9}, {9, 0}, {0, 4}}}}};
    layer.add(3, GeometryKind::polygon, {}, polygon_commands(crossing));
    EXPECT_EQ(tile_faults(tile_of(layer)).size(), 4U);
}

} // namespace
