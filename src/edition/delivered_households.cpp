#include "edition/delivered_households.hpp"

#include "geo/raster_writer.hpp"

#include <algorithm>

namespace netzatlas::edition {

namespace {

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

} // namespace

double households_of(const ingest::CensusCell& cell, const Settings& settings) {
    if (cell.households) {
        return *cell.households;
    }
    const double size = cell.persons_per_household.value_or(0);
    return cell.persons.value_or(0) / (size > 0 ? size : settings.persons_per_household);
}

bool households_are_estimated(const Gathered& gathered) {
    return gathered.census &&
           std::any_of(gathered.census->thing.cells.begin(), gathered.census->thing.cells.end(),
                       [](const auto& cell) { return cell.weighs_by_persons(); });
}

Result<Delivered> delivered_households(const Gathered& gathered, const Settings& settings) {
    if (gathered.census) {
        return Delivered{gathered.census->source,
                         census_households(gathered.census->thing, settings)};
    }
    const auto* raster = household_raster(gathered);
    auto cells = raster_households(raster->thing);
    return cells ? Result<Delivered>{Delivered{raster->source, std::move(*cells)}}
                 : fail(cells.error());
}

} // namespace netzatlas::edition
