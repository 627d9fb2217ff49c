#pragma once

#include "geo/topology.hpp"
#include "tiles/decoder.hpp"
#include "tiles/pmtiles.hpp"
#include "tiles/tileset.hpp"

#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

namespace netzatlas::testing {

/// Every tile of an archive, unzipped, by id.
inline std::map<TileId, std::string> all_tiles(const tiles::Archive& archive, int zoom) {
    std::map<TileId, std::string> found;
    const auto column = [zoom](double lon) {
        return static_cast<std::uint32_t>((lon + 180) / 360 * std::pow(2.0, zoom));
    };
    const auto row = [zoom](double lat) {
        const double y = std::asinh(std::tan(lat * 3.14159265358979323846 / 180));
        return static_cast<std::uint32_t>((1 - y / 3.14159265358979323846) / 2 *
                                          std::pow(2.0, zoom));
    };
    const auto low = archive.south_west();
    const auto high = archive.north_east();
    const auto last = (1U << static_cast<unsigned>(zoom)) - 1;
    for (auto x = std::max(column(low.lon), 1U) - 1; x <= std::min(column(high.lon) + 1, last);
         ++x) {
        for (auto y = std::max(row(high.lat), 1U) - 1; y <= std::min(row(low.lat) + 1, last); ++y) {
            const auto tile = archive.tile({zoom, x, y});
            if (tile && *tile) {
                found[{zoom, x, y}] = *tiles::unzipped(**tile, 1U << 28U);
            }
        }
    }
    return found;
}

inline const tiles::DecodedLayer* layer_of(const std::vector<tiles::DecodedLayer>& layers,
                                           std::string_view name) {
    for (const auto& layer : layers) {
        if (layer.name == name) {
            return &layer;
        }
    }
    return nullptr;
}

inline std::string text_of(const tiles::DecodedFeature& feature, std::string_view name) {
    const auto* value = feature.property(name);
    return value == nullptr ? "" : std::get<std::string>(*value);
}

/// As GEOS wants it: closed doubles, y to the north.
inline geo::MultiPolygon as_shape(const std::vector<tiles::NodePolygon>& polygons) {
    geo::MultiPolygon shape;
    for (const auto& polygon : polygons) {
        geo::Polygon part;
        for (const auto& ring : polygon.rings) {
            geo::Ring points;
            for (const auto& node : ring) {
                points.push_back({static_cast<double>(node.x), -static_cast<double>(node.y)});
            }
            points.push_back(points.front());
            part.rings.push_back(points);
        }
        shape.polygons.push_back(part);
    }
    return shape;
}

} // namespace netzatlas::testing
