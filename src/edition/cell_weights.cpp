#include "edition/cell_weights.hpp"

#include "coverage/transferred_weights.hpp"
#include "edition/cell_grids.hpp"
#include "geo/point_locator.hpp"
#include "geo/transform.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace netzatlas::edition {

namespace {

/// What the work on weights needs at hand.
struct Workplace {
    const Gathered& gathered;
    const BoundarySet& boundaries;
    const Settings& settings;
    const Grid& grid; ///< of the coverage cells
    const std::vector<bool>& delivered;
    geo::Transform to_grid;         ///< from the census grid's system
    geo::PointLocator municipality; ///< by order of key
};

GridPoint center(const Grid& grid, CellPosition cell) {
    const auto corner = grid.corner(cell);
    return {corner.east + grid.cell_size / 2, corner.north + grid.cell_size / 2};
}

std::vector<bool> delivered_cells(const ingest::CellTable& table, const Grid& grid) {
    std::vector<bool> delivered(grid.size());
    for (const auto place : places_on(grid, table)) {
        delivered[place] = true;
    }
    return delivered;
}

/// Whether a census cell may lie over a delivered cell (its box does).
Result<bool> near_delivered(const Workplace& place, const Grid& census, CellPosition cell) {
    const auto corner = census.corner(cell);
    double west = std::numeric_limits<double>::infinity();
    double south = west;
    double east = -west;
    double north = -west;
    for (const auto& [right, up] : {std::pair{0, 0}, {1, 0}, {1, 1}, {0, 1}}) {
        const auto point = place.to_grid(geo::Point{corner.east + right * census.cell_size,
                                                    corner.north + up * census.cell_size});
        if (!point) {
            return fail(point.error());
        }
        west = std::min(west, point->x);
        east = std::max(east, point->x);
        south = std::min(south, point->y);
        north = std::max(north, point->y);
    }
    const double size = place.grid.cell_size;
    for (double y = south; y < north + size; y += size) {
        for (double x = west; x < east + size; x += size) {
            const auto there = place.grid.cell_at({std::min(x, east), std::min(y, north)});
            if (there && place.delivered[place.grid.index(*there)]) {
                return true;
            }
        }
    }
    return false;
}

/// Census cells of our own regions. One that lies outside counts only where it reaches over a
/// delivered cell: its neighbours' households must not be pulled across the border.
Result<coverage::WeightSource> own_households(const Workplace& place) {
    const auto& census = place.gathered.census->thing;
    coverage::WeightSource source{census.grid, {}, {}};
    for (const auto& cell : census.cells) {
        const double households = households_of(cell, place.settings);
        if (!(households > 0)) {
            continue;
        }
        const auto middle = center(census.grid, cell.cell);
        const auto point = place.to_grid(geo::Point{middle.east, middle.north});
        if (!point) {
            return fail(point.error());
        }
        bool ours = place.municipality.at(*point).has_value();
        if (!ours && place.grid.cell_at({point->x, point->y})) {
            const auto near = near_delivered(place, census.grid, cell.cell);
            if (!near) {
                return fail(near.error());
            }
            ours = *near;
        }
        if (ours) {
            source.cells.push_back(cell.cell);
            source.households.push_back(households);
        }
    }
    return source;
}

struct Unplaced {
    double households = 0;
    std::size_t cells = 0;
};

/// Households that no delivered cell took go where they lie, if that is a cell without delivery.
Result<Unplaced> keep_unplaced(const Workplace& place, const coverage::WeightSource& source,
                               coverage::Transfer& transfer) {
    Unplaced unplaced;
    for (std::size_t i = 0; i < source.cells.size(); ++i) {
        if (!(transfer.unplaced[i] > 0)) {
            continue;
        }
        const auto middle = center(source.grid, source.cells[i]);
        const auto point = place.to_grid(geo::Point{middle.east, middle.north});
        if (!point) {
            return fail(point.error());
        }
        if (const auto cell = place.grid.cell_at({point->x, point->y})) {
            transfer.weights[place.grid.index(*cell)] += transfer.unplaced[i];
        }
        unplaced.households += transfer.unplaced[i];
        ++unplaced.cells;
    }
    return unplaced;
}

/// Per delivered cell the municipality its own key names.
class KeyedCells {
public:
    explicit KeyedCells(const Workplace& place) : place_{place} {
        for (std::size_t i = 0; i < place.boundaries.municipalities.size(); ++i) {
            indices_.emplace(
                place.boundaries.regions[place.boundaries.municipalities[i]].region.key, i);
        }
    }
    /// Float32, NaN where no municipality takes the cell.
    std::vector<float> layer(const std::vector<double>& weights, std::vector<Finding>& findings) {
        std::vector<float> layer(place_.grid.size(), std::numeric_limits<float>::quiet_NaN());
        const auto& table = place_.gathered.fixed->thing;
        const auto places = places_on(place_.grid, table);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto found = table.keys[i] ? indices_.find(*table.keys[i]) : indices_.end();
            if (found != indices_.end()) {
                layer[places[i]] = static_cast<float>(found->second);
            } else {
                report(table.cells[i], table, findings);
            }
        }
        locate_rest(weights, layer);
        return layer;
    }

private:
    void report(CellPosition cell, const ingest::CellTable& table,
                std::vector<Finding>& findings) const {
        const auto id = CellId{table.grid.epsg, table.grid.cell_size, table.grid.corner(cell)};
        findings.push_back({Severity::warning, "unknown_municipality",
                            place_.gathered.fixed->source.file, 0, "ags", id.text(),
                            "the cell's key is no municipality at the boundary date",
                            "its households count in the municipality it lies in"});
    }
    /// Weighted cells without a key of their own count where they lie.
    void locate_rest(const std::vector<double>& weights, std::vector<float>& layer) const {
        for (std::size_t i = 0; i < weights.size(); ++i) {
            if (!(weights[i] > 0) || !std::isnan(layer[i])) {
                continue;
            }
            const auto columns = static_cast<std::size_t>(place_.grid.columns);
            const auto middle =
                center(place_.grid, {static_cast<int>(i / columns), static_cast<int>(i % columns)});
            if (const auto index = place_.municipality.at({middle.east, middle.north})) {
                layer[i] = static_cast<float>(*index);
            }
        }
    }

