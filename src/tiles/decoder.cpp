#include "tiles/decoder.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>
#include <protozero/pbf_reader.hpp>

namespace netzatlas::tiles {

namespace {

/// Tile coordinates far outside are a forged tile; keeps the exact arithmetic in its range.
constexpr std::int64_t farthest = std::int64_t{1} << 28U;

/// Thrown inside this file only; becomes an Error at `decoded_tile`.
struct BadTile {
    std::string message;
};

[[noreturn]] void bad(std::string message) {
    throw BadTile{std::move(message)};
}

Value decoded_value(protozero::pbf_reader reader) {
    std::optional<Value> value;
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case tag_and_type(1, protozero::pbf_wire_type::length_delimited):
            value = reader.get_string();
            break;
        case tag_and_type(2, protozero::pbf_wire_type::fixed32):
            value = static_cast<double>(reader.get_float());
            break;
        case tag_and_type(3, protozero::pbf_wire_type::fixed64):
            value = reader.get_double();
            break;
        case tag_and_type(4, protozero::pbf_wire_type::varint):
            value = reader.get_int64();
            break;
        case tag_and_type(5, protozero::pbf_wire_type::varint):
            value = static_cast<std::int64_t>(reader.get_uint64());
            break;
        case tag_and_type(6, protozero::pbf_wire_type::varint):
            value = reader.get_sint64();
            break;
        case tag_and_type(7, protozero::pbf_wire_type::varint):
            value = reader.get_bool();
            break;
        default:
            bad("a value of no known type");
        }
    }
    if (!value) {
        bad("a value without content");
    }
    return *value;
}

/// Follows the pen of section 4.3.
class Paths {
public:
    explicit Paths(GeometryKind kind) : kind_{kind} {}

    std::vector<std::vector<Node>> read(const std::vector<std::uint32_t>& numbers) {
        for (std::size_t i = 0; i < numbers.size();) {
            const auto id = numbers[i] & 7U;
            const auto count = numbers[i] >> 3U;
            ++i;
            if (id == 7) {
                close(count);
                continue;
            }
            if ((id != 1 && id != 2) || count == 0 || (numbers.size() - i) / 2 < count) {
                bad(fmt::format("a geometry command {} of {} steps that does not fit", id, count));
            }
            start(id, count);
            for (std::uint32_t step = 0; step < count; ++step, i += 2) {
                move(id, numbers[i], numbers[i + 1]);
            }
        }
        const std::size_t least = kind_ == GeometryKind::polygon ? 3
                                  : kind_ == GeometryKind::line  ? 2
                                                                 : 1;
        for (const auto& path : paths_) {
            if (path.size() < least) {
                bad("a geometry with too few points");
            }
        }
        if (paths_.empty() || (kind_ == GeometryKind::polygon && open_)) {
            bad("a geometry that is empty or not closed");
        }
        return std::move(paths_);
    }

private:
    void start(std::uint32_t id, std::uint32_t count) {
        if (id == 2) {
            if (!open_ || kind_ == GeometryKind::point || paths_.back().size() != 1) {
                bad("a line without a start");
            }
            return;
        }
        if ((kind_ != GeometryKind::point && count != 1) ||
            (kind_ == GeometryKind::polygon && open_)) {
            bad("a start inside a path");
        }
        paths_.emplace_back();
        open_ = true;
    }

    void move(std::uint32_t id, std::uint32_t x, std::uint32_t y) {
        if (id == 2 && x == 0 && y == 0) {
            bad("a line that stays where it is");
        }
        x_ += protozero::decode_zigzag32(x);
        y_ += protozero::decode_zigzag32(y);
        if (std::max(std::abs(x_), std::abs(y_)) > farthest) {
            bad("a point far outside of the tile");
        }
        paths_.back().push_back({static_cast<std::int32_t>(x_), static_cast<std::int32_t>(y_)});
    }

    void close(std::uint32_t count) {
        if (count != 1 || kind_ != GeometryKind::polygon || !open_) {
            bad("a close without a ring");
        }
        open_ = false;
    }

    GeometryKind kind_;
    std::vector<std::vector<Node>> paths_;
    bool open_ = false;
    std::int64_t x_ = 0;
    std::int64_t y_ = 0;
};

template <class Numbers>
std::vector<std::uint32_t> listed(const Numbers& numbers) {
    return {numbers.begin(), numbers.end()};
}

/// A layer's parts before they are put together.
struct RawLayer {
    DecodedLayer layer;
    std::vector<protozero::data_view> features;
    std::vector<std::string> keys;
    std::vector<Value> values;
    std::optional<std::uint32_t> version;
};

/// Fields of later versions are none of ours; a known one of another type is a fault.
void skip_unknown(protozero::pbf_reader& reader, std::initializer_list<std::uint32_t> known) {
    if (std::find(known.begin(), known.end(), reader.tag()) != known.end()) {
        bad(fmt::format("a field {} of another type than the specification's", reader.tag()));
    }
    reader.skip();
}

