#include "demo/contest.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace netzatlas::demo {

namespace {

constexpr int block = 16; // squares a side that share their list of rivals

double squared(double value) {
    return value * value;
}

double far_squared(const geo::Box& box, geo::Point point) {
    return squared(std::max(point.x - box.west, box.east - point.x)) +
           squared(std::max(point.y - box.south, box.north - point.y));
}

double near_squared(const geo::Box& box, geo::Point point) {
    return squared(std::max({box.west - point.x, 0.0, point.x - box.east})) +
           squared(std::max({box.south - point.y, 0.0, point.y - box.north}));
}

} // namespace

Contest::Contest(GroundMap map, std::vector<geo::Point> places, std::vector<geo::Point> centres)
    : map_{std::move(map)}, places_{std::move(places)}, centres_{std::move(centres)},
      weights_(centres_.size(), 0.0), open_(places_.size(), 1) {}

std::vector<int> Contest::rivals(int column, int row) const {
    geo::Box box{1e12, 1e12, -1e12, -1e12};
    for (int y = row; y < std::min(row + block, map_.rows); ++y) {
        for (int x = column; x < std::min(column + block, map_.columns); ++x) {
            const auto place = places_[map_.index(x, y)];
            box = {std::min(box.west, place.x), std::min(box.south, place.y),
                   std::max(box.east, place.x), std::max(box.north, place.y)};
        }
    }
    double best = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < centres_.size(); ++i) {
        best = std::min(best, far_squared(box, centres_[i]) - weights_[i]);
    }
    std::vector<int> found;
    for (std::size_t i = 0; i < centres_.size(); ++i) {
        if (near_squared(box, centres_[i]) - weights_[i] <= best) {
            found.push_back(static_cast<int>(i));
        }
    }
    return found;
}

void Contest::assign_block(int column, int row, bool free) {
    const auto candidates = rivals(column, row);
    for (int y = row; y < std::min(row + block, map_.rows); ++y) {
        for (int x = column; x < std::min(column + block, map_.columns); ++x) {
            const auto at = map_.index(x, y);
            double best = free ? 0.0 : std::numeric_limits<double>::max();
            auto owner = GroundMap::nobody;
            for (const int i : candidates) {
                const auto& centre = centres_[static_cast<std::size_t>(i)];
                const double cost = squared(places_[at].x - centre.x) +
                                    squared(places_[at].y - centre.y) -
                                    weights_[static_cast<std::size_t>(i)];
                if (cost < best) {
                    best = cost;
                    owner = static_cast<std::int16_t>(i);
                }
            }
            map_.owners[at] = open_[at] != 0 ? owner : GroundMap::nobody;
        }
    }
}

void Contest::assign(bool free) {
    for (int row = 0; row < map_.rows; row += block) {
        for (int column = 0; column < map_.columns; column += block) {
            assign_block(column, row, free);
        }
    }
}

void Contest::settle(std::span<const double> areas, bool free, int rounds) {
    const double square = map_.square_m * map_.square_m;
    for (int round = 0; round < rounds; ++round) {
        assign(free);
        std::vector<double> reached(areas.size(), 0.0);
        for (const auto owner : map_.owners) {
            if (owner != GroundMap::nobody) {
                reached[static_cast<std::size_t>(owner)] += square;
            }
        }
        const double step = 0.7 * (1.0 - 0.6 * round / rounds) / std::numbers::pi;
        for (std::size_t i = 0; i < areas.size(); ++i) {
            weights_[i] += (areas[i] - reached[i]) * step;
        }
    }
    assign(free);
}

} // namespace netzatlas::demo
