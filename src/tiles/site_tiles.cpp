#include "tiles/declarations.hpp"
#include "tiles/mercator.hpp"
#include "tiles/mvt.hpp"
#include "tiles/tileset_writer.hpp"
#include "tiles/workers.hpp"

#include <algorithm>
#include <map>

namespace netzatlas::tiles {

namespace {

/// A point and what it carries.
struct SitePoint {
    std::string_view layer;
    std::uint64_t id = 0;
    Node place; ///< world
    std::vector<Property> properties;
};

std::vector<Property> properties_of(const SchoolSite& site, Date day) {
    std::vector<Property> properties{{"id", site.id},
                                     {"name", site.name},
                                     {"kind", site.kind},
                                     {"municipality", site.municipality.text()}};
    if (const auto stage = stage_at(site, day)) {
        properties.emplace_back("stage", std::string{name_of(*stage)});
        for (const auto& event : site.events) {
            if (event.stage == *stage && event.date <= day) {
                properties.emplace_back("since", event.date.iso());
                break;
            }
        }
    }
    return properties;
}

/// The day the counts of access points are of, so that a tile shows as many in use.
Date wlan_day(const store::EditionContent& content) {
    auto day = content.reference_date;
    for (const auto& row : content.values) {
        if (row.indicator == "access_points") {
            day = row.reference_date; // rows of an indicator come by date
        }
    }
    return day;
}

std::vector<Property> properties_of(const PointSite& site, Date day) {
    std::vector<Property> properties{
        {"id", site.id},
        {"name", site.name},
        {"kind", site.kind},
        {"operator", site.run_by},
        {"municipality", site.municipality ? site.municipality->text() : std::string{}},
        {"status", std::string{in_use_on(site, day) ? "in_use" : "planned"}}};
    if (site.since) {
        properties.emplace_back("since", site.since->iso());
    }
    return properties;
}

void add_wlan(std::vector<SitePoint>& points, const store::EditionContent& content) {
    const auto day = wlan_day(content);
    std::uint64_t number = 0;
    for (const auto& site : content.sites) {
        if (is_wlan_point(site)) {
            points.push_back({"wlan", ++number, world_of(site.place), properties_of(site, day)});
        }
    }
}

std::vector<SitePoint> points_of(const store::EditionContent& content) {
    std::vector<SitePoint> points;
    std::uint64_t number = 0;
    for (const auto& site : content.schools) {
        ++number; // sites without a place count too, so that ids do not move when one gets it
        if (site.place) {
            points.push_back({"schools", number, world_of(*site.place),
                              properties_of(site, content.reference_date)});
        }
    }
    add_wlan(points, content);
    return points;
}

LonLatBox bounds_of(const std::vector<SitePoint>& points) {
    if (points.empty()) {
        return {};
    }
    Node low = points.front().place;
    Node high = low;
    for (const auto& point : points) {
        low = {std::min(low.x, point.place.x), std::min(low.y, point.place.y)};
        high = {std::max(high.x, point.place.x), std::max(high.y, point.place.y)};
    }
    const auto degrees = [](std::int32_t x, std::int32_t y) {
        return lon_lat_of({static_cast<double>(x), static_cast<double>(y)});
    };
    return {degrees(low.x, high.y), degrees(high.x, low.y)};
}

/// The points of one layer; a tile without any has no such layer.
void append_layer(std::string& bytes, const std::string& name, TileId id,
                  const std::vector<const SitePoint*>& points) {
    LayerWriter layer{name};
    bool any = false;
    for (const auto* point : points) {
        if (point->layer != name) {
            continue;
        }
        any = true;
        const auto unit = at_zoom(point->place, zoom_shift(id.zoom));
        layer.add(point->id, GeometryKind::point, layer.tags(point->properties),
                  point_commands({unit.x & (extent - 1), unit.y & (extent - 1)}));
    }
    if (any) {
        layer.append_to(bytes);
    }
}

std::string tile_of(TileId id, const std::vector<const SitePoint*>& points) {
    std::string bytes;
    for (const auto* layer : {"schools", "wlan"}) {
        append_layer(bytes, layer, id, points);
    }
    return bytes;
}

} // namespace

Result<std::string> write_site_tiles(const store::EditionContent& content,
                                     const std::filesystem::path& folder,
                                     const TileOptions& options) {
    const auto& declared = tileset("sites");
    const int max_zoom = declared["maxzoom"];
    const auto points = points_of(content);
    std::map<TileId, std::vector<const SitePoint*>> by_tile;
    for (int zoom = declared["minzoom"]; zoom <= max_zoom; ++zoom) {
        for (const auto& point : points) {
            const auto unit = at_zoom(point.place, zoom_shift(zoom));
            by_tile[{zoom, static_cast<std::uint32_t>(unit.x >> extent_bits),
                     static_cast<std::uint32_t>(unit.y >> extent_bits)}]
                .push_back(&point);
        }
    }
    std::vector<TileId> tiles;
    tiles.reserve(by_tile.size());
    for (const auto& [id, in_tile] : by_tile) {
        tiles.push_back(id);
    }
    auto writer = TilesetWriter::of("sites", folder, options, tiles);
    if (!writer) {
        return fail(writer.error());
    }
    for_each_index(tiles.size(), worker_count(options.threads), [&](std::size_t i) {
        if (writer->wants(tiles[i])) {
            writer->add(tiles[i], tile_of(tiles[i], by_tile.at(tiles[i])));
        }
    });
    return writer->finish(content, bounds_of(points));
}

} // namespace netzatlas::tiles
