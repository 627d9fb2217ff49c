#include "edition/planned_grids.hpp"

#include "edition/best_line.hpp"
#include "edition/cell_figures.hpp"
#include "edition/common_grid.hpp"
#include "edition/network_areas.hpp"
#include "edition/network_counts.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

namespace netzatlas::edition {

namespace {

std::string scale_name(ingest::CellScale scale) {
    return scale == ingest::CellScale::share   ? "share"
           : scale == ingest::CellScale::count ? "count"
                                               : "flags";
}

Result<Date> day_of(const Source& source) {
    if (!source.reference_date) {
        return fail(
            ErrorCode::bad_source,
            fmt::format("source '{}' needs a reference_date in the project file", source.id));
    }
    return *source.reference_date;
}

/// A column laid out on a grid; everywhere else nothing was delivered.
template <class Value>
std::vector<Value> laid_out(const std::vector<Value>& column,
                            const std::vector<std::size_t>& places, std::size_t size,
                            Value missing) {
    std::vector<Value> cells(size, missing);
    for (std::size_t i = 0; i < places.size(); ++i) {
        cells[places[i]] = column[i];
    }
    return cells;
}

/// Lays a column out, writes and frees it.
Result<void> write_column(ingest::CellColumn& column, const std::vector<std::size_t>& places,
                          std::size_t size, geo::RasterWriter& writer, std::size_t layer) {
    const auto values = std::exchange(column.values, {});
    const auto reals = std::exchange(column.reals, {});
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    return reals.empty()
               ? writer.write(layer, 0,
                              std::span<const std::uint16_t>{
                                  laid_out(values, places, size, ingest::cell_not_delivered)})
               : writer.write(layer, 0,
                              std::span<const float>{laid_out(reals, places, size, none)});
}

Result<PlannedGround> table_ground(From<ingest::CellTable>& from, const std::string& theme,
                                   const Grid& grid) {
    const auto day = day_of(from.source);
    if (!day) {
        return fail(day.error());
    }
    PlannedGround ground{
        theme, theme, *day, grid, from.source.id, {}, &from.thing, from.source.file, {}};
    const auto places =
        std::make_shared<const std::vector<std::size_t>>(places_on(grid, from.thing));
    for (auto& column : from.thing.columns) {
        ground.layers.push_back({{column.name, scale_name(column.scale), from.source.id},
                                 !column.reals.empty(),
                                 [&column, places, grid](auto& writer, std::size_t layer) {
                                     return write_column(column, *places, grid.size(), writer,
                                                         layer);
                                 }});
    }
    return ground;
}

Result<void> copy_rows(const ingest::RasterCells& cells, std::size_t from,
                       geo::RasterWriter& writer, std::size_t layer) {
    constexpr int rows_at_once = geo::RasterWriter::block_rows;
    for (int row = 0; row < cells.grid().rows; row += rows_at_once) {
        const int rows = std::min(rows_at_once, cells.grid().rows - row);
        const auto copied = [&](const auto& values) -> Result<void> {
            return values ? writer.write(layer, row, std::span{*values}) : fail(values.error());
        };
        auto done = cells.layers()[from].inexact ? copied(cells.reals(from, row, rows))
                                                 : copied(cells.cells(from, row, rows));
        if (!done) {
            return done;
        }
    }
    return {};
}

/// Layers of the fixed network are called like the publisher's columns.
std::string theme_of(std::string_view layer) {
    return layer.starts_with("down_") || layer.starts_with("up_") ? "fixed" : "mobile";
}

/// Adds the layers of a raster to the ground they belong to, a new one where there is none.
Result<void> add_raster(const From<ingest::RasterCells>& from,
                        std::vector<PlannedGround>& grounds) {
    const auto day = day_of(from.source);
    if (!day) {
        return fail(day.error());
    }
    const auto& cells = from.thing;
    for (std::size_t i = 0; i < cells.layers().size(); ++i) {
        const auto& layer = cells.layers()[i];
        const auto theme = theme_of(layer.name);
        auto ground = std::find_if(grounds.begin(), grounds.end(), [&](const auto& there) {
            return there.table == nullptr && there.theme == theme && there.date == *day &&
                   there.grid == cells.grid();
        });
        if (ground == grounds.end()) {
            ground = grounds.insert(
                ground, {theme, theme, *day, cells.grid(), from.source.id, {}, nullptr, "", {}});
        }
        ground->layers.push_back({{layer.name, scale_name(layer.scale), from.source.id},
                                  layer.inexact,
                                  [&cells, i](auto& writer, std::size_t place) {
                                      return copy_rows(cells, i, writer, place);
                                  }});
        if (ground->rasters.empty() || ground->rasters.back() != &cells) {
            ground->rasters.push_back(&cells);
        }
    }
    return {};
}

Result<PlannedGround> area_ground(const From<ingest::OperatorCountAreas>& from, const Grid& grid) {
    const auto day = day_of(from.source);
    if (!day) {
        return fail(day.error());
    }
    const auto* areas = &from.thing;
    return PlannedGround{"mobile_areas",
                         "mobile_areas",
                         *day,
                         grid,
                         from.source.id,
                         {{{networks_layer, "count", from.source.id},
                           false,
                           [areas, grid](auto& writer, std::size_t layer) {
                               return write_network_areas(*areas, grid, writer, layer);
                           }}},
                         nullptr,
                         "",
                         {}};
}

/// Two sources must not say the same of one day.
Result<void> check_layers(const std::vector<PlannedGround>& grounds) {
    std::map<std::tuple<std::string, Date, std::string>, std::string> told;
    for (const auto& ground : grounds) {
        for (const auto& layer : ground.layers) {
            const auto [there, is_new] =
                told.try_emplace({ground.theme, ground.date, layer.info.name}, layer.info.source);
            if (!is_new) {
                return fail(ErrorCode::bad_source,
                            fmt::format("'{}' and '{}' both deliver '{}' of {}; a project takes "
                                        "one of each day",
                                        there->second, layer.info.source, layer.info.name,
                                        ground.date.iso()));
            }
        }
    }
    return {};
}

/// Tables and regions far apart make one grid around both.
Result<void> check_sizes(const std::vector<PlannedGround>& grounds) {
    for (const auto& ground : grounds) {
        const auto& grid = ground.grid;
        if (grid.size() > most_cells) {
            return fail(ErrorCode::bad_source,
                        fmt::format("'{}': its cells and the regions span {} x {} cells of {} m, "
                                    "more than the {} million a build takes: one of them lies far "
                                    "from the others; take it out, or larger cells",
                                    ground.source, grid.columns, grid.rows, grid.cell_size,
                                    most_cells / 1'000'000));
        }
    }
    return {};
}

/// The newest day has the theme's own name; others carry their day, a second grid its source.
void name_grounds(std::vector<PlannedGround>& grounds) {
    std::map<std::string, Date> newest;
    for (const auto& ground : grounds) {
        auto& date = newest.try_emplace(ground.theme, ground.date).first->second;
        date = std::max(date, ground.date);
    }
    std::set<std::string> taken;
    for (auto& ground : grounds) {
        if (ground.date != newest.at(ground.theme)) {
            ground.name = fmt::format("{}-{}", ground.theme, ground.date.iso());
        }
        if (!taken.insert(ground.name).second) {
            auto id = ground.source;
            std::replace_if(
                id.begin(), id.end(), [](unsigned char c) { return c == '/' || c == '\\'; }, '_');
            ground.name += "-" + id;
            taken.insert(ground.name);
        }
    }
}

} // namespace

Result<std::vector<bool>> PlannedGround::delivered() const {
    std::vector<bool> cells(grid.size());
    if (table != nullptr) {
        for (const auto place : places_on(grid, *table)) {
            cells[place] = true;
        }
    }
    constexpr int rows_at_once = geo::RasterWriter::block_rows;
    for (const auto* raster : rasters) {
        for (std::size_t layer = 0; layer < raster->layers().size(); ++layer) {
            for (int row = 0; row < grid.rows; row += rows_at_once) {
                const auto values =
                    raster->cells(layer, row, std::min(rows_at_once, grid.rows - row));
                if (!values) {
                    return fail(values.error());
                }
                const auto first = grid.index({row, 0});
                for (std::size_t i = 0; i < values->size(); ++i) {
                    if ((*values)[i] != ingest::cell_not_delivered) {
                        cells[first + i] = true;
                    }
                }
            }
        }
    }
    return cells;
}

Result<std::vector<PlannedGround>> planned_grounds(Gathered& gathered,
                                                   const BoundarySet& boundaries) {
    std::vector<PlannedGround> grounds;
    for (const auto& [tables, theme] :
         {std::pair{&gathered.fixed, "fixed"}, {&gathered.mobile, "mobile"}}) {
        for (auto& from : *tables) {
            add_network_counts(from.thing);
            add_best_line(from.thing);
            auto ground =
                table_ground(from, theme, common_grid(gathered, boundaries, from.thing.grid));
            if (!ground) {
                return fail(ground.error());
            }
            grounds.push_back(std::move(*ground));
        }
    }
    for (const auto& from : gathered.rasters) {
        if (from.thing.meaning() == ingest::RasterMeaning::households) {
            continue;
        }
        if (auto added = add_raster(from, grounds); !added) {
            return fail(added.error());
        }
    }
    if (gathered.areas) {
        auto ground = area_ground(*gathered.areas, common_grid(gathered, boundaries, Grid{}));
        if (!ground) {
            return fail(ground.error());
        }
        grounds.push_back(std::move(*ground));
    }
    for (const auto& checked : {check_layers(grounds), check_sizes(grounds)}) {
        if (!checked) {
            return fail(checked.error());
        }
    }
    add_network_counts(grounds);
    std::for_each(grounds.begin(), grounds.end(), [](auto& ground) { add_best_line(ground); });
    name_grounds(grounds);
    return grounds;
}

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

} // namespace netzatlas::edition
