#pragma once

#include "terms/tile_id.hpp"
#include "tiles/region_coverage.hpp"
#include "tiles/snap.hpp"
#include "tiles/tile_clip.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace netzatlas::tiles {

/// Tiles from (west, north) to (east, south), all inside.
struct TileRange {
    std::uint32_t west = 0;
    std::uint32_t north = 0;
    std::uint32_t east = 0;
    std::uint32_t south = 0;

    std::uint32_t columns() const { return east - west + 1; }
    std::uint32_t rows() const { return south - north + 1; }
    std::size_t index(std::uint32_t x, std::uint32_t y) const {
        return static_cast<std::size_t>(y - north) * columns() + (x - west);
    }
};

/// Which tiles a box of world nodes touches at a zoom, with `buffer` units around each tile.
TileRange tiles_around(Node low, Node high, int zoom, std::int32_t buffer);

/// A region's polygons in a tile, in units from the tile's corner.
struct RegionPart {
    std::int32_t region = 0;
    std::vector<NodePolygon> polygons;
};

/// Pieces of border in a tile; `lines[i]` are those of the level `tile_levels[i]`.
using BorderLines = std::array<std::vector<std::vector<Node>>, level_count>;

/// The coverage at one zoom, cut into tiles.
class ZoomNet {
public:
    /// `shown`: the levels that have polygons at this zoom.
    ZoomNet(const RegionCoverage& coverage, const std::vector<std::int64_t>& weights,
            const SnapRule& rule, const std::array<bool, level_count>& shown);

    const TileRange& range() const { return range_; }
    const SnapRule& rule() const { return rule_; }
    /// Regions whose ground has fallen to nothing at this zoom, ascending.
    std::vector<std::int32_t> vanished(const std::vector<RegionShape>& shapes) const;

    /// Regions around a row of tiles while walking it eastwards.
    using Covering = std::vector<std::int32_t>;
    /// All regions that have ground in a tile, by position. `covering` comes from the tile before
    /// (empty at the row's start) and is left for the next one.
    std::vector<RegionPart> parts(TileId tile, Covering& covering) const;
    /// The borders of the tile's `parts`, each piece once.
    BorderLines borders(TileId tile, const std::vector<RegionPart>& parts,
                        const std::vector<RegionShape>& shapes) const;

private:
    struct Piece {
        std::uint32_t arc = 0;
        std::uint32_t from = 0; ///< position of its first node; the second follows
    };
    struct FaceEdge;

    void add_pieces(std::uint32_t arc);
    Edge local(const Piece& piece, TileId tile) const;
    std::vector<FaceEdge> face_edges(TileId tile) const;

    const RegionCoverage& coverage_;
    SnapRule rule_;
    std::array<bool, level_count> shown_;
    SnappedCoverage net_;
    TileRange range_;
    std::vector<std::vector<Piece>> pieces_; ///< by tile of the range
};

} // namespace netzatlas::tiles
