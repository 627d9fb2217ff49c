#include "edition/cell_weights.hpp"

#include "coverage/transferred_weights.hpp"
#include "edition/cell_figures.hpp"
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
    const WeighingTable& table;
    const PlannedGround& ground;
    const Grid& grid; ///< of the coverage cells
    const std::vector<bool>& delivered;
    geo::Transform to_grid;         ///< from the census grid's system
    geo::PointLocator municipality; ///< by order of key
};

GridPoint center(const Grid& grid, CellPosition cell) {
    const auto corner = grid.corner(cell);
    return {corner.east + grid.cell_size / 2, corner.north + grid.cell_size / 2};
}

/// Households as they were delivered: by a census, else by a raster.
struct Delivered {
    Source source;
    coverage::WeightSource cells;
};

coverage::WeightSource census_households(const ingest::CensusTable& census,
                                         const Settings& settings) {
    coverage::WeightSource all{census.grid, {}, {}};
    for (const auto& cell : census.cells) {
        const double households = households_of(cell, settings);
        if (households > 0) {
            all.cells.push_back(cell.cell);
            all.households.push_back(households);
        }
    }
    return all;
}

Result<coverage::WeightSource> raster_households(const ingest::RasterCells& raster) {
    coverage::WeightSource all{raster.grid(), {}, {}};
    constexpr int rows_at_once = geo::RasterWriter::block_rows;
    for (int row = 0; row < all.grid.rows; row += rows_at_once) {
        const auto values = raster.reals(0, row, std::min(rows_at_once, all.grid.rows - row));
        if (!values) {
            return fail(values.error());
        }
        for (std::size_t i = 0; i < values->size(); ++i) {
            if ((*values)[i] > 0) {
                const auto columns = static_cast<std::size_t>(all.grid.columns);
                all.cells.push_back(
                    {row + static_cast<int>(i / columns), static_cast<int>(i % columns)});
                all.households.push_back((*values)[i]);
            }
        }
    }
    return all;
}

const From<ingest::RasterCells>* household_raster(const Gathered& gathered) {
    const auto found =
        std::find_if(gathered.rasters.begin(), gathered.rasters.end(), [](const auto& from) {
            return from.thing.meaning() == ingest::RasterMeaning::households;
        });
    return found == gathered.rasters.end() ? nullptr : &*found;
}

/// The raster of households on exactly these cells.
const ingest::RasterCells* same_cells(const Gathered& gathered, const Grid& grid) {
    for (const auto& from : gathered.rasters) {
        if (from.thing.meaning() == ingest::RasterMeaning::households &&
            from.thing.grid() == grid) {
            return &from.thing;
        }
    }
    return nullptr;
}

