#include "edition/cell_grids.hpp"

#include "coverage/overlay.hpp"
#include "coverage/parts.hpp"
#include "edition/cell_weights.hpp"

#include <algorithm>
#include <cmath>

namespace netzatlas::edition {

namespace {

/// Multiples of the cell size, outwards, so that the publisher's cells stay what they are.
Grid widened(const Grid& grid, const geo::Box& box) {
    const auto down = [&](double value) {
        return std::floor(value / grid.cell_size) * grid.cell_size;
    };
    const auto up = [&](double value) {
        return std::ceil(value / grid.cell_size) * grid.cell_size;
    };
    Grid wide = grid;
    wide.west = std::min(grid.west, down(box.west));
    wide.north = std::max(grid.north, up(box.north));
    const double east = std::max(grid.east(), up(box.east));
    const double south = std::min(grid.south(), down(box.south));
    wide.columns = static_cast<int>(std::lround((east - wide.west) / grid.cell_size));
    wide.rows = static_cast<int>(std::lround((wide.north - south) / grid.cell_size));
    return wide;
}

geo::Box box_of(const Grid& grid) {
    return {grid.west, grid.south(), grid.east(), grid.north};
}

geo::Box around(geo::Box a, const geo::Box& b) {
    return {std::min(a.west, b.west), std::min(a.south, b.south), std::max(a.east, b.east),
            std::max(a.north, b.north)};
}

bool aligned(const Grid& a, const Grid& b) {
    const double right = (a.west - b.west) / a.cell_size;
    const double down = (a.north - b.north) / a.cell_size;
    return a.epsg == b.epsg && a.cell_size == b.cell_size && right == std::floor(right) &&
           down == std::floor(down);
}

std::string scale_name(ingest::CellScale scale) {
    return scale == ingest::CellScale::share   ? "share"
           : scale == ingest::CellScale::count ? "count"
                                               : "flags";
}

/// Values of delivered cells to their places on `grid`; everywhere else nothing was delivered.
store::GridLayers laid_out(const std::string& name, const ingest::CellTable& table,
                           const Grid& grid) {
    const auto places = places_on(grid, table);
    store::GridLayers layers{name, grid, {}};
    for (const auto& column : table.columns) {
        std::vector<std::uint16_t> values(grid.size(), ingest::cell_not_delivered);
        for (std::size_t i = 0; i < places.size(); ++i) {
            values[places[i]] = column.values[i];
        }
        layers.layers.push_back({column.name, scale_name(column.scale), std::move(values), {}});
    }
    return layers;
}

/// One extent for everything: the regions and every aligned grid.
Grid common_grid(const Gathered& gathered, const BoundarySet& boundaries, Grid own) {
    if (own.size() == 0) {
        const auto box = geo::bounds(boundaries.regions[boundaries.municipalities.front()].ground);
        own.west = std::floor(box.west / own.cell_size) * own.cell_size;
        own.north = std::ceil(box.north / own.cell_size) * own.cell_size;
    }
    auto box = box_of(own);
    for (const auto place : boundaries.municipalities) {
        box = around(box, geo::bounds(boundaries.regions[place].ground));
    }
    for (const auto* from : {gathered.fixed ? &*gathered.fixed : nullptr,
                             gathered.mobile ? &*gathered.mobile : nullptr}) {
        if (from != nullptr && aligned(from->thing.grid, own)) {
            box = around(box, box_of(from->thing.grid));
        }
    }
    return widened(own, box);
}

/// Tenths of a household, for maps and for looking at one cell.
store::GridLayers::Layer shown_households(const store::GridLayers& weights) {
    constexpr double most = 65534;
    store::GridLayers::Layer layer{households_layer, "weight", {}, {}};
    for (const auto households : weights.layers.front().reals) {
        layer.values.push_back(
            static_cast<std::uint16_t>(std::min(most, std::round(households * 10.0))));
    }
    return layer;
}

} // namespace

std::vector<std::size_t> places_on(const Grid& grid, const ingest::CellTable& table) {
    const double size = grid.cell_size;
    const auto right = static_cast<int>(std::lround((table.grid.west - grid.west) / size));
    const auto down = static_cast<int>(std::lround((grid.north - table.grid.north) / size));
    std::vector<std::size_t> places;
    places.reserve(table.cells.size());
    for (const auto cell : table.cells) {
        places.push_back(grid.index({cell.row + down, cell.column + right}));
    }
    return places;
}

namespace {

/// A cell belongs to the polygon that holds most of it; ground under none has no network (D2:
/// polygon sources list covered ground only).
Result<store::GridLayers> area_grid(const ingest::OperatorCountAreas& areas, const Grid& grid) {
    std::vector<geo::MultiPolygon> grounds;
    grounds.reserve(areas.areas.size());
    for (const auto& area : areas.areas) {
        grounds.push_back(area.ground);
    }
    const auto overlay = coverage::overlay(grounds, grid);
    if (!overlay) {
        return fail(overlay.error());
    }
    constexpr double most = 0.5;
    std::vector<std::uint16_t> networks(grid.size());
    for (const auto& part : coverage::parts_by_area(*overlay)) {
        if (part.part > most) {
            networks[part.cell] = static_cast<std::uint16_t>(areas.areas[part.region].operators);
        }
    }
    return store::GridLayers{"mobile_areas", grid, {{networks_layer, "count", networks, {}}}};
}

} // namespace

Result<CellGrids> cell_grids(const Gathered& gathered, const BoundarySet& boundaries,
                             const Settings& settings, std::vector<Finding>& findings) {
    CellGrids grids;
    if (gathered.fixed) {
        const auto& table = gathered.fixed->thing;
        grids.fixed = laid_out("fixed", table, common_grid(gathered, boundaries, table.grid));
    }
    if (gathered.mobile) {
        const auto& table = gathered.mobile->thing;
        grids.mobile = laid_out("mobile", table, common_grid(gathered, boundaries, table.grid));
    }
    if (gathered.areas) {
        auto areas = area_grid(gathered.areas->thing, common_grid(gathered, boundaries, Grid{}));
        if (!areas) {
            return fail(areas.error());
        }
        grids.areas = std::move(*areas);
    }
    if (!gathered.census) {
        if (gathered.fixed) {
            findings.push_back({Severity::warning, "no_households", gathered.fixed->source.file, 0,
                                "", "", "no census source says how many households a cell holds",
                                "cells are shown, no share of households is computed"});
        }
        return grids;
    }
    if (!gathered.fixed && !gathered.mobile) {
        return grids;
    }
    auto weights =
        cell_weights(gathered, boundaries, settings, grids.fixed ? *grids.fixed : *grids.mobile);
    if (!weights) {
        return fail(weights.error());
    }
    findings.insert(findings.end(), weights->findings.begin(), weights->findings.end());
    grids.weights = std::move(weights->grid);
    if (grids.fixed) {
        grids.fixed->layers.push_back(shown_households(*grids.weights));
    }
    return grids;
}

} // namespace netzatlas::edition
