#include "edition/region_tile_check.hpp"

#include "geo/topology.hpp"
#include "geo/transform.hpp"
#include "tiles/coverage_faults.hpp"
#include "tiles/declarations.hpp"
#include "tiles/mercator.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numbers>

namespace netzatlas::edition {

namespace {

double distance_to_side(geo::Point at, geo::Point a, geo::Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double along =
        length > 0 ? std::clamp(((at.x - a.x) * dx + (at.y - a.y) * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(at.x - a.x - along * dx, at.y - a.y - along * dy);
}

/// Of a point in a polygon: metres to the nearest side.
double metres_to_border(geo::Point at, const geo::Polygon& polygon) {
    double nearest = std::numeric_limits<double>::infinity();
    for (const auto& ring : polygon.rings) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            nearest = std::min(nearest, distance_to_side(at, ring[i], ring[i + 1]));
        }
    }
    return nearest;
}

/// World units that a metre takes at a latitude.
double units_per_metre(double lat) {
    constexpr double equator_m = 40075016.685578488;
    return std::ldexp(1.0, tiles::world_bits) / equator_m /
           std::cos(lat * std::numbers::pi / 180.0);
}

} // namespace

RegionTileCheck::RegionTileCheck(const store::EditionContent& content) : content_{content} {
    const auto& declared = tiles::tileset("regions");
    for (const auto& layer : declared["layers"]) {
        min_zoom_[layer["id"]] = tiles::first_zoom(layer, content);
    }
    min_zoom_["municipality label"] = declared["municipality_labels_from"];
    municipal_lines_ = declared["municipality_borders_from"];
    has_counties_ = tiles::has_level(RegionLevel::county, content);
    has_states_ = tiles::has_level(RegionLevel::state, content);
    buffer_ = declared["buffer"];
    kept_radius_ = declared["kept_radius"];
    for (std::size_t i = 0; i < content.regions.size(); ++i) {
        const auto& key = content.regions[i].region.key;
        regions_[{std::string{name_of(key.level())},
                  static_cast<std::uint64_t>(key.feature_id())}] = i;
        by_key_[key.text()] = i;
    }
    add_witnesses(content);
}

void RegionTileCheck::add_witnesses(const store::EditionContent& content) {
    const auto to_lon_lat = geo::Transform::between(25832, 4326);
    if (!to_lon_lat) {
        return;
    }
    for (std::size_t i = 0; i < content.regions.size(); ++i) {
        for (const auto& polygon : content.regions[i].ground.polygons) {
            const auto inside = geo::label_point({{polygon}});
            if (const auto place = (*to_lon_lat)(inside)) {
                witnesses_.push_back(
                    {i, tiles::world_of({place->x, place->y}),
                     metres_to_border(inside, polygon) * units_per_metre(place->y)});
            }
        }
    }
}

void RegionTileCheck::begin(int zoom, const std::vector<TileId>& tiles) {
    zoom_ = zoom;
    tiles_.clear();
    places_.clear();
    for (const auto& id : tiles) {
        places_[id] = tiles_.size();
        tiles_.push_back({id, {}, {}, {}});
    }
    const int shift = tiles::zoom_shift(zoom);
    for (const auto& witness : witnesses_) {
        const auto unit = tiles::at_zoom(witness.world, shift);
        const auto found =
            places_.find({zoom, static_cast<std::uint32_t>(unit.x >> tiles::extent_bits),
                          static_cast<std::uint32_t>(unit.y >> tiles::extent_bits)});
        const bool is_kept = witness.radius >= std::ldexp(kept_radius_, shift);
        if (is_kept && is_shown(witness.region) && found != places_.end()) {
            tiles_[found->second].witnesses.push_back(&witness);
        }
    }
}

bool RegionTileCheck::is_shown(std::size_t region) const {
    const auto layer =
        min_zoom_.find(std::string{name_of(content_.regions[region].region.key.level())});
    return layer != min_zoom_.end() && zoom_ >= layer->second;
}

bool RegionTileCheck::is_labelled(std::size_t region) const {
    const bool municipal = content_.regions[region].region.key.level() == RegionLevel::municipality;
    return zoom_ >= min_zoom_.at(municipal ? "municipality label" : "label");
}

void RegionTileCheck::look(std::size_t place, const std::vector<tiles::DecodedLayer>& layers,
                           std::vector<std::string>& faults) {
    auto& tile = tiles_[place];
    for (auto& fault : tiles::coverage_faults(
             layers, {buffer_, zoom_ >= municipal_lines_, has_counties_, has_states_})) {
        faults.push_back(std::move(fault));
    }
    for (const auto& layer : layers) {
        look_at_regions(tile, layer, faults);
    }
    std::sort(tile.regions.begin(), tile.regions.end(),
              [](const Seen& a, const Seen& b) { return a.region < b.region; });
    look_at_witnesses(tile, layers, faults);
}

void RegionTileCheck::look_at_regions(Tile& tile, const tiles::DecodedLayer& layer,
                                      std::vector<std::string>& faults) const {
    for (const auto& feature : layer.features) {
        const auto* key = feature.property("key");
        const auto* text = key == nullptr ? nullptr : std::get_if<std::string>(key);
        if (layer.name == "border") {
            continue;
        }
        const auto named = text == nullptr ? by_key_.end() : by_key_.find(*text);
        if (named == by_key_.end()) {
            faults.push_back(
                fmt::format("layer '{}': a feature without a key of the edition", layer.name));
        } else if (layer.name == "label") {
            tile.labels.push_back(named->second);
        } else if (const auto found = regions_.find({layer.name, feature.id.value_or(0)});
                   found == regions_.end() || found->second != named->second) {
            faults.push_back(fmt::format("layer '{}': id {} is not that of key {}", layer.name,
                                         feature.id.value_or(0), *text));
        } else if (tiles::is_stand_in(feature)) { // in one tile only
            const tiles::Node middle{tiles::extent / 2, tiles::extent / 2};
            tile.regions.push_back({found->second, {middle, middle}});
        } else {
            tile.regions.push_back({found->second, tiles::ground_box(feature)});
        }
    }
}

void RegionTileCheck::look_at_witnesses(const Tile& tile,
                                        const std::vector<tiles::DecodedLayer>& layers,
                                        std::vector<std::string>& faults) const {
    for (const auto* witness : tile.witnesses) {
        const auto& key = content_.regions[witness->region].region.key;
        const auto unit = tiles::at_zoom(witness->world, tiles::zoom_shift(zoom_));
        const tiles::Node at{unit.x & (tiles::extent - 1), unit.y & (tiles::extent - 1)};
        const auto covers = [&](const tiles::DecodedFeature& feature) {
            return feature.id == static_cast<std::uint64_t>(key.feature_id()) &&
                   tiles::holds(feature, at);
        };
        const bool there = std::any_of(layers.begin(), layers.end(), [&](const auto& layer) {
            return layer.name == name_of(key.level()) &&
                   std::any_of(layer.features.begin(), layer.features.end(), covers);
        });
        if (!there) {
            faults.push_back(fmt::format("{} '{}' has no ground at {},{}", name_of(key.level()),
                                         key.text(), at.x, at.y));
        }
    }
}

void RegionTileCheck::end(std::vector<std::string>& faults) {
    const auto last = (std::uint32_t{1} << static_cast<unsigned>(zoom_)) - 1;
    for (const auto& tile : tiles_) {
        if (tile.id.x < last) {
            compare(tile, {zoom_, tile.id.x + 1, tile.id.y}, true, faults);
        }
        if (tile.id.y < last) {
            compare(tile, {zoom_, tile.id.x, tile.id.y + 1}, false, faults);
        }
    }
    count_regions(faults);
}

void RegionTileCheck::compare(const Tile& tile, TileId neighbour, bool to_east,
                              std::vector<std::string>& faults) const {
    const auto found = places_.find(neighbour);
    // where no tile follows, ground may reach into this one's buffer, but not beyond its edge
    const auto edge = found == places_.end() ? tiles::extent : tiles::extent - buffer_;
    std::vector<std::size_t> here;
    std::vector<std::size_t> there;
    for (const auto& [region, ground] : tile.regions) {
        if ((to_east ? ground.high.x : ground.high.y) > edge) {
            here.push_back(region);
        }
    }
    if (found != places_.end()) {
        for (const auto& [region, ground] : tiles_[found->second].regions) {
            if ((to_east ? ground.low.x : ground.low.y) < buffer_) {
                there.push_back(region);
            }
        }
    }
    std::vector<std::size_t> differing;
    std::set_symmetric_difference(here.begin(), here.end(), there.begin(), there.end(),
                                  std::back_inserter(differing));
    for (const auto region : differing) {
        const bool is_here = std::binary_search(here.begin(), here.end(), region);
        faults.push_back(fmt::format("{}: region '{}' is missing; {} shows it at their common edge",
                                     address_of(is_here ? neighbour : tile.id),
                                     content_.regions[region].region.key.text(),
                                     address_of(is_here ? tile.id : neighbour)));
    }
}

void RegionTileCheck::count_regions(std::vector<std::string>& faults) const {
    std::vector<std::size_t> tiles(content_.regions.size(), 0);
    std::vector<std::size_t> labels(content_.regions.size(), 0);
    for (const auto& tile : tiles_) {
        for (const auto& seen : tile.regions) {
            ++tiles[seen.region];
        }
        for (const auto region : tile.labels) {
            ++labels[region];
        }
    }
    for (std::size_t i = 0; i < content_.regions.size(); ++i) {
        const auto key = content_.regions[i].region.key.text();
        if (is_shown(i) && tiles[i] == 0) {
            faults.push_back(fmt::format("zoom {}: region '{}' is in no tile", zoom_, key));
        }
        if (labels[i] != (is_labelled(i) ? 1U : 0U)) {
            faults.push_back(
                fmt::format("zoom {}: region '{}' has {} labels", zoom_, key, labels[i]));
        }
    }
}

} // namespace netzatlas::edition