Result<Delivered> delivered_households(const WeighingTable& table) {
    const auto& gathered = table.gathered;
    if (gathered.census) {
        return Delivered{gathered.census->source,
                         census_households(gathered.census->thing, table.settings)};
    }
    const auto* raster = household_raster(gathered);
    auto cells = raster_households(raster->thing);
    return cells ? Result<Delivered>{Delivered{raster->source, std::move(*cells)}}
                 : fail(cells.error());
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
Result<coverage::WeightSource> own_households(const Workplace& place,
                                              const coverage::WeightSource& all) {
    coverage::WeightSource source{all.grid, {}, {}};
    for (std::size_t i = 0; i < all.cells.size(); ++i) {
        const auto middle = center(all.grid, all.cells[i]);
        const auto point = place.to_grid(geo::Point{middle.east, middle.north});
        if (!point) {
            return fail(point.error());
        }
        bool ours = place.municipality.at(*point).has_value();
        if (!ours && place.grid.cell_at({point->x, point->y})) {
            const auto near = near_delivered(place, all.grid, all.cells[i]);
            if (!near) {
                return fail(near.error());
            }
            ours = *near;
        }
        if (ours) {
            source.cells.push_back(all.cells[i]);
            source.households.push_back(all.households[i]);
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
        const auto& boundaries = place.table.boundaries;
        for (std::size_t i = 0; i < boundaries.municipalities.size(); ++i) {
            indices_.emplace(boundaries.regions[boundaries.municipalities[i]].region.key, i);
        }
    }
    /// Float32, NaN where no municipality takes the cell.
    std::vector<float> layer(const std::vector<double>& weights, std::vector<Finding>& findings) {
        std::vector<float> layer(place_.grid.size(), std::numeric_limits<float>::quiet_NaN());
        const auto& table = *place_.ground.table;
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
        findings.push_back({Severity::warning, "unknown_municipality", place_.ground.table_file, 0,
                            "ags", id.text(),
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

bool goes_by_key(const PlannedGround& ground, const Settings& settings) {
    return settings.assignment == "publisher_key" && ground.table != nullptr &&
           !ground.table->keys.empty();
}

/// Households per cell, and per holder of cells two layers: who, and which part.
struct CellWeights {
    std::vector<double> households;
    std::vector<std::vector<float>> municipalities;
};

Result<std::vector<double>> transferred(const Workplace& place, const Delivered& delivered,
                                        std::vector<Finding>& findings) {
    const auto source = own_households(place, delivered.cells);
    if (!source) {
        return fail(source.error());
    }
    auto transfer = coverage::transferred_weights(
        *source, place.grid, place.delivered, [&](GridPoint point) -> Result<GridPoint> {
            const auto moved = place.to_grid(geo::Point{point.east, point.north});
            return moved ? Result<GridPoint>{GridPoint{moved->x, moved->y}} : fail(moved.error());
        });
    if (!transfer) {
        return fail(transfer.error());
    }
    const auto unplaced = keep_unplaced(place, *source, *transfer);
    if (!unplaced) {
        return fail(unplaced.error());
    }
    if (unplaced->cells > 0) {
        findings.push_back(
            {Severity::note, "households_without_cell", delivered.source.file, 0, "", "",
             fmt::format("{:.0f} households in {} census cells have no delivered cell within 300 m",
                         unplaced->households, unplaced->cells),
             "counted as not delivered"});
    }
    return std::move(transfer->weights);
}

Result<CellWeights> moved_weights(const PlannedGround& ground, const WeighingTable& table,
                                  std::vector<Finding>& findings) {
    const auto delivered_counts = delivered_households(table);
    if (!delivered_counts) {
        return fail(delivered_counts.error());
    }
    auto to_grid = geo::Transform::between(delivered_counts->cells.grid.epsg, ground.grid.epsg);
    const auto delivered = ground.delivered();
    if (!to_grid || !delivered) {
        return fail(to_grid ? delivered.error() : to_grid.error());
    }
    const auto grounds = table.boundaries.municipal_grounds();
    const Workplace place{
        table, ground, ground.grid, *delivered, std::move(*to_grid), geo::PointLocator{grounds}};
    auto households = transferred(place, *delivered_counts, findings);
    if (!households) {
        return fail(households.error());
    }
    CellWeights weights{std::move(*households), {}};
    if (goes_by_key(ground, table.settings)) {
        weights.municipalities.push_back(KeyedCells{place}.layer(weights.households, findings));
    }
    return weights;
}

/// Row by row: on the same grid nothing has to be moved.
Result<void> write_same_cells(const std::filesystem::path& folder, const store::GridInfo& info,
                              const ingest::RasterCells& raster) {
    auto writer = store::grid_writer(folder, info);
    if (!writer) {
        return fail(writer.error());
    }
    constexpr int rows_at_once = geo::RasterWriter::block_rows;
    for (int row = 0; row < info.grid.rows; row += rows_at_once) {
        const auto values = raster.reals(0, row, std::min(rows_at_once, info.grid.rows - row));
        if (!values) {
            return fail(values.error());
        }
        if (auto written = writer->write(0, row, std::span{*values}); !written) {
            return written;
        }
    }
    return writer->close();
}

Result<void> write_layers(const std::filesystem::path& folder, store::GridInfo info,
                          const CellWeights& weights) {
    for (std::size_t i = 0; i < weights.municipalities.size(); ++i) {
        info.layers.push_back({holder_layer(municipality_layer, i), "real", ""});
    }
    auto writer = store::grid_writer(folder, info);
    if (!writer) {
        return fail(writer.error());
    }
    const std::vector<float> households(weights.households.begin(), weights.households.end());
    if (auto written = writer->write(0, 0, std::span{households}); !written) {
        return written;
    }
    for (std::size_t i = 0; i < weights.municipalities.size(); ++i) {
        if (auto written = writer->write(i + 1, 0, std::span{weights.municipalities[i]});
            !written) {
            return written;
        }
    }
    return writer->close();
}

} // namespace

double households_of(const ingest::CensusCell& cell, const Settings& settings) {
    if (cell.households) {
        return *cell.households;
    }
    const double size = cell.persons_per_household.value_or(0);
    return cell.persons.value_or(0) / (size > 0 ? size : settings.persons_per_household);
}

Result<void> write_cell_weights(const std::filesystem::path& folder, const std::string& name,
                                const PlannedGround& ground, const WeighingTable& table,
                                std::vector<Finding>& findings) {
    const store::GridInfo info{name, std::string{store::weights_grid}, ground.date, ground.grid,
                               true, {{households_layer, "real", ""}}};
    if (const auto* raster = same_cells(table.gathered, ground.grid)) {
        return write_same_cells(folder, info, *raster);
    }
    const auto weights = moved_weights(ground, table, findings);
    return weights ? write_layers(folder, info, *weights) : fail(weights.error());
}

} // namespace netzatlas::edition
