#include "demo/growth.hpp"

#include "demo/chance.hpp"
#include "demo/contest.hpp"
#include "demo/tidy.hpp"

#include <algorithm>
#include <cmath>

namespace netzatlas::demo {

namespace {

constexpr double coarse_m = 500;
constexpr double fine_m = 250;
constexpr double margin_m = 26000;
/// Off the 100 m lines of the cells, so that no border runs along a cell's edge by design.
constexpr double off_grid_m = 30;

GroundMap frame(std::span<const Seed> seeds, double square_m) {
    geo::Box box{1e12, 1e12, -1e12, -1e12};
    for (const auto& seed : seeds) {
        box = {std::min(box.west, seed.centre.x), std::min(box.south, seed.centre.y),
               std::max(box.east, seed.centre.x), std::max(box.north, seed.centre.y)};
    }
    GroundMap map;
    map.square_m = square_m;
    map.west = std::floor((box.west - margin_m) / 1000) * 1000 + off_grid_m;
    map.south = std::floor((box.south - margin_m) / 1000) * 1000 + off_grid_m;
    map.columns = static_cast<int>(std::ceil((box.east + margin_m - map.west) / square_m));
    map.rows = static_cast<int>(std::ceil((box.north + margin_m - map.south) / square_m));
    map.owners.assign(map.index(0, map.rows), GroundMap::nobody);
    return map;
}

std::vector<geo::Point> places(const GroundMap& map, const Warp* warp) {
    std::vector<geo::Point> found;
    found.reserve(map.owners.size());
    for (int row = 0; row < map.rows; ++row) {
        for (int column = 0; column < map.columns; ++column) {
            const auto middle = map.middle(column, row);
            found.push_back(warp != nullptr ? (*warp)(middle) : middle);
        }
    }
    return found;
}

std::vector<geo::Point> centres(std::span<const Seed> seeds, const Warp* warp) {
    std::vector<geo::Point> found;
    for (const auto& seed : seeds) {
        found.push_back(warp != nullptr ? (*warp)(seed.centre) : seed.centre);
    }
    return found;
}

std::vector<double> areas(std::span<const Seed> seeds, double factor) {
    std::vector<double> found;
    for (const auto& seed : seeds) {
        found.push_back(seed.area_m2 * factor);
    }
    return found;
}

/// The value of a coarse surface at a place, between its squares' middles.
double value_at(const GroundMap& map, const std::vector<double>& surface, geo::Point place) {
    const double x = (place.x - map.west) / map.square_m - 0.5;
    const double y = (place.y - map.south) / map.square_m - 0.5;
    const int column = static_cast<int>(std::floor(x));
    const int row = static_cast<int>(std::floor(y));
    const auto knot = [&](int right, int up) {
        const int at_column = std::clamp(column + right, 0, map.columns - 1);
        const int at_row = std::clamp(row + up, 0, map.rows - 1);
        return surface[map.index(at_column, at_row)];
    };
    const double across = x - column;
    const double along = y - row;
    return (knot(0, 0) * (1 - across) + knot(1, 0) * across) * (1 - along) +
           (knot(0, 1) * (1 - across) + knot(1, 1) * across) * along;
}

/// Which squares are ground of the state: the highest values of the surface, as many as its area.
std::vector<char> outline(const GroundMap& map, const std::vector<double>& surface_here,
                          double area_m2) {
    auto sorted = surface_here;
    const auto count = static_cast<std::size_t>(area_m2 / (map.square_m * map.square_m));
    const auto nth =
        sorted.begin() + static_cast<std::ptrdiff_t>(std::min(count, sorted.size() - 1));
    std::nth_element(sorted.begin(), nth, sorted.end(), std::greater<>{});
    std::vector<char> open(surface_here.size());
    std::transform(surface_here.begin(), surface_here.end(), open.begin(),
                   [limit = *nth](double value) { return static_cast<char>(value > limit); });
    return open;
}

double total(std::span<const Seed> seeds) {
    double sum = 0;
    for (const auto& seed : seeds) {
        sum += seed.area_m2;
    }
    return sum;
}

} // namespace

GroundMap grown(std::span<const Seed> seeds) {
    const auto coarse = frame(seeds, coarse_m);
    Contest rough{coarse, places(coarse, nullptr), centres(seeds, nullptr)};
    rough.settle(areas(seeds, 0.97), true, 40);
    const auto surface = blurred(rough.map(), 2500);

    const Warp warp{seed_of("borders")};
    const auto fine = frame(seeds, fine_m);
    auto seen = places(fine, &warp);
    std::vector<double> here;
    here.reserve(seen.size());
    for (const auto& place : seen) {
        here.push_back(value_at(coarse, surface, place));
    }
    Contest contest{fine, std::move(seen), centres(seeds, &warp)};
    contest.open_only(filled(fine, outline(fine, here, total(seeds))));
    contest.set_weights(rough.weights());
    contest.settle(areas(seeds, 1.0), false, 60);
    auto map = contest.map();
    tidy(map);
    return map;
}

} // namespace netzatlas::demo
