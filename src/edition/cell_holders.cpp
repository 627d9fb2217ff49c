#include "edition/cell_holders.hpp"

#include "geo/point_locator.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace netzatlas::edition {

namespace {

constexpr std::int32_t nobody = -1;

GridPoint middle_of(const Grid& grid, std::size_t cell) {
    const auto columns = static_cast<std::size_t>(grid.columns);
    const auto corner =
        grid.corner({static_cast<int>(cell / columns), static_cast<int>(cell % columns)});
    return {corner.east + grid.cell_size / 2, corner.north + grid.cell_size / 2};
}

Finding strange_key(const PlannedGround& ground, CellPosition cell) {
    const auto& grid = ground.table->grid;
    const auto id = CellId{grid.epsg, grid.cell_size, grid.corner(cell)};
    return {Severity::warning,
            "unknown_municipality",
            ground.table_file,
            0,
            "ags",
            id.text(),
            "the cell's key is no municipality at the boundary date",
            "its households count in the municipality it lies in"};
}

const RegionKey& key_of(const BoundarySet& boundaries, std::size_t municipality) {
    return boundaries.regions[boundaries.municipalities[municipality]].region.key;
}

/// Weighted cells without a key of their own count where they lie.
void locate_rest(const Grid& grid, const BoundarySet& boundaries,
                 std::span<const double> households, std::vector<std::int32_t>& holders) {
    const auto grounds = boundaries.municipal_grounds();
    const geo::PointLocator municipality{grounds};
    for (std::size_t cell = 0; cell < holders.size(); ++cell) {
        if (households[cell] > 0 && holders[cell] == nobody) {
            const auto middle = middle_of(grid, cell);
            const auto index = municipality.at({middle.east, middle.north});
            holders[cell] = index ? static_cast<std::int32_t>(*index) : nobody;
        }
    }
}

std::string span_of(double low, double high) {
    return low == high ? fmt::format("{:.4f}", low) : fmt::format("{:.4f} to {:.4f}", low, high);
}

} // namespace

std::vector<coverage::CellPart> parts_by_own_key(const PlannedGround& ground,
                                                 const BoundarySet& boundaries,
                                                 std::span<const double> households,
                                                 std::vector<Finding>& findings) {
    std::map<RegionKey, std::int32_t> indices;
    for (std::size_t i = 0; i < boundaries.municipalities.size(); ++i) {
        indices.emplace(key_of(boundaries, i), static_cast<std::int32_t>(i));
    }
    std::vector<std::int32_t> holders(ground.grid.size(), nobody);
    const auto places = places_on(ground.grid, *ground.table);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto& key = ground.table->keys[i];
        const auto found = key ? indices.find(*key) : indices.end();
        if (found != indices.end()) {
            holders[places[i]] = found->second;
        } else {
            findings.push_back(strange_key(ground, ground.table->cells[i]));
        }
    }
    locate_rest(ground.grid, boundaries, households, holders);
    std::vector<std::uint32_t> cells(holders.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        cells[i] = static_cast<std::uint32_t>(i);
    }
    return coverage::parts_by_key(cells, holders);
}

std::vector<std::optional<double>> totals_of(const Gathered& gathered,
                                             const BoundarySet& boundaries) {
    std::vector<std::optional<double>> totals(boundaries.municipalities.size());
    std::map<RegionKey, double> known;
    for (const auto& count : gathered.household_totals->thing) {
        known.emplace(count.municipality, count.amount);
    }
    for (std::size_t i = 0; i < totals.size(); ++i) {
        const auto found = known.find(key_of(boundaries, i));
        if (found != known.end()) {
            totals[i] = found->second;
        }
    }
    return totals;
}

void report_scaling(const Gathered& gathered, const BoundarySet& boundaries,
                    std::span<const double> before, const coverage::ScaledWeights& after,
                    std::vector<Finding>& findings) {
    const auto totals = totals_of(gathered, boundaries);
    const auto& file = gathered.household_totals->source.file;
    double low = std::numeric_limits<double>::infinity();
    double high = 0;
    std::size_t scaled = 0;
    for (std::size_t i = 0; i < totals.size(); ++i) {
        if (after.unplaced[i] > 0) {
            findings.push_back({Severity::warning, "official_total_without_cell", file, 0,
                                "households", key_of(boundaries, i).text(),
                                fmt::format("{:.0f} official households, but no cell of the "
                                            "municipality has any",
                                            after.unplaced[i]),
                                "they are in no figure"});
        } else if (totals[i] && before[i] > 0) {
            low = std::min(low, *totals[i] / before[i]);
            high = std::max(high, *totals[i] / before[i]);
            ++scaled;
        }
    }
    if (scaled > 0) {
        findings.push_back({Severity::note, "official_total", file, 0, "households", "",
                            fmt::format("households of {} municipalities were scaled to their "
                                        "official totals, by factors of {}",
                                        scaled, span_of(low, high)),
                            "cells keep their pattern within a municipality"});
    }
    const auto without = std::count(totals.begin(), totals.end(), std::nullopt);
    if (without > 0) {
        findings.push_back({Severity::note, "no_official_total", file, 0, "households", "",
                            fmt::format("{} municipalities have no official total", without),
                            "their cells keep the households they had"});
    }
}

std::string holder_layer(const char* name, std::size_t holder) {
    return holder == 0 ? name : fmt::format("{}_{}", name, holder + 1);
}

std::vector<HolderLayer> holder_layers(std::span<const coverage::CellPart> parts,
                                       std::span<const double> households) {
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    const bool whole =
        std::all_of(parts.begin(), parts.end(), [](const auto& part) { return part.part == 1; });
    std::vector<std::uint8_t> holders(households.size());
    std::vector<HolderLayer> layers;
    const std::size_t per_holder = whole ? 1 : 2;
    for (const auto& part : parts) {
        if (!whole && !(households[part.cell] > 0)) {
            continue;
        }
        const std::size_t holder = holders[part.cell]++;
        if (layers.size() <= holder * per_holder) {
            for (const auto* name : {municipality_layer, part_layer}) {
                if (!whole || name == municipality_layer) {
                    layers.push_back(
                        {holder_layer(name, holder), std::vector<float>(households.size(), none)});
                }
            }
        }
        layers[holder * per_holder].values[part.cell] = static_cast<float>(part.region);
        if (!whole) {
            layers[holder * per_holder + 1].values[part.cell] = static_cast<float>(part.part);
        }
    }
    return layers;
}

} // namespace netzatlas::edition
