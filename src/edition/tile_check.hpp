#pragma once

#include "terms/tile_id.hpp"
#include "tiles/decoder.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// What a kind of tileset must hold beyond well-formed tiles, looked at zoom by zoom.
class TileCheck {
public:
    TileCheck() = default;
    TileCheck(const TileCheck&) = delete;
    TileCheck& operator=(const TileCheck&) = delete;
    virtual ~TileCheck() = default;

    /// All tiles of a zoom, before the first of them.
    virtual void begin(int zoom, const std::vector<TileId>& tiles) = 0;
    /// One tile, by its place among those of the zoom. From several threads.
    virtual void look(std::size_t place, const std::vector<tiles::DecodedLayer>& layers,
                      std::vector<std::string>& faults) = 0;
    /// What only all tiles of the zoom together show.
    virtual void end(std::vector<std::string>& faults) = 0;
    /// Measured deviations, for people.
    virtual std::vector<std::string> remarks() const { return {}; }
};

/// "11/1080/674", as faults name a tile.
std::string address_of(TileId tile);

} // namespace netzatlas::edition
