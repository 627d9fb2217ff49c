#include "tiles/declarations.hpp"
#include "tiles/mercator.hpp"
#include "tiles/mvt.hpp"
#include "tiles/region_features.hpp"
#include "tiles/simplify.hpp"
#include "tiles/tileset_writer.hpp"
#include "tiles/workers.hpp"
#include "tiles/zoom_net.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <span>

namespace netzatlas::tiles {

namespace {

/// From which zoom on layers and labels are there (tiles/tilesets.json).
struct Zooms {
    int lowest = 0;
    int highest = 0;
    std::array<int, level_count> layer{};
    int labels = 0;
    int municipality_labels = 0;
    int names = 0; ///< of municipalities
    int municipality_borders = 0;

    std::array<bool, level_count> shown(int zoom) const {
        std::array<bool, level_count> result{};
        for (std::size_t i = 0; i < level_count; ++i) {
            result[i] = zoom >= layer[i];
        }
        return result;
    }
};

Zooms declared_zooms(const store::EditionContent& content) {
    const auto& declared = tileset("regions");
    Zooms zooms{lowest_zoom("regions", content),
                declared["maxzoom"],
                {},
                0,
                declared["municipality_labels_from"],
                declared["names_from"],
                declared["municipality_borders_from"]};
    for (const auto& layer : declared["layers"]) {
        const auto level = region_level(layer["id"].get<std::string>());
        if (level) {
            zooms.layer[*level_position(*level)] = first_zoom(layer, content);
        } else if (layer["id"] == "label") {
            zooms.labels = layer["minzoom"];
        }
    }
    return zooms;
}

SnapRule snap_rule(int zoom) {
    const auto& declared = tileset("regions");
    return {zoom, declared["tolerance"][static_cast<std::size_t>(zoom)], declared["buffer"]};
}

class RegionTiles {
public:
    RegionTiles(const store::EditionContent& content, unsigned threads)
        : features_{region_features(content)}, zooms_{declared_zooms(content)}, threads_{threads} {
        for (const auto& feature : features_) {
            shapes_.push_back({&feature.stored->ground, feature.level});
        }
    }

    /// Lays the borders down and makes a net of them for every zoom.
    Result<void> prepare() {
        auto coverage = region_coverage(shapes_, threads_);
        if (!coverage) {
            return fail(coverage.error());
        }
        coverage_ = std::move(*coverage);
        if (coverage_.nodes.empty()) {
            return {};
        }
        take_box();
        const auto weights = node_weights(coverage_);
        nets_.resize(static_cast<std::size_t>(zooms_.highest - zooms_.lowest) + 1);
        tiny_.resize(nets_.size());
        for_each_index(nets_.size(), threads_, [&](std::size_t i) {
            const int zoom = zooms_.highest - static_cast<int>(i); // the longest work first
            nets_[i] =
                std::make_unique<ZoomNet>(coverage_, weights, snap_rule(zoom), zooms_.shown(zoom));
            tiny_[i] = nets_[i]->vanished(shapes_);
        });
        return {};
    }

    /// Every tile that may have something in it.
    std::vector<TileId> candidates() const {
        std::vector<TileId> tiles;
        for (const auto& net : nets_) {
            const auto& range = net->range();
            for (auto y = range.north; y <= range.south; ++y) {
                for (auto x = range.west; x <= range.east; ++x) {
                    tiles.push_back({net->rule().zoom, x, y});
                }
            }
        }
        return tiles;
    }

    /// Rows of tiles are independent: the work is shared out by them.
    void write(TilesetWriter& writer) const {
        std::vector<std::pair<std::size_t, std::uint32_t>> rows;
        for (std::size_t net = 0; net < nets_.size(); ++net) {
            for (auto y = nets_[net]->range().north; y <= nets_[net]->range().south; ++y) {
                rows.emplace_back(net, y);
            }
        }
        for_each_index(rows.size(), threads_,
                       [&](std::size_t i) { write_row(rows[i].first, rows[i].second, writer); });
    }

    LonLatBox bounds() const {
        const auto& [low, high] = box_;
        const auto degrees = [](std::int32_t x, std::int32_t y) {
            return lon_lat_of({static_cast<double>(x), static_cast<double>(y)});
        };
        return coverage_.nodes.empty() ? LonLatBox{}
                                       : LonLatBox{degrees(low.x, high.y), degrees(high.x, low.y)};
    }

private:
    /// Corners of the box around all ground.
    void take_box() {
        box_ = {coverage_.nodes.front(), coverage_.nodes.front()};
        auto& [low, high] = box_;
        for (const auto& node : coverage_.nodes) {
            low = {std::min(low.x, node.x), std::min(low.y, node.y)};
            high = {std::max(high.x, node.x), std::max(high.y, node.y)};
        }
    }

    /// Whether the tile itself, not only its buffer, reaches the box; others are out of bounds.
    bool touches(TileId tile) const {
        const int shift = world_bits - tile.zoom;
        const auto& [low, high] = box_;
        const auto x = static_cast<std::int32_t>(tile.x);
        const auto y = static_cast<std::int32_t>(tile.y);
        return x >= low.x >> shift && x <= high.x >> shift && y >= low.y >> shift &&
               y <= high.y >> shift;
    }

    /// One past the last tile of the row that is wanted; the first one when none is.
    static std::uint32_t end_of_row(const ZoomNet& net, std::uint32_t y,
                                    const TilesetWriter& writer) {
        const auto& range = net.range();
        auto end = range.east + 1;
        while (end > range.west && !writer.wants({net.rule().zoom, end - 1, y})) {
            --end;
        }
        return end;
    }

