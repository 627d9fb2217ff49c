#include "edition/inhabited_zero_rows.hpp"

#include "coverage/overlay.hpp"
#include "geo/transform.hpp"
#include "terms/epsg.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace netzatlas::edition {

namespace {

/// Who lives where, in words: "the directory counts 20 inhabitants".
using People = std::map<RegionKey, std::string>;
using Shapes = std::map<RegionKey, const geo::MultiPolygon*>;

constexpr double enough_people = 100; ///< of a census; fewer may have moved away since

void add_people(const Gathered& part, People& people) {
    if (!part.directory) {
        return;
    }
    for (const auto& entry : part.directory->thing) {
        if (entry.population.value_or(0) > 0) {
            people.emplace(entry.key,
                           fmt::format("the directory counts {} inhabitants", *entry.population));
        }
    }
}

std::set<RegionKey> rows_of_zeros(std::span<const Gathered> parts) {
    std::set<RegionKey> rows;
    for (const auto& part : parts) {
        for (const auto& from : part.tables) {
            rows.insert(from.table.not_applicable.begin(), from.table.not_applicable.end());
        }
    }
    return rows;
}

Shapes borders_of(const std::set<RegionKey>& wanted, std::span<const Gathered> parts) {
    Shapes shapes;
    for (const auto& part : parts) {
        const auto level = part.regions.find(RegionLevel::municipality);
        if (level == part.regions.end()) {
            continue;
        }
        for (const auto& shape : level->second.thing) {
            if (wanted.contains(shape.region.key)) {
                shapes.emplace(shape.region.key, &shape.ground);
            }
        }
    }
    return shapes;
}

/// One cell more on every side: cells at the edge of the census have neighbours, too.
Grid with_margin(Grid grid) {
    grid.west -= grid.cell_size;
    grid.north += grid.cell_size;
    grid.columns += 2;
    grid.rows += 2;
    return grid;
}

Result<coverage::Overlay> overlay_of(const Shapes& shapes, const Grid& grid) {
    const auto to_census = geo::Transform::between(epsg::utm32, grid.epsg);
    if (!to_census) {
        return fail(to_census.error());
    }
    std::vector<geo::MultiPolygon> moved;
    moved.reserve(shapes.size());
    for (const auto& [key, shape] : shapes) {
        auto there = (*to_census)(*shape);
        if (!there) {
            return fail(there.error());
        }
        moved.push_back(std::move(*there));
    }
    return coverage::overlay(moved, grid);
}

/// Cells of the census, without the margin, that lie inside with all their neighbours: people of a
/// cell at the border may live on its other side, and generalised borders move by as much.
std::vector<CellPosition> deep_inside(const coverage::RegionCells& region) {
    std::set<CellPosition> inside;
    for (const auto& run : region.runs) {
        for (int column = run.first; column <= run.last; ++column) {
            inside.insert(inside.end(), {run.row - 1, column - 1});
        }
    }
    std::vector<CellPosition> deep;
    std::copy_if(inside.begin(), inside.end(), std::back_inserter(deep), [&](const auto& cell) {
        bool all = true;
        for (int place = 0; place < 9; ++place) {
            all = all && inside.contains({cell.row + place / 3 - 1, cell.column + place % 3 - 1});
        }
        return all;
    });
    return deep;
}

/// Persons, or households where there are no persons.
double people_in(const std::vector<CellPosition>& places, const ingest::CensusTable& census) {
    double people = 0;
    for (const auto& place : places) {
        const auto at = std::lower_bound(
            census.cells.begin(), census.cells.end(), place,
            [](const ingest::CensusCell& cell, const auto& wanted) { return cell.cell < wanted; });
        if (at != census.cells.end() && at->cell == place) {
            people += std::max(0.0, at->persons.value_or(at->households.value_or(0)));
        }
    }
    return people;
}

/// Errors: those of the projection.
Result<void> ask_census(const ingest::CensusTable& census, const Shapes& shapes, People& people) {
    if (shapes.empty()) {
        return {};
    }
    const auto overlay = overlay_of(shapes, with_margin(census.grid));
    if (!overlay) {
        return fail(overlay.error());
    }
    auto region = overlay->regions.begin();
    for (const auto& [key, shape] : shapes) {
        if (const auto told = people_in(deep_inside(*region++), census); told >= enough_people) {
            people.emplace(
                key, fmt::format("the census counts {:.0f} people well within its borders", told));
        }
    }
    return {};
}

/// The row its reader found to be all zero.
std::int64_t row_of(const Gathered& part, const RegionKey& region) {
    const auto found =
        std::find_if(part.findings.begin(), part.findings.end(), [&](const Finding& finding) {
            return finding.rule == "all_zero_row" && finding.value == region.text();
        });
    return found == part.findings.end() ? 0 : found->row;
}

People known_people(std::span<const Gathered> parts, std::vector<Finding>& findings) {
    People people;
    for (const auto& part : parts) {
        add_people(part, people);
    }
    if (!people.empty()) { // newer than a census, and not moved by generalised borders
        return people;
    }
    const auto shapes = borders_of(rows_of_zeros(parts), parts);
    for (const auto& part : parts) {
        const auto asked =
            part.census ? ask_census(part.census->thing, shapes, people) : Result<void>{};
        if (!asked) {
            findings.push_back({Severity::error, "wrong_crs", part.census->source.file, 0, "", "",
                                asked.error().message, "not asked who lives in rows of zeros"});
        }
    }
    return people;
}

} // namespace

std::vector<Finding> inhabited_zero_rows(std::span<const Gathered> parts) {
    std::vector<Finding> findings;
    const auto people = known_people(parts, findings);
    for (const auto& part : parts) {
        for (const auto& from : part.tables) {
            for (const auto& region : from.table.not_applicable) {
                if (const auto known = people.find(region); known != people.end()) {
                    findings.push_back({Severity::error, "zero_row_inhabited", from.source.file,
                                        row_of(part, region), "", region.text(),
                                        fmt::format("0 in every column, but {}: get the file again "
                                                    "or ask its publisher",
                                                    known->second),
                                        "taken as not delivered"});
                }
            }
        }
    }
    return findings;
}

void drop_refuted_notes(std::vector<Finding>& findings) {
    std::set<std::tuple<std::string, std::int64_t, std::string>> refuted;
    for (const auto& finding : findings) {
        if (finding.rule == "zero_row_inhabited") {
            refuted.emplace(finding.file, finding.row, finding.value);
        }
    }
    std::erase_if(findings, [&](const Finding& finding) {
        return finding.rule == "all_zero_row" &&
               refuted.contains({finding.file, finding.row, finding.value});
    });
}

void withdraw_inhabited_zero_rows(Gathered& whole) {
    std::set<std::pair<std::string, std::string>> withdrawn;
    for (const auto& finding : whole.findings) {
        if (finding.rule == "zero_row_inhabited") {
            withdrawn.emplace(finding.file, finding.value);
        }
    }
    for (auto& from : whole.tables) {
        auto& nobody = from.table.not_applicable;
        const auto kept = std::stable_partition(nobody.begin(), nobody.end(), [&](const auto& key) {
            return !withdrawn.contains({from.source.file, key.text()});
        });
        from.table.not_delivered.assign(kept, nobody.end());
        nobody.erase(kept, nobody.end());
    }
}

} // namespace netzatlas::edition