RawLayer raw_layer(protozero::pbf_reader reader) {
    RawLayer raw;
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case tag_and_type(1, protozero::pbf_wire_type::length_delimited):
            raw.layer.name = reader.get_string();
            break;
        case tag_and_type(2, protozero::pbf_wire_type::length_delimited):
            raw.features.push_back(reader.get_view());
            break;
        case tag_and_type(3, protozero::pbf_wire_type::length_delimited):
            raw.keys.push_back(reader.get_string());
            break;
        case tag_and_type(4, protozero::pbf_wire_type::length_delimited):
            raw.values.push_back(decoded_value(reader.get_message()));
            break;
        case tag_and_type(5, protozero::pbf_wire_type::varint):
            raw.layer.extent = reader.get_uint32();
            break;
        case tag_and_type(15, protozero::pbf_wire_type::varint):
            raw.version = reader.get_uint32();
            break;
        default:
            skip_unknown(reader, {1, 2, 3, 4, 5, 15});
        }
    }
    raw.layer.version = raw.version.value_or(0);
    if (raw.layer.version < 1 || raw.layer.version > 2 || raw.layer.name.empty() ||
        raw.layer.extent == 0) {
        bad(fmt::format("a layer '{}' of version {} and extent {}", raw.layer.name,
                        raw.layer.version, raw.layer.extent));
    }
    return raw;
}

DecodedFeature decoded_feature(protozero::pbf_reader reader, const RawLayer& raw) {
    DecodedFeature feature;
    std::vector<std::uint32_t> tags;
    std::optional<std::vector<std::uint32_t>> commands;
    std::optional<std::int32_t> kind;
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case tag_and_type(1, protozero::pbf_wire_type::varint):
            feature.id = reader.get_uint64();
            break;
        case tag_and_type(2, protozero::pbf_wire_type::length_delimited):
            tags = listed(reader.get_packed_uint32());
            break;
        case tag_and_type(3, protozero::pbf_wire_type::varint):
            kind = reader.get_enum();
            break;
        case tag_and_type(4, protozero::pbf_wire_type::length_delimited):
            if (commands) {
                bad("a feature with two geometries");
            }
            commands = listed(reader.get_packed_uint32());
            break;
        default:
            skip_unknown(reader, {1, 2, 3, 4});
        }
    }
    if (tags.size() % 2 != 0) {
        bad("a key without a value");
    }
    for (std::size_t i = 0; i < tags.size(); i += 2) {
        if (tags[i] >= raw.keys.size() || tags[i + 1] >= raw.values.size()) {
            bad("a key or value that the layer does not have");
        }
        feature.properties.emplace_back(raw.keys[tags[i]], raw.values[tags[i + 1]]);
    }
    if (!commands || !kind || *kind < 0 || *kind > 3) {
        bad("a feature without a geometry or of no known kind");
    }
    feature.kind = static_cast<GeometryKind>(*kind);
    if (feature.kind != GeometryKind::unknown) {
        feature.paths = Paths{feature.kind}.read(*commands);
    }
    return feature;
}

} // namespace

const Value* DecodedFeature::property(std::string_view name) const {
    const auto found =
        std::find_if(properties.begin(), properties.end(),
                     [name](const Property& property) { return property.first == name; });
    return found == properties.end() ? nullptr : &found->second;
}

Result<std::vector<DecodedLayer>> decoded_tile(std::string_view bytes) {
    std::vector<DecodedLayer> layers;
    try {
        protozero::pbf_reader reader{bytes.data(), bytes.size()};
        while (reader.next()) {
            if (reader.tag_and_type() !=
                tag_and_type(3, protozero::pbf_wire_type::length_delimited)) {
                bad("something that is no layer");
            }
            auto raw = raw_layer(reader.get_message());
            for (const auto& feature : raw.features) {
                raw.layer.features.push_back(decoded_feature(protozero::pbf_reader{feature}, raw));
            }
            for (const auto& other : layers) {
                if (other.name == raw.layer.name) {
                    bad(fmt::format("two layers '{}'", other.name));
                }
            }
            layers.push_back(std::move(raw.layer));
        }
        return layers;
    } catch (const BadTile& fault) {
        return fail(ErrorCode::bad_source, "the tile holds " + fault.message);
    } catch (const protozero::exception& error) {
        return fail(ErrorCode::bad_source, fmt::format("the tile breaks off: {}", error.what()));
    }
}

Result<std::vector<NodePolygon>> polygons_of(const DecodedFeature& feature) {
    std::vector<NodePolygon> polygons;
    for (const auto& ring : feature.paths) {
        const auto area = doubled_area(ring);
        if (area == 0 || (area < 0 && polygons.empty())) {
            return fail(ErrorCode::bad_source,
                        area == 0 ? "a ring has no area" : "a hole comes before its exterior");
        }
        if (area > 0) {
            polygons.emplace_back();
        }
        polygons.back().rings.push_back(ring);
    }
    return polygons;
}

} // namespace netzatlas::tiles
