#pragma once

#include "edition/tile_check.hpp"
#include "store/edition_content.hpp"

#include <map>
#include <mutex>

namespace netzatlas::edition {

/// The tileset `sites`: each school site that has a place, and each point of public wifi that is
/// not closed, is in exactly one tile of every zoom.
class SiteTileCheck : public TileCheck {
public:
    explicit SiteTileCheck(const store::EditionContent& content) : content_{content} {}

    void begin(int zoom, const std::vector<TileId>& tiles) override;
    void look(std::size_t place, const std::vector<tiles::DecodedLayer>& layers,
              std::vector<std::string>& faults) override;
    void end(std::vector<std::string>& faults) override;

private:
    const store::EditionContent& content_;
    std::mutex lock_;
    int zoom_ = 0;
    std::map<std::string, int> seen_; ///< by layer and id of the site
};

} // namespace netzatlas::edition
