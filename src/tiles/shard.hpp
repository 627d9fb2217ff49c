#pragma once

#include "terms/result.hpp"
#include "terms/tile_id.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::tiles {

/// One of several parts of a tileset that are made apart, wherever, and joined: 3 of 16.
struct Shard {
    unsigned part = 1;
    unsigned of = 1;
    auto operator<=>(const Shard&) const = default;
};

/// Errors: `bad_request` unless "3/16" with 1 ≤ part ≤ of ≤ 1000.
Result<Shard> shard_of(std::string_view text);

/// Parent tiles lie at this zoom. A shard has whole parents with everything below them; a tile
/// above them goes with the first parent below it.
constexpr int parent_zoom = 10;

/// A stretch of parent tiles along the Hilbert curve, the last one excluded.
struct ParentStretch {
    std::uint64_t from = 0;
    std::uint64_t to = std::uint64_t{1} << (2U * parent_zoom);

    bool has(TileId tile) const;
    bool operator==(const ParentStretch&) const = default;
};

/// The shard's stretch, about as many of `tiles` in each. All stretches together are the whole
/// curve, each parent once.
ParentStretch stretch_of(const Shard& shard, const std::vector<TileId>& tiles);

/// What a shard says of itself in its metadata, so that only what belongs together is joined.
struct ShardLabel {
    std::string tileset;
    std::string edition; ///< id of the edition it was made from
    Shard shard;
    ParentStretch stretch;
};

/// "regions-03-of-16.pmtiles"
std::string shard_file(const std::string& tileset, const Shard& shard);
/// Metadata of a shard from that of the whole tileset, and back.
std::string with_shard(const std::string& metadata, const ShardLabel& label);
/// Errors: `bad_source` when the metadata are not a shard's.
Result<ShardLabel> shard_in(const std::string& metadata);
std::string without_shard(const std::string& metadata);

} // namespace netzatlas::tiles
