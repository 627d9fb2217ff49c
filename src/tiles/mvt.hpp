#pragma once

#include "tiles/plane.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace netzatlas::tiles {

/// A property's value; 1 as integer is another value than 1 as double.
using Value = std::variant<std::string, std::int64_t, double, bool>;
using Property = std::pair<std::string, Value>;

enum class GeometryKind : std::uint8_t { unknown = 0, point = 1, line = 2, polygon = 3 };

/// Commands of the vector tile specification 2.1, section 4.3; nodes relative to the tile.
std::vector<std::uint32_t> point_commands(Node point);
std::vector<std::uint32_t> line_commands(std::span<const std::vector<Node>> lines);
std::vector<std::uint32_t> polygon_commands(std::span<const NodePolygon> polygons);

/// One layer while its features come in. Keys and values are stored once.
class LayerWriter {
public:
    explicit LayerWriter(std::string name);

    std::uint32_t key(std::string_view name);
    std::uint32_t value(const Value& value);
    /// Index pairs of key and value, as features carry them.
    std::vector<std::uint32_t> tags(std::span<const Property> properties);

    void add(std::uint64_t id, GeometryKind kind, std::span<const std::uint32_t> tags,
             std::span<const std::uint32_t> commands);
    bool empty() const { return features_ == 0; }
    /// Appends the layer to an encoded tile; nothing when it has no features.
    void append_to(std::string& tile) const;

private:
    std::string name_;
    std::string encoded_features_;
    std::size_t features_ = 0;
    std::vector<std::string> keys_;
    std::vector<std::string> encoded_values_;
    std::unordered_map<std::string, std::uint32_t> value_index_;
};

/// gzip without a clock. Same bytes, same result.
std::string gzipped(std::string_view bytes);

} // namespace netzatlas::tiles
