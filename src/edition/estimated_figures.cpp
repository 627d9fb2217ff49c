#include "edition/estimated_figures.hpp"

#include "coverage/overlay.hpp"
#include "coverage/parts.hpp"
#include "edition/delivered_households.hpp"
#include "geo/transform.hpp"
#include "indicators/figures.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace netzatlas::edition {

namespace {

/// The municipal shares of one indicator, source and date.
using TableColumn = std::tuple<std::string, std::string, Date>;
using MunicipalShares = std::map<std::string, const IndicatorValue*>;

std::map<TableColumn, MunicipalShares>
municipal_columns(const std::vector<store::StoredValue>& published) {
    std::map<TableColumn, MunicipalShares> columns;
    for (const auto& row : published) {
        const bool of_households = row.indicator.starts_with("fixed_hh_") ||
                                   row.indicator.find("_quota") != std::string::npos;
        if (row.region.size() == 8 && of_households) {
            columns[{row.indicator, row.source, row.reference_date}].emplace(row.region,
                                                                             &row.value);
        }
    }
    return columns;
}

coverage::Sums sums_of(const MunicipalShares& shares, const std::string& region,
                       double households) {
    const auto found = shares.find(region);
    if (found == shares.end()) {
        return {0, 0, households};
    }
    const auto& value = *found->second;
    if (value.state == ValueState::not_applicable) {
        return {};
    }
    return value.value ? coverage::Sums{households * *value.value / 100, households, 0}
                       : coverage::Sums{0, 0, households};
}

std::string source_id(const std::string& table) {
    return table + "-geschaetzt";
}

/// One table's estimates for every region above the municipality.
std::vector<store::StoredValue> column_estimates(const TableColumn& column,
                                                 const MunicipalShares& shares,
                                                 const std::vector<double>& households,
                                                 const BoundarySet& boundaries,
                                                 double completeness_needed) {
    std::vector<store::StoredValue> values;
    std::vector<coverage::Sums> sums;
    for (std::size_t i = 0; i < boundaries.municipalities.size(); ++i) {
        const auto& key = boundaries.regions[boundaries.municipalities[i]].region.key;
        sums.push_back(sums_of(shares, key.text(), households[i]));
    }
    const auto above = indicators::rolled_up(std::span<const coverage::Sums>{sums},
                                             boundaries.parents, boundaries.higher.size());
    for (std::size_t i = 0; i < above.size(); ++i) {
        const auto& [indicator, table, day] = column;
        const auto value = indicators::share_value(above[i], {completeness_needed});
        values.push_back({boundaries.regions[boundaries.higher[i]].region.key.text(), indicator,
                          day, Origin::computed, source_id(table), in_tens(value), true});
    }
    return values;
}

Source estimate_source(const Source& table, const Source& census, bool by_cells) {
    Source source;
    source.id = source_id(table.id);
    source.title = fmt::format("Geschätzt: Anteile der Gemeinden aus „{}“, gewichtet mit "
                               "Haushalten aus „{}“ nach {}",
                               table.title, census.title, by_cells ? "Zellen" : "Fläche");
    source.publisher = "Netzatlas";
    source.licence = table.licence;
    source.licence_uri = table.licence_uri;
    source.attribution = table.attribution + "; " + census.attribution;
    source.reference_date = table.reference_date;
    return source;
}

store::StoredValue household_count(const RegionKey& region, double households, const Source& census,
                                   Date day) {
    IndicatorValue value;
    value.state = ValueState::value;
    value.value = households;
    return {
        region.text(), std::string{estimated_households}, day, Origin::computed, census.id, value,
        true};
}

/// Published figures of indicators and dates that no cells tell of.
std::vector<store::StoredValue> without_cells(const std::vector<store::StoredValue>& published,
                                              const std::vector<store::StoredValue>& computed) {
    std::set<std::pair<std::string, Date>> told;
    for (const auto& row : computed) {
        told.emplace(row.indicator, row.reference_date);
    }
    std::vector<store::StoredValue> open;
    std::copy_if(
        published.begin(), published.end(), std::back_inserter(open),
        [&](const auto& row) { return !told.contains({row.indicator, row.reference_date}); });
    return open;
}

Result<std::vector<double>> rounded_households(const EstimateGround& ground) {
    auto counts = census_by_area(ground.gathered.census->thing, ground.boundaries, ground.settings);
    if (!counts) {
        return fail(counts.error());
    }
    auto& households = counts->households;
    std::transform(households.begin(), households.end(), households.begin(),
                   [](double count) { return in_tens(count); });
    return std::move(households);
}

/// The rows and columns of a grid that some shape reaches: what a census holds beyond the regions
/// takes no memory. May be empty.
Grid reached(const Grid& grid, const std::vector<geo::MultiPolygon>& shapes) {
    CellPosition first{grid.rows, grid.columns};
    CellPosition end{0, 0};
    const auto within = [&](double metres, int most) {
        return static_cast<int>(std::clamp(std::floor(metres / grid.cell_size), 0.0, most - 1.0));
    };
    for (const auto& shape : shapes) {
        const auto box = geo::bounds(shape);
        first.row = std::min(first.row, within(grid.north - box.north, grid.rows));
        first.column = std::min(first.column, within(box.west - grid.west, grid.columns));
        end.row = std::max(end.row, within(grid.north - box.south, grid.rows) + 1);
        end.column = std::max(end.column, within(box.east - grid.west, grid.columns) + 1);
    }
    auto part = grid;
    part.west += grid.cell_size * first.column;
    part.north -= grid.cell_size * first.row;
    part.columns = end.column - first.column;
    part.rows = end.row - first.row;
    return part;
}

} // namespace

