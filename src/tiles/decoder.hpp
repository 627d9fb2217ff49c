#pragma once

#include "terms/result.hpp"
#include "tiles/mvt.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::tiles {

/// A feature as a reader of the tile sees it.
struct DecodedFeature {
    std::optional<std::uint64_t> id;
    GeometryKind kind = GeometryKind::unknown;
    std::vector<Property> properties;
    /// Points, lines, or rings (not closed), one after the other; none of an unknown kind.
    std::vector<std::vector<Node>> paths;

    /// Empty when there is no such property.
    const Value* property(std::string_view name) const;
};

struct DecodedLayer {
    std::string name;
    std::uint32_t extent = 4096;
    std::uint32_t version = 2; ///< 1 or 2
    std::vector<DecodedFeature> features;
};

/// Reads an encoded tile (not gzip) strictly: what the specification forbids is an error, and so
/// are coordinates that no renderer could hold. Errors: `bad_source` with the reason.
Result<std::vector<DecodedLayer>> decoded_tile(std::string_view bytes);

/// Rings grouped into polygons by their winding.
/// Errors: `bad_source` for a ring without area, or a hole before its exterior.
Result<std::vector<NodePolygon>> polygons_of(const DecodedFeature& feature);

/// What is wrong with an encoded tile: the above, layers of version 1 or without features, features
/// of unknown kind, ids that are missing or given twice, a property whose type changes. Empty:
/// nothing. Crossing rings are found by exact integers.
std::vector<std::string> tile_faults(std::string_view bytes);

} // namespace netzatlas::tiles
