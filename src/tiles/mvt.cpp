#include "tiles/mvt.hpp"

#include "tiles/mercator.hpp"

#include <algorithm>
#include <libdeflate.h>
#include <memory>
#include <new>
#include <protozero/pbf_writer.hpp>

namespace netzatlas::tiles {

namespace {

// field numbers of vector_tile.proto
constexpr protozero::pbf_tag_type tile_layers = 3;
constexpr protozero::pbf_tag_type layer_name = 1;
constexpr protozero::pbf_tag_type layer_features = 2;
constexpr protozero::pbf_tag_type layer_keys = 3;
constexpr protozero::pbf_tag_type layer_values = 4;
constexpr protozero::pbf_tag_type layer_extent = 5;
constexpr protozero::pbf_tag_type layer_version = 15;

constexpr std::uint32_t move_to = 1;
constexpr std::uint32_t line_to = 2;
constexpr std::uint32_t close_path = 7;

std::uint32_t command(std::uint32_t id, std::size_t count) {
    return id | (static_cast<std::uint32_t>(count) << 3U);
}

/// Zigzag differences from the cursor.
struct Pen {
    Node at;
    std::vector<std::uint32_t> commands;

    void go(Node to) {
        commands.push_back(protozero::encode_zigzag32(to.x - at.x));
        commands.push_back(protozero::encode_zigzag32(to.y - at.y));
        at = to;
    }
    void path(std::span<const Node> nodes) {
        commands.push_back(command(move_to, 1));
        go(nodes.front());
        commands.push_back(command(line_to, nodes.size() - 1));
        for (const auto& node : nodes.subspan(1)) {
            go(node);
        }
    }
};

std::string encoded(const Value& value) {
    std::string bytes;
    protozero::pbf_writer writer{bytes};
    if (const auto* text = std::get_if<std::string>(&value)) {
        writer.add_string(1, *text);
    } else if (const auto* number = std::get_if<double>(&value)) {
        writer.add_double(3, *number);
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        if (*whole >= 0) {
            writer.add_uint64(5, static_cast<std::uint64_t>(*whole));
        } else {
            writer.add_sint64(6, *whole);
        }
    } else {
        writer.add_bool(7, std::get<bool>(value));
    }
    return bytes;
}

/// One compressor per thread and level: making one takes longer than a small tile.
template <int level>
std::string gzipped_at(std::string_view bytes) {
    const auto free = [](libdeflate_compressor* compressor) {
        libdeflate_free_compressor(compressor);
    };
    thread_local const std::unique_ptr<libdeflate_compressor, decltype(free)> compressor{
        libdeflate_alloc_compressor(level), free};
    if (!compressor) {
        throw std::bad_alloc{};
    }
    std::string result(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
    result.resize(libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(),
                                           result.data(), result.size()));
    return result;
}

} // namespace

std::vector<std::uint32_t> point_commands(Node point) {
    Pen pen;
    pen.commands.push_back(command(move_to, 1));
    pen.go(point);
    return pen.commands;
}

std::vector<std::uint32_t> line_commands(std::span<const std::vector<Node>> lines) {
    Pen pen;
    for (const auto& line : lines) {
        pen.path(line);
    }
    return pen.commands;
}

std::vector<std::uint32_t> polygon_commands(std::span<const NodePolygon> polygons) {
    Pen pen;
    for (const auto& polygon : polygons) {
        for (const auto& ring : polygon.rings) {
            pen.path(ring);
            pen.commands.push_back(command(close_path, 1));
        }
    }
    return pen.commands;
}

LayerWriter::LayerWriter(std::string name) : name_{std::move(name)} {}

std::uint32_t LayerWriter::key(std::string_view name) {
    const auto known = std::find(keys_.begin(), keys_.end(), name);
    if (known == keys_.end()) {
        keys_.emplace_back(name);
        return static_cast<std::uint32_t>(keys_.size() - 1);
    }
    return static_cast<std::uint32_t>(known - keys_.begin());
}

std::uint32_t LayerWriter::value(const Value& value) {
    const auto next = static_cast<std::uint32_t>(encoded_values_.size());
    auto bytes = encoded(value);
    const auto [known, added] = value_index_.try_emplace(bytes, next);
    if (added) {
        encoded_values_.push_back(std::move(bytes));
    }
    return known->second;
}

std::vector<std::uint32_t> LayerWriter::tags(std::span<const Property> properties) {
    std::vector<std::uint32_t> tags;
    tags.reserve(2 * properties.size());
    for (const auto& [name, content] : properties) {
        tags.push_back(key(name));
        tags.push_back(value(content));
    }
    return tags;
}

void LayerWriter::add(std::uint64_t id, GeometryKind kind, std::span<const std::uint32_t> tags,
                      std::span<const std::uint32_t> commands) {
    protozero::pbf_writer layer{encoded_features_};
    protozero::pbf_writer feature{layer, layer_features};
    feature.add_uint64(1, id);
    feature.add_packed_uint32(2, tags.begin(), tags.end());
    feature.add_enum(3, static_cast<std::int32_t>(kind));
    feature.add_packed_uint32(4, commands.begin(), commands.end());
    ++features_;
}

void LayerWriter::append_to(std::string& tile) const {
    if (empty()) {
        return;
    }
    std::string bytes;
    bytes.reserve(encoded_features_.size() + 1024);
    {
        protozero::pbf_writer layer{bytes};
        layer.add_uint32(layer_version, 2);
        layer.add_string(layer_name, name_);
    }
    bytes += encoded_features_;
    protozero::pbf_writer layer{bytes};
    for (const auto& name : keys_) {
        layer.add_string(layer_keys, name);
    }
    for (const auto& value : encoded_values_) {
        layer.add_message(layer_values, value);
    }
    layer.add_uint32(layer_extent, static_cast<std::uint32_t>(extent));
    protozero::pbf_writer{tile}.add_message(tile_layers, bytes);
}

std::string gzipped(std::string_view bytes) {
    constexpr std::size_t large = 100'000;
    auto quick = gzipped_at<6>(bytes);
    return quick.size() <= large ? quick : gzipped_at<12>(bytes); // few, and each byte counts
}

} // namespace netzatlas::tiles
