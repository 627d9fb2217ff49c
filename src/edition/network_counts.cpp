#include "edition/network_counts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace netzatlas::edition {

namespace {

constexpr std::array<std::string_view, 4> networks{"dt", "vf", "tf", "ee"};
using Cells = std::vector<std::uint16_t>;
using FourLayers = std::array<const Cells*, networks.size()>;

Cells networks_in(const FourLayers& flags) {
    Cells counts(flags[0]->size());
    for (std::size_t cell = 0; cell < counts.size(); ++cell) {
        for (const auto* layer : flags) {
            const auto flag = (*layer)[cell];
            if (flag == ingest::cell_not_delivered) {
                counts[cell] = flag;
                break;
            }
            counts[cell] += flag & 1U;
        }
    }
    return counts;
}

/// Technologies of which every network has its layer and nothing counts them: "4g" of "4g_dt" …
std::vector<std::string> uncounted(const std::set<std::string>& layers) {
    std::vector<std::string> found;
    for (const auto& layer : layers) {
        if (!layer.ends_with("_dt")) {
            continue;
        }
        const auto technology = layer.substr(0, layer.size() - 3);
        const bool all = std::all_of(networks.begin(), networks.end(), [&](auto network) {
            return layers.contains(technology + "_" + std::string{network});
        });
        if (all && !layers.contains(technology)) {
            found.push_back(technology);
        }
    }
    return found;
}

/// Calls `pick(place, name)` with the names of the four layers of a technology.
template <class Pick>
void for_each_network(const std::string& technology, const Pick& pick) {
    for (std::size_t i = 0; i < networks.size(); ++i) {
        pick(i, technology + "_" + std::string{networks[i]});
    }
}

struct RasterLayer {
    const ingest::RasterCells* cells;
    std::size_t layer;
};
using FourRasters = std::array<RasterLayer, networks.size()>;

RasterLayer raster_layer(const PlannedGround& ground, const std::string& name) {
    for (const auto* cells : ground.rasters) {
        const auto& layers = cells->layers();
        const auto found = std::find_if(layers.begin(), layers.end(),
                                        [&](const auto& layer) { return layer.name == name; });
        if (found != layers.end()) {
            return {cells, static_cast<std::size_t>(found - layers.begin())};
        }
    }
    return {nullptr, 0};
}

Result<Cells> counted_rows(const FourRasters& rasters, int first_row, int rows) {
    std::array<Cells, networks.size()> flags;
    FourLayers layers{};
    for (std::size_t i = 0; i < rasters.size(); ++i) {
        auto read = rasters[i].cells->cells(rasters[i].layer, first_row, rows);
        if (!read) {
            return fail(read.error());
        }
        flags[i] = std::move(*read);
        layers[i] = &flags[i];
    }
    return networks_in(layers);
}

Result<void> write_counts(const FourRasters& rasters, int all_rows, geo::RasterWriter& writer,
                          std::size_t layer) {
    constexpr int rows_at_once = geo::RasterWriter::block_rows;
    for (int row = 0; row < all_rows; row += rows_at_once) {
        const auto counts = counted_rows(rasters, row, std::min(rows_at_once, all_rows - row));
        if (!counts) {
            return fail(counts.error());
        }
        if (auto written = writer.write(layer, row, std::span{*counts}); !written) {
            return written;
        }
    }
    return {};
}

/// Where the four networks' rasters lie on the grid of this ground.
void add_network_count(PlannedGround& ground, const std::string& technology) {
    FourRasters rasters{};
    for_each_network(technology, [&](std::size_t place, const std::string& name) {
        rasters[place] = raster_layer(ground, name);
    });
    const bool found = std::all_of(rasters.begin(), rasters.end(),
                                   [](const auto& one) { return one.cells != nullptr; });
    if (found) {
        ground.layers.push_back({{technology, "count", ground.source},
                                 false,
                                 [rasters, rows = ground.grid.rows](auto& writer, auto layer) {
                                     return write_counts(rasters, rows, writer, layer);
                                 }});
    }
}

} // namespace

void add_network_counts(ingest::CellTable& table) {
    std::set<std::string> names;
    for (const auto& column : table.columns) {
        names.insert(column.name);
    }
    for (const auto& technology : uncounted(names)) {
        FourLayers flags{};
        for_each_network(technology, [&](std::size_t place, const std::string& name) {
            flags[place] =
                &std::find_if(table.columns.begin(), table.columns.end(), [&](const auto& column) {
                     return column.name == name;
                 })->values;
        });
        auto counts = networks_in(flags);
        table.columns.push_back({technology, ingest::CellScale::count, std::move(counts)});
    }
}

void add_network_counts(std::vector<PlannedGround>& grounds) {
    std::map<std::pair<std::string, Date>, std::set<std::string>> told;
    for (const auto& ground : grounds) {
        for (const auto& layer : ground.layers) {
            told[{ground.theme, ground.date}].insert(layer.info.name);
        }
    }
    for (auto& ground : grounds) {
        for (const auto& technology : uncounted(told[{ground.theme, ground.date}])) {
            add_network_count(ground, technology);
        }
    }
}

} // namespace netzatlas::edition
