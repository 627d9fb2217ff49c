#include "edition/best_line.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <memory>

namespace netzatlas::edition {

namespace {

using Cells = std::vector<std::uint16_t>;

constexpr std::array rates{1000, 400, 200, 100, 50, 30, 16, 10};
constexpr std::array<std::string_view, 4> technologies{"ftthb", "hfc", "fttc", "sonst"};
constexpr std::uint16_t half = 5000; ///< hundredths of a percent

std::string layer_of(std::string_view technology, int rate) {
    return fmt::format("down_fn_hh_{}_{}", technology, rate);
}

/// Layers of the fixed network by name, parallel to each other.
using Layers = std::map<std::string, const Cells*>;

std::uint16_t at(const Layers& layers, const std::string& name, std::size_t cell) {
    const auto found = layers.find(name);
    return found == layers.end() ? ingest::cell_not_delivered : (*found->second)[cell];
}

std::uint16_t best_rate(const Layers& layers, std::size_t cell) {
    bool delivered = false;
    for (const auto rate : rates) {
        const auto share = at(layers, layer_of("alle", rate), cell);
        if (share != ingest::cell_not_delivered && share >= half) {
            return static_cast<std::uint16_t>(rate);
        }
        delivered = delivered || share != ingest::cell_not_delivered;
    }
    return delivered ? std::uint16_t{0} : ingest::cell_not_delivered;
}

std::uint16_t best_technology(const Layers& layers, std::size_t cell) {
    const auto rate = best_rate(layers, cell);
    if (rate == 0 || rate == ingest::cell_not_delivered) {
        return rate;
    }
    std::uint16_t best = 0;
    std::uint16_t largest = 0;
    for (std::size_t i = 0; i < technologies.size(); ++i) {
        const auto share = at(layers, layer_of(technologies[i], rate), cell);
        if (share != ingest::cell_not_delivered && share > largest) {
            largest = share;
            best = static_cast<std::uint16_t>(i + 1);
        }
    }
    return best;
}

using Rule = std::uint16_t (*)(const Layers&, std::size_t cell);
constexpr std::array<std::pair<const char*, Rule>, 2> added{
    {{best_rate_layer, best_rate}, {best_technology_layer, best_technology}}};

Cells derived(const Layers& layers, Rule rule) {
    Cells cells(layers.begin()->second->size());
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        cells[cell] = rule(layers, cell);
    }
    return cells;
}

bool tells(std::string_view layer) {
    return std::any_of(rates.begin(), rates.end(), [&](int rate) {
        const bool is_technology =
            std::any_of(technologies.begin(), technologies.end(),
                        [&](auto technology) { return layer == layer_of(technology, rate); });
        return is_technology || layer == layer_of("alle", rate);
    });
}

template <class Names>
bool has_rates(const Names& names) {
    return std::any_of(rates.begin(), rates.end(),
                       [&](int rate) { return names.contains(layer_of("alle", rate)); });
}

struct RasterLayer {
    const ingest::RasterCells* cells;
    std::size_t layer;
};
using RasterLayers = std::map<std::string, RasterLayer>;

RasterLayers raster_layers(const PlannedGround& ground) {
    RasterLayers found;
    for (const auto* cells : ground.rasters) {
        for (std::size_t i = 0; i < cells->layers().size(); ++i) {
            if (tells(cells->layers()[i].name)) {
                found.emplace(cells->layers()[i].name, RasterLayer{cells, i});
            }
        }
    }
    return found;
}

Result<Cells> derived_rows(const RasterLayers& rasters, Rule rule, int first_row, int rows) {
    std::vector<Cells> read;
    read.reserve(rasters.size());
    Layers layers;
    for (const auto& [name, raster] : rasters) {
        auto cells = raster.cells->cells(raster.layer, first_row, rows);
        if (!cells) {
            return fail(cells.error());
        }
        layers.emplace(name, &read.emplace_back(std::move(*cells)));
    }
    return derived(layers, rule);
}

Result<void> write_derived(const RasterLayers& rasters, Rule rule, int all_rows,
                           geo::RasterWriter& writer, std::size_t layer) {
    constexpr int rows_at_once = geo::RasterWriter::block_rows;
    for (int row = 0; row < all_rows; row += rows_at_once) {
        const auto cells = derived_rows(rasters, rule, row, std::min(rows_at_once, all_rows - row));
        if (!cells) {
            return fail(cells.error());
        }
        if (auto written = writer.write(layer, row, std::span{*cells}); !written) {
            return written;
        }
    }
    return {};
}

} // namespace

void add_best_line(ingest::CellTable& table) {
    Layers layers;
    for (const auto& column : table.columns) {
        if (tells(column.name)) {
            layers.emplace(column.name, &column.values);
        }
    }
    if (!has_rates(layers)) {
        return;
    }
    std::vector<ingest::CellColumn> columns;
    columns.reserve(added.size());
    for (const auto& [name, rule] : added) {
        columns.push_back({name, ingest::CellScale::count, derived(layers, rule)});
    }
    std::move(columns.begin(), columns.end(), std::back_inserter(table.columns));
}

void add_best_line(PlannedGround& ground) {
    const auto rasters = raster_layers(ground);
    if (ground.theme != "fixed" || !has_rates(rasters)) {
        return;
    }
    for (const auto& [name, rule] : added) {
        ground.layers.push_back(
            {{name, "count", ground.source},
             false,
             [rasters, rule = rule, rows = ground.grid.rows](auto& writer, auto layer) {
                 return write_derived(rasters, rule, rows, writer, layer);
             }});
    }
}

} // namespace netzatlas::edition
