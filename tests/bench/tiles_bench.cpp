#include "store/edition.hpp"
#include "tiles/tileset.hpp"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <random>
#include <string>
#include <vector>

/// The state of baselines.md: 218 regions with 1,600 vertices each, 154,598 inhabited cells and two
/// million mobile ones of 1530 x 2070.
namespace netzatlas::tiles {
namespace {

const Grid state_grid{25832, 606000, 5882000, 100, 1530, 2070};

std::filesystem::path bench_folder() {
    return std::filesystem::temp_directory_path() / "netzatlas-tiles-bench";
}

geo::Point wobbled(double x, double y) {
    return {x + 700 * std::sin(y / 900) + 60 * std::sin(y / 71 + x / 97),
            y + 700 * std::sin(x / 800) + 60 * std::sin(x / 67 - y / 89)};
}

/// A square drawn out of shape alike on both sides of every common border.
geo::Ring region_at(double west, double south, double side, int vertices_a_side) {
    geo::Ring ring;
    const std::vector<geo::Point> corners{
        {west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}};
    for (int i = 0; i < 4 * vertices_a_side; ++i) {
        const auto& from = corners[static_cast<std::size_t>(i / vertices_a_side)];
        const auto& to = corners[static_cast<std::size_t>(i / vertices_a_side + 1) % 4];
        // counted from the lesser corner, so that both neighbours draw the same points
        const int step = i % vertices_a_side;
        const bool onward = from.x < to.x || from.y < to.y;
        const auto& start = onward ? from : to;
        const auto& end = onward ? to : from;
        const double part = (onward ? step : vertices_a_side - step) / 1.0 / vertices_a_side;
        ring.push_back(
            wobbled(start.x + part * (end.x - start.x), start.y + part * (end.y - start.y)));
    }
    ring.push_back(ring.front());
    return ring;
}

store::EditionContent content_of_a_state() {
    store::EditionContent content{
        "", false, "15", *Date::of("2021-06-30"), "1", {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    for (int i = 0; i < 218; ++i) {
        const auto key = *RegionKey::of(fmt::format("15{:06}", i));
        Region region{key, "", fmt::format("Gemeinde {}", i), "Gemeinde", {}, 0, {}, {}, "", {}};
        const double west = 610000 + 11000.0 * (i % 13);
        const double south = 5680000 + 11000.0 * (i / 13);
        content.regions.push_back(
            {region, {{{{region_at(west, south, 11000, 400)}}}}, LonLat{11.6, 52.0}});
    }
    return content;
}

std::vector<std::uint16_t> layer_of(std::uint16_t value) {
    return std::vector<std::uint16_t>(state_grid.size(), value);
}

/// Villages of 20 to 220 cells, no two cells alike.
store::GridLayers fixed_grid() {
    std::mt19937 random{15};
    store::GridLayers layers{"fixed", state_grid, {}};
    for (const char* name :
         {"down_fn_hh_alle_1000", "down_fn_hh_alle_100", "down_fn_hh_ftthb_1000"}) {
        layers.layers.push_back({name, "share", layer_of(65535)});
    }
    layers.layers.push_back({"households", "weight", layer_of(0)});
    for (int placed = 0; placed < 154598;) {
        const int row = static_cast<int>(random() % 2000);
        const int column = static_cast<int>(random() % 1460);
        for (auto left = 20 + random() % 200; left > 0; --left) {
            const auto cell = state_grid.index(
                {row + static_cast<int>(random() % 17), column + static_cast<int>(random() % 17)});
            if (layers.layers[0].values[cell] != 65535 || placed == 154598) {
                continue;
            }
            ++placed;
            for (int layer = 0; layer < 3; ++layer) {
                layers.layers[static_cast<std::size_t>(layer)].values[cell] =
                    static_cast<std::uint16_t>(random() % 10001);
            }
            layers.layers[3].values[cell] = static_cast<std::uint16_t>(random() % 300);
        }
    }
    return layers;
}

/// Overlapping circles of reception, one cell in fifty missing.
store::GridLayers mobile_grid() {
    std::mt19937 random{15};
    store::GridLayers layers{"mobile", state_grid, {}};
    for (const std::string name :
         {"4g", "5g", "4g_dt", "4g_vf", "4g_tf", "4g_ee", "5g_dt", "5g_vf", "5g_tf", "5g_ee"}) {
        auto values = layer_of(0);
        for (int mast = 0; mast < 1500; ++mast) {
            const int radius = 1 + static_cast<int>(random() % 40);
            const int row = 40 + static_cast<int>(random() % 1990);
            const int column = 40 + static_cast<int>(random() % 1450);
            for (int y = -radius; y < radius; ++y) {
                const int reach = static_cast<int>(std::sqrt(radius * radius - y * y));
                for (int x = -reach; x < reach; ++x) {
                    values[state_grid.index({row + y, column + x})] = random() % 50 != 0 ? 1 : 0;
                }
            }
        }
        layers.layers.push_back({name, name.size() == 2 ? "count" : "flags", std::move(values)});
    }
    return layers;
}

template <class Write>
void run(benchmark::State& state, Write write) {
    std::string name;
    for (auto _ : state) {
        name = *write();
    }
    state.counters["bytes"] =
        static_cast<double>(std::filesystem::file_size(bench_folder() / name));
    std::filesystem::remove_all(bench_folder());
}

void region_tiles_of_a_state(benchmark::State& state) {
    const auto content = content_of_a_state();
    run(state, [&] { return write_region_tiles(content, bench_folder()); });
}
BENCHMARK(region_tiles_of_a_state)->Unit(benchmark::kMillisecond)->UseRealTime();

void fixed_cell_tiles_of_a_state(benchmark::State& state) {
    const auto content = content_of_a_state();
    const auto layers = fixed_grid();
    run(state, [&] { return write_cell_tiles(cell_layers(layers), content, bench_folder()); });
}
BENCHMARK(fixed_cell_tiles_of_a_state)->Unit(benchmark::kMillisecond)->UseRealTime();

void mobile_cell_tiles_of_a_state(benchmark::State& state) {
    const auto content = content_of_a_state();
    const auto layers = mobile_grid();
    run(state, [&] { return write_cell_tiles(cell_layers(layers), content, bench_folder()); });
}
BENCHMARK(mobile_cell_tiles_of_a_state)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
} // namespace netzatlas::tiles

BENCHMARK_MAIN();
