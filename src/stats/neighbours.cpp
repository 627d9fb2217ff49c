#include "stats/json.hpp"
#include "stats/stats.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numbers>
#include <unordered_map>

namespace netzatlas::stats {

namespace {

using Regions = std::vector<const store::StoredRegion*>;

/// A vertex on a net of 10 cm: neighbours share their border's vertices, whatever wrote them.
struct Corner {
    std::int64_t east;
    std::int64_t north;
    bool operator==(const Corner&) const = default;
};

struct CornerHash {
    std::size_t operator()(const Corner& corner) const {
        return std::hash<std::int64_t>{}(corner.east * 100'000'007 + corner.north);
    }
};

constexpr double corners_per_metre = 10;

/// Each region's corners once, with the regions that share them.
std::unordered_map<Corner, std::vector<std::uint32_t>, CornerHash>
corners_of(const Regions& regions) {
    std::unordered_map<Corner, std::vector<std::uint32_t>, CornerHash> corners;
    for (std::uint32_t i = 0; i < regions.size(); ++i) {
        for (const auto& polygon : regions[i]->ground.polygons) {
            for (const auto& ring : polygon.rings) {
                for (const auto& point : ring) {
                    auto& owners = corners[{std::llround(point.x * corners_per_metre),
                                            std::llround(point.y * corners_per_metre)}];
                    if (owners.empty() || owners.back() != i) {
                        owners.push_back(i);
                    }
                }
            }
        }
    }
    return corners;
}

/// Regions that share a stretch of border: at least two corners, so that squares touching at one
/// point are none.
std::vector<std::vector<std::uint32_t>> bordering(const Regions& regions) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> shared;
    for (const auto& [corner, owners] : corners_of(regions)) {
        for (std::size_t i = 0; i < owners.size(); ++i) {
            for (std::size_t j = i + 1; j < owners.size(); ++j) {
                ++shared[std::minmax(owners[i], owners[j])];
            }
        }
    }
    std::vector<std::vector<std::uint32_t>> found(regions.size());
    for (const auto& [pair, corners] : shared) {
        if (corners >= 2) {
            found[pair.first].push_back(pair.second);
            found[pair.second].push_back(pair.first);
        }
    }
    return found;
}

/// Whole degrees clockwise from north, along the great circle's first step.
int bearing(LonLat from, LonLat to) {
    constexpr double radians = std::numbers::pi / 180;
    const double turn = (to.lon - from.lon) * radians;
    const double east = std::sin(turn) * std::cos(to.lat * radians);
    const double north = std::cos(from.lat * radians) * std::sin(to.lat * radians) -
                         std::sin(from.lat * radians) * std::cos(to.lat * radians) * std::cos(turn);
    const auto degrees = std::lround(std::atan2(east, north) / radians);
    return static_cast<int>((degrees + 360) % 360);
}

Json neighbours_of(const Regions& regions, std::uint32_t own,
                   const std::vector<std::uint32_t>& others) {
    std::vector<std::pair<int, std::string>> by_bearing;
    by_bearing.reserve(others.size());
    for (const auto other : others) {
        by_bearing.emplace_back(bearing(regions[own]->label, regions[other]->label),
                                regions[other]->region.key.text());
    }
    std::ranges::sort(by_bearing);
    Json list = Json::array();
    for (const auto& [degrees, key] : by_bearing) {
        list.push_back({{"key", key}, {"bearing", degrees}});
    }
    return list;
}

} // namespace

Result<std::string> neighbours_json(const store::Edition& edition, std::string_view level_name) {
    const auto level = region_level(level_name);
    if (!level) {
        return fail(ErrorCode::not_found, fmt::format("there is no level '{}'", level_name));
    }
    Regions regions;
    for (const auto& stored : edition.content().regions) {
        if (stored.region.key.level() == *level) {
            regions.push_back(&stored);
        }
    }
    const auto borders = bordering(regions);
    Json list = Json::array();
    for (std::uint32_t i = 0; i < regions.size(); ++i) {
        auto object = region_link(edition, *regions[i]);
        object["label"] = {regions[i]->label.lon, regions[i]->label.lat};
        object["neighbours"] = neighbours_of(regions, i, borders[i]);
        list.push_back(std::move(object));
    }
    return text_of({{"edition", edition.id()},
                    {"level", netzatlas::name_of(*level)},
                    {"regions", std::move(list)}});
}

} // namespace netzatlas::stats
