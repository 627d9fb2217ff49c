#include "store/well_known_binary.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace netzatlas::store {

namespace {

static_assert(std::endian::native == std::endian::little, "numbers are copied as they lie");

constexpr std::uint32_t line_type = 2;
constexpr std::uint32_t polygon_type = 3;
constexpr std::uint32_t multi_line_type = 5;
constexpr std::uint32_t multi_polygon_type = 6;
constexpr std::size_t bytes_per_point = 16;

template <class Number>
void append(std::string& bytes, Number number) {
    char raw[sizeof(Number)];
    std::memcpy(raw, &number, sizeof(Number));
    bytes.append(raw, sizeof(Number));
}

void append_header(std::string& bytes, std::uint32_t type, std::size_t count) {
    append(bytes, std::uint8_t{1});
    append(bytes, type);
    append(bytes, static_cast<std::uint32_t>(count));
}

void append_points(std::string& bytes, const std::vector<geo::Point>& points) {
    for (const auto& point : points) {
        append(bytes, point.x);
        append(bytes, point.y);
    }
}

/// Reads from the front; once something is missing, everything read is 0 and `broken` stays.
class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_{bytes} {}

    template <class Number>
    Number next() {
        Number number{};
        if (rest_.size() < sizeof(Number)) {
            refuse();
            return number;
        }
        char raw[sizeof(Number)];
        rest_.copy(raw, sizeof(Number));
        std::memcpy(&number, raw, sizeof(Number));
        rest_.remove_prefix(sizeof(Number));
        return number;
    }
    std::uint32_t count(std::uint32_t type) {
        if (next<std::uint8_t>() != 1 || next<std::uint32_t>() != type) {
            refuse();
        }
        return next<std::uint32_t>();
    }
    /// So many points, as a ring announces them; a line has told its number in the header.
    std::vector<geo::Point> ring() { return points_of(next<std::uint32_t>()); }
    std::vector<geo::Point> points_of(std::uint32_t points) {
        if (points > rest_.size() / bytes_per_point) {
            refuse();
            return {};
        }
        std::vector<geo::Point> list(points);
        for (auto& point : list) {
            point.x = next<double>();
            point.y = next<double>();
        }
        return list;
    }
    void refuse() {
        broken_ = true;
        rest_ = {};
    }
    bool broken() const { return broken_; }
    bool at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
    bool broken_ = false;
};

geo::Polygon next_polygon(Reader& reader) {
    geo::Polygon polygon;
    const auto rings = reader.count(polygon_type);
    for (std::uint32_t i = 0; i < rings && !reader.broken(); ++i) {
        polygon.rings.push_back(reader.ring());
    }
    return polygon;
}

} // namespace

std::string well_known_binary(const geo::MultiPolygon& shape) {
    std::string bytes;
    append_header(bytes, multi_polygon_type, shape.polygons.size());
    for (const auto& polygon : shape.polygons) {
        append_header(bytes, polygon_type, polygon.rings.size());
        for (const auto& ring : polygon.rings) {
            append(bytes, static_cast<std::uint32_t>(ring.size()));
            append_points(bytes, ring);
        }
    }
    return bytes;
}

Result<geo::MultiPolygon> multi_polygon(std::string_view bytes) {
    Reader reader{bytes};
    geo::MultiPolygon shape;
    const auto polygons = reader.count(multi_polygon_type);
    for (std::uint32_t i = 0; i < polygons && !reader.broken(); ++i) {
        shape.polygons.push_back(next_polygon(reader));
    }
    if (reader.broken() || !reader.at_end()) {
        return fail(ErrorCode::bad_geometry, "geometry is no whole MULTIPOLYGON");
    }
    return shape;
}

std::string well_known_binary(const geo::MultiLine& shape) {
    std::string bytes;
    append_header(bytes, multi_line_type, shape.lines.size());
    for (const auto& line : shape.lines) {
        append_header(bytes, line_type, line.size());
        append_points(bytes, line);
    }
    return bytes;
}

Result<geo::MultiLine> multi_line(std::string_view bytes) {
    Reader reader{bytes};
    geo::MultiLine shape;
    const auto lines = reader.count(multi_line_type);
    for (std::uint32_t i = 0; i < lines && !reader.broken(); ++i) {
        shape.lines.push_back(reader.points_of(reader.count(line_type)));
    }
    if (reader.broken() || !reader.at_end()) {
        return fail(ErrorCode::bad_geometry, "geometry is no whole MULTILINESTRING");
    }
    return shape;
}

} // namespace netzatlas::store
