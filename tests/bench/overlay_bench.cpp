#include "coverage/layer_sums.hpp"
#include "coverage/overlay.hpp"

#include <benchmark/benchmark.h>
#include <cmath>
#include <numbers>
#include <vector>

/// The state of baselines.md: 218 regions with 1,600 vertices each, 1530 x 2070 cells.
namespace netzatlas::coverage {
namespace {

const Grid state_grid{25832, 606000, 5882000, 100, 1530, 2070};

geo::Point wobbled(double x, double y) {
    return {x + 700 * std::sin(y / 900) + 60 * std::sin(y / 71 + x / 97),
            y + 700 * std::sin(x / 800) + 60 * std::sin(x / 67 - y / 89)};
}

/// A square drawn out of shape alike on both sides of every common border.
geo::MultiPolygon region_at(double west, double south, double side, int vertices_a_side) {
    geo::Ring ring;
    for (int i = 0; i < 4 * vertices_a_side; ++i) {
        const double along = side * (i % vertices_a_side) / vertices_a_side;
        switch (i / vertices_a_side) {
        case 0:
            ring.push_back(wobbled(west + along, south));
            break;
        case 1:
            ring.push_back(wobbled(west + side, south + along));
            break;
        case 2:
            ring.push_back(wobbled(west + side - along, south + side));
            break;
        default:
            ring.push_back(wobbled(west, south + side - along));
        }
    }
    ring.push_back(ring.front());
    return {{{{ring}}}};
}

std::vector<geo::MultiPolygon> state_regions() {
    std::vector<geo::MultiPolygon> regions;
    for (int row = 0; row < 17; ++row) {
        for (int column = 0; column < 13 && regions.size() < 218; ++column) {
            regions.push_back(
                region_at(610000 + 11000.0 * column, 5680000 + 11000.0 * row, 11000, 400));
        }
    }
    return regions;
}

void overlay_of_a_state(benchmark::State& state) {
    const auto regions = state_regions();
    for (auto _ : state) {
        benchmark::DoNotOptimize(overlay(regions, state_grid));
    }
}
BENCHMARK(overlay_of_a_state)->Unit(benchmark::kMillisecond)->UseRealTime();

void area_sums_of_a_layer(benchmark::State& state) {
    const auto laid = overlay(state_regions(), state_grid).value();
    const std::vector<std::uint16_t> layer(state_grid.size(), 3);
    for (auto _ : state) {
        benchmark::DoNotOptimize(area_sums(laid, layer, {false, true, true, true}));
    }
}
BENCHMARK(area_sums_of_a_layer)->Unit(benchmark::kMillisecond);

void weighted_sums_of_a_layer(benchmark::State& state) {
    const auto laid = overlay(state_regions(), state_grid).value();
    const std::vector<std::uint16_t> shares(state_grid.size(), 9500);
    const std::vector<double> households(state_grid.size(), 4);
    for (auto _ : state) {
        benchmark::DoNotOptimize(weighted_sums(laid, shares, households));
    }
}
BENCHMARK(weighted_sums_of_a_layer)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace netzatlas::coverage

BENCHMARK_MAIN();
