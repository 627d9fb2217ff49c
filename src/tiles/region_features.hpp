#pragma once

#include "store/edition_content.hpp"
#include "tiles/mvt.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace netzatlas::tiles {

/// What the features of a region carry.
struct RegionFeature {
    const store::StoredRegion* stored = nullptr;
    std::size_t level = 0;
    std::vector<Property> properties;
    std::vector<Property> unnamed_properties; ///< the same without name and kind
    std::vector<Property> label_properties;
    Node label; ///< world
};

/// Place in `tile_levels`; empty for a level without a layer.
std::optional<std::size_t> level_position(RegionLevel level);

/// One per region that has a layer, in the edition's order: by level, then key.
std::vector<RegionFeature> region_features(const store::EditionContent& content);

} // namespace netzatlas::tiles
