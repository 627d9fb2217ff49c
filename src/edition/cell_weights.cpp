#include "edition/cell_weights.hpp"

#include "coverage/household_split.hpp"
#include "edition/cell_figures.hpp"
#include "edition/cell_holders.hpp"
#include "edition/delivered_households.hpp"
#include "edition/laid_municipalities.hpp"
#include "edition/own_households.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace netzatlas::edition {

namespace {

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

struct Unplaced {
    double households = 0;
    std::size_t cells = 0;
};

/// Households that no delivered cell took go where they lie, if that is a cell without delivery.
Result<Unplaced> keep_unplaced(const WeightPlace& place, const coverage::WeightSource& source,
                               coverage::Transfer& transfer) {
    Unplaced unplaced;
    for (std::size_t i = 0; i < source.cells.size(); ++i) {
        if (!(transfer.unplaced[i] > 0)) {
            continue;
        }
        const auto middle = source.grid.center(source.cells[i]);
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

bool goes_by_key(const PlannedGround& ground, const Settings& settings) {
    return settings.assignment == "publisher_key" && ground.table != nullptr &&
           !ground.table->keys.empty();
}

/// Households per cell, and who holds which part of them where that is not a matter of area.
struct CellWeights {
    std::vector<double> households;
    std::optional<std::vector<coverage::CellPart>> parts;
};

Result<std::vector<double>> transferred(const WeightPlace& place, const Delivered& delivered,
                                        const coverage::OnMove& on_move,
                                        std::vector<Finding>& findings) {
    const auto source = own_households(place, delivered.cells);
    if (!source) {
        return fail(source.error());
    }
    auto transfer = coverage::transferred_weights(
        *source, place.grid, place.delivered,
        [&](GridPoint point) -> Result<GridPoint> {
            const auto moved = place.to_grid(geo::Point{point.east, point.north});
            return moved ? Result<GridPoint>{GridPoint{moved->x, moved->y}} : fail(moved.error());
        },
        on_move);
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

/// Moves the households of a census and, where the settings ask for it, splits border cells by
/// them.
Result<CellWeights> split_weights(const WeightPlace& place, const BoundarySet& boundaries,
                                  const Delivered& delivered, std::vector<Finding>& findings) {
    const auto overlay = laid_overlay(boundaries, place.grid);
    const auto grounds = grounds_on(boundaries, place.grid);
    if (!overlay || !grounds) {
        return fail(overlay ? grounds.error() : overlay.error());
    }
    auto split = coverage::HouseholdSplit::of(*overlay, *grounds);
    if (!split) {
        return fail(split.error());
    }
    const auto hear = [&](std::size_t cell, const coverage::Quad& source, double households) {
        return split->add(cell, source, households);
    };
    auto households = transferred(place, delivered, hear, findings);
    return households ? Result<CellWeights>{CellWeights{std::move(*households), split->parts()}}
                      : fail(households.error());
}

Result<CellWeights> moved_weights(const PlannedGround& ground, const WeighingTable& table,
                                  std::vector<Finding>& findings) {
    const auto delivered_counts = delivered_households(table.gathered, table.settings);
    if (!delivered_counts) {
        return fail(delivered_counts.error());
    }
    auto to_grid = geo::Transform::between(delivered_counts->cells.grid.epsg, ground.grid.epsg);
    const auto delivered = ground.delivered();
    if (!to_grid || !delivered) {
        return fail(to_grid ? delivered.error() : to_grid.error());
    }
    const auto grounds = grounds_on(table.boundaries, ground.grid);
    if (!grounds) {
        return fail(grounds.error());
    }
    const WeightPlace place{ground.grid, *delivered, std::move(*to_grid),
                            geo::PointLocator{*grounds}};
    if (table.settings.assignment == "household_split") {
        return split_weights(place, table.boundaries, *delivered_counts, findings);
    }
    auto households = transferred(place, *delivered_counts, {}, findings);
    if (!households) {
        return fail(households.error());
    }
    CellWeights weights{std::move(*households), {}};
    if (goes_by_key(ground, table.settings)) {
        weights.parts = parts_by_own_key(ground, table.boundaries, weights.households, findings);
    }
    return weights;
}

Result<CellWeights> same_weights(const ingest::RasterCells& raster) {
    auto values = raster.reals(0, 0, raster.grid().rows);
    if (!values) {
        return fail(values.error());
    }
    CellWeights weights{std::vector<double>(values->begin(), values->end()), {}};
    std::replace_if(
        weights.households.begin(), weights.households.end(), [](double h) { return !(h > 0); },
        0.0);
    return weights;
}

/// Official totals of municipalities scale their cells, each by its own factor.
Result<void> scale(const PlannedGround& ground, const WeighingTable& table, CellWeights& weights,
                   std::vector<Finding>& findings) {
    if (!weights.parts) {
        const auto overlay = laid_overlay(table.boundaries, ground.grid);
        if (!overlay) {
            return fail(overlay.error());
        }
        weights.parts = coverage::parts_by_area(*overlay);
    }
    const auto totals = totals_of(table.gathered, table.boundaries);
    std::vector<double> before(totals.size());
    for (const auto& part : *weights.parts) {
        before[part.region] += part.part * weights.households[part.cell];
    }
    auto scaled = coverage::scaled_to_totals(*weights.parts, weights.households, totals);
    report_scaling(table.gathered, table.boundaries, before, scaled, findings);
    weights = {std::move(scaled.weights), std::move(scaled.parts)};
    return {};
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
    const auto holders = weights.parts ? holder_layers(*weights.parts, weights.households)
                                       : std::vector<HolderLayer>{};
    for (const auto& layer : holders) {
        info.layers.push_back({layer.name, "real", ""});
    }
    auto writer = store::grid_writer(folder, info);
    if (!writer) {
        return fail(writer.error());
    }
    const std::vector<float> households(weights.households.begin(), weights.households.end());
    if (auto written = writer->write(0, 0, std::span{households}); !written) {
        return written;
    }
    for (std::size_t i = 0; i < holders.size(); ++i) {
        if (auto written = writer->write(i + 1, 0, std::span{holders[i].values}); !written) {
            return written;
        }
    }
    return writer->close();
}

} // namespace

Result<void> write_cell_weights(const std::filesystem::path& folder, const std::string& name,
                                const PlannedGround& ground, const WeighingTable& table,
                                std::vector<Finding>& findings) {
    const store::GridInfo info{name, std::string{store::weights_grid}, ground.date, ground.grid,
                               true, {{households_layer, "real", ""}}};
    const auto* raster = same_cells(table.gathered, ground.grid);
    if (raster != nullptr && !table.gathered.household_totals) {
        return write_same_cells(folder, info, *raster);
    }
    auto weights =
        raster != nullptr ? same_weights(*raster) : moved_weights(ground, table, findings);
    if (!weights) {
        return fail(weights.error());
    }
    if (table.gathered.household_totals) {
        if (auto scaled = scale(ground, table, *weights, findings); !scaled) {
            return scaled;
        }
    }
    return write_layers(folder, info, *weights);
}

} // namespace netzatlas::edition
