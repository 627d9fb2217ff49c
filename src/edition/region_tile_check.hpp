#pragma once

#include "edition/tile_check.hpp"
#include "store/edition_content.hpp"
#include "tiles/coverage_faults.hpp"
#include "tiles/plane.hpp"

#include <cstdint>
#include <map>

namespace netzatlas::edition {

/// The tileset `regions` as one coverage without a missing region.
///
/// - Per tile: `tiles::coverage_faults`.
/// - A region with ground in the strip that two tiles share is in both, and none has ground beyond
///   the last tile: none is dropped anywhere.
/// - Every region is there at every zoom of its layer, and its label in exactly one tile.
/// - Every island and exclave that holds a circle of the declared radius is there.
class RegionTileCheck : public TileCheck {
public:
    explicit RegionTileCheck(const store::EditionContent& content);

    void begin(int zoom, const std::vector<TileId>& tiles) override;
    void look(std::size_t place, const std::vector<tiles::DecodedLayer>& layers,
              std::vector<std::string>& faults) override;
    void end(std::vector<std::string>& faults) override;

private:
    /// A region by its place in the edition, and how far its ground reaches in the tile.
    struct Seen {
        std::size_t region = 0;
        tiles::GroundBox ground;
    };
    /// A point well inside a piece of ground.
    struct Witness {
        std::size_t region = 0;
        tiles::Node world;
        double radius = 0; ///< world units to the piece's border
    };
    struct Tile {
        TileId id;
        std::vector<Seen> regions; ///< ascending
        std::vector<std::size_t> labels;
        std::vector<const Witness*> witnesses;
    };

    void add_witnesses(const store::EditionContent& content);
    void look_at_regions(Tile& tile, const tiles::DecodedLayer& layer,
                         std::vector<std::string>& faults) const;
    void look_at_witnesses(const Tile& tile, const std::vector<tiles::DecodedLayer>& layers,
                           std::vector<std::string>& faults) const;
    void compare(const Tile& tile, TileId neighbour, bool to_east,
                 std::vector<std::string>& faults) const;
    void count_regions(std::vector<std::string>& faults) const;
    bool is_shown(std::size_t region) const;
    bool is_labelled(std::size_t region) const;

    const store::EditionContent& content_;
    std::map<std::pair<std::string, std::uint64_t>, std::size_t> regions_; ///< by layer and id
    std::map<std::string, std::size_t> by_key_;
    std::map<std::string, int> min_zoom_; ///< of layers; of municipal labels "municipality label"
    int municipal_lines_ = 0;             ///< first zoom that has them
    bool has_counties_ = false;
    bool has_states_ = false;
    std::int32_t buffer_ = 0;
    double kept_radius_ = 0; ///< tile units
    std::vector<Witness> witnesses_;
    int zoom_ = 0;
    std::vector<Tile> tiles_;
    std::map<TileId, std::size_t> places_;
};

} // namespace netzatlas::edition
