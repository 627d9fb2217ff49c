#include "pages/pattern.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace netzatlas::pages {

namespace {

constexpr std::size_t fewest_values = 30;
constexpr std::size_t fewest_in_part = 6;
constexpr double most_of_them = 0.7;
constexpr double sure = 3; ///< standard deviations: some twenty comparisons, hardly one by chance
constexpr double middle_part = 0.45;
constexpr double around_km = 25;
constexpr double km_per_degree = 111.2;
constexpr std::size_t middle = 8;

constexpr std::array<const char*, 9> part_names{"n",  "ne", "e",  "se",    "s",
                                                "sw", "w",  "nw", "middle"};

/// Kilometres east and north of the middle of all places.
struct Offset {
    double east = 0;
    double north = 0;
    double length() const { return std::hypot(east, north); }
};

Offset between(LonLat from, LonLat to) {
    const double shrink = std::cos(from.lat * std::numbers::pi / 180);
    return {(to.lon - from.lon) * km_per_degree * shrink, (to.lat - from.lat) * km_per_degree};
}

LonLat mean_place(const std::vector<PlacedValue>& values) {
    LonLat sum{0, 0};
    for (const auto& value : values) {
        sum.lon += value.place.lon;
        sum.lat += value.place.lat;
    }
    const auto count = static_cast<double>(values.size());
    return {sum.lon / count, sum.lat / count};
}

double reach_of(const std::vector<PlacedValue>& values, LonLat centre) {
    double squares = 0;
    for (const auto& value : values) {
        squares += std::pow(between(centre, value.place).length(), 2);
    }
    return std::sqrt(squares / static_cast<double>(values.size()));
}

std::size_t part_of(const Offset& offset, double reach) {
    if (offset.length() < middle_part * reach) {
        return middle;
    }
    const double turns = std::atan2(offset.east, offset.north) / (2 * std::numbers::pi) * 8;
    return static_cast<std::size_t>(std::lround(turns + 8)) % 8;
}

double median_of(const std::vector<PlacedValue>& values) {
    std::vector<double> sorted;
    sorted.reserve(values.size());
    for (const auto& value : values) {
        sorted.push_back(value.value);
    }
    const auto half = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), half, sorted.end());
    return *half;
}

/// How many of a group lie above and below the median of all.
struct Tally {
    double all = 0;
    double above = 0;
    double below = 0;

    void add(double value, double median) {
        all += 1;
        above += value > median ? 1 : 0;
        below += value < median ? 1 : 0;
    }
};

Tally together(const Tally& a, const Tally& b) {
    return {a.all + b.all, a.above + b.above, a.below + b.below};
}

enum class Height { none, high, low };

double found_of(const Tally& tally, Height height) {
    return height == Height::high ? tally.above : tally.below;
}

/// Most of a part's regions are that high.
bool mostly(const Tally& part, Height height) {
    return part.all >= fewest_in_part && found_of(part, height) / part.all >= most_of_them;
}

/// More of them than chance would give.
bool surely(const Tally& part, const Tally& whole, Height height) {
    const double expected = found_of(whole, height) / whole.all;
    const double spread = std::sqrt(part.all * expected * (1 - expected));
    return spread > 0 && (found_of(part, height) - part.all * expected) / spread >= sure;
}

Height height_of(const Tally& part, const Tally& whole) {
    for (const auto height : {Height::high, Height::low}) {
        if (mostly(part, height) && surely(part, whole, height)) {
            return height;
        }
    }
    return Height::none;
}

using Parts = std::array<Tally, part_names.size()>;

/// A direction alone, or together with the next one where both are mostly so.
Height height_in(const Parts& parts, std::size_t own, const Tally& whole) {
    auto found = height_of(parts.at(own), whole);
    for (const std::size_t step : {1U, 7U}) {
        const auto& next = parts.at((own + step) % middle);
        for (const auto height : {Height::high, Height::low}) {
            if (found == Height::none && own != middle && mostly(parts.at(own), height) &&
                mostly(next, height) && surely(together(parts.at(own), next), whole, height)) {
                found = height;
            }
        }
    }
    return found;
}

void file_under(Height height, const std::string& name, std::vector<std::string>& high,
                std::vector<std::string>& low) {
    if (height != Height::none) {
        (height == Height::high ? high : low).push_back(name);
    }
}

} // namespace

bool Pattern::clear() const {
    return !high.empty() || !low.empty() || !high_around.empty() || !low_around.empty();
}

Pattern pattern_of(const std::vector<PlacedValue>& values, const std::vector<Town>& towns) {
    Pattern pattern;
    if (values.size() < fewest_values) {
        return pattern;
    }
    const auto centre = mean_place(values);
    const double reach = reach_of(values, centre);
    const double median = median_of(values);
    Tally whole;
    Parts parts;
    for (const auto& value : values) {
        whole.add(value.value, median);
        parts.at(part_of(between(centre, value.place), reach)).add(value.value, median);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        file_under(height_in(parts, i, whole), part_names.at(i), pattern.high, pattern.low);
    }
    for (const auto& town : towns) {
        Tally near;
        for (const auto& value : values) {
            if (between(town.place, value.place).length() <= around_km) {
                near.add(value.value, median);
            }
        }
        file_under(height_of(near, whole), town.name, pattern.high_around, pattern.low_around);
    }
    return pattern;
}

} // namespace netzatlas::pages