    const Workplace& place_;
    std::map<RegionKey, std::size_t> indices_;
};

bool goes_by_key(const Gathered& gathered, const Settings& settings) {
    return settings.assignment == "publisher_key" && gathered.fixed &&
           !gathered.fixed->thing.keys.empty();
}

} // namespace

double households_of(const ingest::CensusCell& cell, const Settings& settings) {
    if (cell.households) {
        return *cell.households;
    }
    const double size = cell.persons_per_household.value_or(0);
    return cell.persons.value_or(0) / (size > 0 ? size : settings.persons_per_household);
}

Result<CellWeights> cell_weights(const Gathered& gathered, const BoundarySet& boundaries,
                                 const Settings& settings, const store::GridLayers& coverage) {
    const auto& table = gathered.fixed ? gathered.fixed->thing : gathered.mobile->thing;
    const auto& census = gathered.census->thing;
    auto to_grid = geo::Transform::between(census.grid.epsg, coverage.grid.epsg);
    if (!to_grid) {
        return fail(to_grid.error());
    }
    const auto delivered = delivered_cells(table, coverage.grid);
    const auto grounds = boundaries.municipal_grounds();
    const Workplace place{gathered,
                          boundaries,
                          settings,
                          coverage.grid,
                          delivered,
                          std::move(*to_grid),
                          geo::PointLocator{grounds}};
    const auto source = own_households(place);
    if (!source) {
        return fail(source.error());
    }
    auto transfer = coverage::transferred_weights(
        *source, coverage.grid, delivered, [&](GridPoint point) -> Result<GridPoint> {
            const auto moved = place.to_grid(geo::Point{point.east, point.north});
            return moved ? Result<GridPoint>{GridPoint{moved->x, moved->y}} : fail(moved.error());
        });
    if (!transfer) {
        return fail(transfer.error());
    }
    CellWeights result{{std::string{store::weights_grid}, coverage.grid, {}}, {}};
    const auto unplaced = keep_unplaced(place, *source, *transfer);
    if (!unplaced) {
        return fail(unplaced.error());
    }
    if (unplaced->cells > 0) {
        result.findings.push_back(
            {Severity::note, "households_without_cell", gathered.census->source.file, 0, "", "",
             fmt::format("{:.0f} households in {} census cells have no delivered cell within 300 m",
                         unplaced->households, unplaced->cells),
             "counted as not delivered"});
    }
    std::vector<float> households(transfer->weights.begin(), transfer->weights.end());
    result.grid.layers.push_back({households_layer, "real", {}, std::move(households)});
    if (goes_by_key(gathered, settings)) {
        result.grid.layers.push_back({municipality_layer,
                                      "real",
                                      {},
                                      KeyedCells{place}.layer(transfer->weights, result.findings)});
    }
    return result;
}

} // namespace netzatlas::edition