Result<CensusCounts> census_by_area(const ingest::CensusTable& census,
                                    const BoundarySet& boundaries, const Settings& settings) {
    const auto to_census = geo::Transform::between(25832, census.grid.epsg);
    if (!to_census) {
        return fail(to_census.error());
    }
    std::vector<geo::MultiPolygon> shapes;
    for (const auto& ground : boundaries.municipal_grounds()) {
        auto shape = (*to_census)(ground);
        if (!shape) {
            return fail(shape.error());
        }
        shapes.push_back(std::move(*shape));
    }
    const auto grid = reached(census.grid, shapes);
    const auto overlay = coverage::overlay(shapes, grid);
    if (!overlay) {
        return fail(overlay.error());
    }
    std::vector<double> persons(grid.size());
    std::vector<double> households(grid.size());
    for (const auto& cell : census.cells) {
        if (const auto place = grid.cell_at(census.grid.center(cell.cell))) {
            persons[grid.index(*place)] = cell.persons.value_or(0);
            households[grid.index(*place)] = households_of(cell, settings);
        }
    }
    CensusCounts counts{std::vector<double>(shapes.size()), std::vector<double>(shapes.size())};
    for (const auto& part : coverage::parts_by_area(*overlay)) {
        counts.persons[part.region] += part.part * persons[part.cell];
        counts.households[part.region] += part.part * households[part.cell];
    }
    return counts;
}

Estimates estimates(const std::vector<store::StoredValue>& published,
                    const std::vector<double>& households, const BoundarySet& boundaries,
                    double completeness_needed) {
    Estimates result;
    for (const auto& [column, shares] : municipal_columns(published)) {
        auto values = column_estimates(column, shares, households, boundaries, completeness_needed);
        std::move(values.begin(), values.end(), std::back_inserter(result.values));
    }
    return result;
}

std::vector<double> households_of_cells(const std::vector<store::StoredValue>& values,
                                        const BoundarySet& boundaries) {
    // Of several days and grids the newest and the first by name, whatever the order of the rows.
    const auto goes_before = [](const store::StoredValue& a, const store::StoredValue& b) {
        return std::tie(b.reference_date, a.indicator) < std::tie(a.reference_date, b.indicator);
    };
    std::map<std::string, const store::StoredValue*> chosen;
    for (const auto& row : values) {
        const bool by_cells = row.origin == Origin::computed && !row.estimated;
        if (by_cells && row.value.denominator && row.region.size() == 8 &&
            row.indicator.starts_with("fixed_hh_")) {
            auto& best = chosen.try_emplace(row.region, &row).first->second;
            best = goes_before(row, *best) ? &row : best;
        }
    }
    std::map<std::string, double> counts;
    for (const auto& [region, row] : chosen) {
        counts[region] = row->value.denominator.value_or(0) + row->value.missing.value_or(0);
    }
    std::vector<double> households;
    for (const auto place : boundaries.municipalities) {
        if (!counts.empty()) {
            households.push_back(counts[boundaries.regions[place].region.key.text()]);
        }
    }
    return households;
}

Result<Estimates> estimated_figures(const EstimateGround& ground,
                                    const std::vector<store::StoredValue>& published) {
    const auto& gathered = ground.gathered;
    const auto open = without_cells(published, ground.computed);
    if (!gathered.census || open.empty()) {
        return Estimates{};
    }
    const auto& census = gathered.census->source;
    if (!census.reference_date) {
        return fail(
            ErrorCode::bad_source,
            fmt::format("source '{}' needs a reference_date in the project file", census.id));
    }
    const auto of_cells = households_of_cells(ground.computed, ground.boundaries);
    const auto households =
        of_cells.empty() ? rounded_households(ground) : Result<std::vector<double>>{of_cells};
    if (!households) {
        return fail(households.error());
    }
    auto result = estimates(open, *households, ground.boundaries, ground.settings.completeness);
    std::set<std::string> used;
    for (const auto& value : result.values) {
        used.insert(value.source);
    }
    for (const auto& from : gathered.tables) {
        if (used.contains(source_id(from.source.id))) {
            result.sources.push_back(estimate_source(from.source, census, !of_cells.empty()));
        }
    }
    for (std::size_t i = 0; of_cells.empty() && i < households->size(); ++i) {
        const auto place = ground.boundaries.municipalities[i];
        result.values.push_back(household_count(ground.boundaries.regions[place].region.key,
                                                (*households)[i], census, *census.reference_date));
    }
    return result;
}

} // namespace netzatlas::edition