    void write_row(std::size_t position, std::uint32_t y, TilesetWriter& writer) const {
        const auto& net = *nets_[position];
        const auto end = end_of_row(net, y, writer);
        ZoomNet::Covering covering; // what covers a tile is known from the tiles west of it
        for (auto x = net.range().west; x < end; ++x) {
            const TileId id{net.rule().zoom, x, y};
            auto parts = net.parts(id, covering);
            if (writer.wants(id) && touches(id)) {
                writer.add(id, tile(position, id, std::move(parts)));
            }
        }
    }

    std::string tile(std::size_t position, TileId id, std::vector<RegionPart> parts) const {
        const auto borders = nets_[position]->borders(id, parts, shapes_);
        add_tiny(tiny_[position], id, parts);
        std::string bytes;
        add_regions(id.zoom, parts, bytes);
        add_borders(id.zoom, borders, bytes);
        add_labels(id, bytes);
        return bytes;
    }

    /// A label's place in a tile's units; empty where another tile holds it.
    std::optional<Node> place_in(TileId tile, const RegionFeature& feature) const {
        const auto unit = at_zoom(feature.label, zoom_shift(tile.zoom));
        if (static_cast<std::uint32_t>(unit.x >> extent_bits) != tile.x ||
            static_cast<std::uint32_t>(unit.y >> extent_bits) != tile.y) {
            return std::nullopt;
        }
        return Node{unit.x & (extent - 1), unit.y & (extent - 1)};
    }

    /// Regions smaller than a unit: one unit stands for them, for no region is ever left out.
    void add_tiny(const std::vector<std::int32_t>& tiny, TileId tile,
                  std::vector<RegionPart>& parts) const {
        for (const auto region : tiny) {
            const auto at = place_in(tile, features_[static_cast<std::size_t>(region)]);
            if (!at) {
                continue;
            }
            std::erase_if(parts, [&](const RegionPart& part) { return part.region == region; });
            parts.push_back({region,
                             {{{{{at->x, at->y},
                                 {at->x + 1, at->y},
                                 {at->x + 1, at->y + 1},
                                 {at->x, at->y + 1}}}}}});
        }
        std::stable_sort(parts.begin(), parts.end(), [](const RegionPart& a, const RegionPart& b) {
            return a.region < b.region;
        });
    }

    /// What a region carries at a zoom: names of small ones would make tiles of low zooms too
    /// large.
    std::span<const Property> properties_of(const RegionFeature& feature, int zoom) const {
        return zoom < zooms_.names && feature.level > 1 ? feature.unnamed_properties
                                                        : feature.properties;
    }

    void add_regions(int zoom, const std::vector<RegionPart>& parts, std::string& tile) const {
        for (std::size_t level = 0; level < level_count; ++level) {
            LayerWriter layer{std::string{name_of(tile_levels[level])}};
            for (const auto& part : parts) {
                const auto& feature = features_[static_cast<std::size_t>(part.region)];
                if (feature.level == level) {
                    layer.add(static_cast<std::uint64_t>(feature.stored->region.key.feature_id()),
                              GeometryKind::polygon, layer.tags(properties_of(feature, zoom)),
                              polygon_commands(part.polygons));
                }
            }
            layer.append_to(tile);
        }
    }

    void add_borders(int zoom, const BorderLines& borders, std::string& tile) const {
        LayerWriter layer{"border"};
        for (const std::size_t level : {std::size_t{0}, std::size_t{1}, std::size_t{3}}) {
            auto lines = borders[level];
            if (level == 3) { // an association's border is one of its municipalities
                lines.insert(lines.end(), borders[2].begin(), borders[2].end());
            }
            if (!lines.empty() && (level < 3 || zoom >= zooms_.municipality_borders)) {
                const std::vector<Property> properties{
                    {"level", std::string{name_of(tile_levels[level])}}};
                layer.add(level + 1, GeometryKind::line, layer.tags(properties),
                          line_commands(lines));
            }
        }
        layer.append_to(tile);
    }

    void add_labels(TileId tile, std::string& bytes) const {
        if (tile.zoom < zooms_.labels) {
            return;
        }
        LayerWriter layer{"label"};
        for (std::size_t i = 0; i < features_.size(); ++i) {
            const auto& feature = features_[i];
            const auto at = place_in(tile, feature);
            if (at &&
                (feature.level + 1 < level_count || tile.zoom >= zooms_.municipality_labels)) {
                layer.add(i + 1, GeometryKind::point, layer.tags(feature.label_properties),
                          point_commands(*at));
            }
        }
        layer.append_to(bytes);
    }

    std::vector<RegionFeature> features_;
    std::vector<RegionShape> shapes_;
    Zooms zooms_;
    unsigned threads_;
    RegionCoverage coverage_;
    std::pair<Node, Node> box_;
    std::vector<std::unique_ptr<ZoomNet>> nets_;  ///< highest zoom first
    std::vector<std::vector<std::int32_t>> tiny_; ///< per net: regions smaller than a unit
};

} // namespace

Result<std::string> write_region_tiles(const store::EditionContent& content,
                                       const std::filesystem::path& folder,
                                       const TileOptions& options) {
    RegionTiles regions{content, worker_count(options.threads)};
    if (auto ready = regions.prepare(); !ready) {
        return fail(ready.error());
    }
    auto writer = TilesetWriter::of("regions", folder, options, regions.candidates());
    if (!writer) {
        return fail(writer.error());
    }
    regions.write(*writer);
    return writer->finish(content, regions.bounds());
}

} // namespace netzatlas::tiles
