#include "edition/census_totals.hpp"

#include "geo/point_locator.hpp"
#include "geo/transform.hpp"
#include "terms/epsg.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>

namespace netzatlas::edition {

namespace {

constexpr double wide_share = 0.2;    ///< of the directory's persons
constexpr double wide_persons = 100;  ///< below, a few secret cells explain it
constexpr double finest_cell_m = 100; ///< larger cells reach over borders too far

using Shapes = std::vector<ingest::RegionShape>;

/// What is held against each other.
struct Sides {
    const From<ingest::CensusTable>* census = nullptr;
    const From<std::vector<ingest::DirectoryEntry>>* directory = nullptr;
    const Shapes* borders = nullptr;
    bool complete() const {
        return census != nullptr && directory != nullptr && borders != nullptr;
    }
};

Sides sides_in(std::span<const Gathered> parts) {
    Sides sides;
    for (const auto& part : parts) {
        sides.census = part.census ? &*part.census : sides.census;
        sides.directory = part.directory ? &*part.directory : sides.directory;
        const auto level = part.regions.find(RegionLevel::municipality);
        if (level != part.regions.end() &&
            (sides.borders == nullptr || level->second.thing.size() > sides.borders->size())) {
            sides.borders = &level->second.thing;
        }
    }
    return sides;
}

/// Middles of the cells that tell persons, in the borders' system.
Result<std::vector<geo::Point>> middles(const ingest::CensusTable& census) {
    const auto transform = geo::Transform::between(census.grid.epsg, epsg::utm32);
    if (!transform) {
        return fail(transform.error());
    }
    std::vector<geo::Point> points;
    points.reserve(census.cells.size());
    for (const auto& cell : census.cells) {
        const auto corner = census.grid.corner(cell.cell);
        const double half = census.grid.cell_size / 2;
        points.push_back({corner.east + half, corner.north + half});
    }
    if (const auto moved = transform->apply(points); !moved) {
        return fail(moved.error());
    }
    return points;
}

/// Persons by order of the borders.
Result<std::vector<double>> counted_persons(const ingest::CensusTable& census,
                                            const Shapes& borders) {
    const auto points = middles(census);
    if (!points) {
        return fail(points.error());
    }
    std::vector<geo::MultiPolygon> grounds;
    grounds.reserve(borders.size());
    for (const auto& shape : borders) {
        grounds.push_back(shape.ground);
    }
    const geo::PointLocator locator{grounds};
    std::vector<double> persons(borders.size(), 0.0);
    for (std::size_t i = 0; i < points->size(); ++i) {
        const auto& told = census.cells[i].persons;
        if (const auto place = told && *told > 0 ? locator.at((*points)[i]) : std::nullopt) {
            persons[*place] += *told;
        }
    }
    return persons;
}

/// One municipality: what the census counts, what the directory says.
struct Pair {
    const Region* region = nullptr;
    double census = 0;
    double directory = 0;
    double apart() const { return std::abs(census - directory) / directory; }
    std::string words() const {
        return fmt::format(
            "{}: {:.0f} persons in census cells, {:.0f} in the directory ({:+.1f} %)", region->name,
            census, directory, 100 * (census / directory - 1));
    }
};

std::vector<Pair> paired(const Sides& sides, const std::vector<double>& persons) {
    std::map<RegionKey, double> official;
    for (const auto& entry : sides.directory->thing) {
        if (entry.population && *entry.population > 0) {
            official.emplace(entry.key, static_cast<double>(*entry.population));
        }
    }
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        const auto& region = (*sides.borders)[i].region;
        if (const auto found = official.find(region.key); found != official.end()) {
            pairs.push_back({&region, persons[i], found->second});
        }
    }
    return pairs;
}

Finding total_of(const std::string& file, const std::vector<Pair>& pairs) {
    double census = 0;
    double directory = 0;
    for (const auto& pair : pairs) {
        census += pair.census;
        directory += pair.directory;
    }
    const auto furthest =
        std::max_element(pairs.begin(), pairs.end(),
                         [](const Pair& a, const Pair& b) { return a.apart() < b.apart(); });
    return {Severity::note,
            "census_total",
            file,
            0,
            "",
            fmt::format("{:.0f} of {:.0f} persons", census, directory),
            fmt::format("{} municipalities: census cells hold {:.0f} persons, the directory {:.0f} "
                        "({:+.1f} %); furthest apart: {}",
                        pairs.size(), census, directory, 100 * (census / directory - 1),
                        furthest->words()),
            "kept; shares weigh by the cells"};
}

} // namespace

std::vector<Finding> census_totals(std::span<const Gathered> parts) {
    const auto sides = sides_in(parts);
    if (!sides.complete()) {
        return {};
    }
    const auto& census = sides.census->thing;
    const auto& file = sides.census->source.file;
    const auto persons = counted_persons(census, *sides.borders);
    if (!persons) {
        return {{Severity::error, "wrong_crs", file, 0, "", "", persons.error().message,
                 "not held against the directory"}};
    }
    const auto pairs = paired(sides, *persons);
    if (pairs.empty() || std::all_of(persons->begin(), persons->end(),
                                     [](double counted) { return counted == 0; })) {
        return {};
    }
    std::vector<Finding> findings{total_of(file, pairs)};
    for (const auto& pair : pairs) {
        if (census.grid.cell_size <= finest_cell_m && pair.apart() > wide_share &&
            std::abs(pair.census - pair.directory) > wide_persons) {
            findings.push_back({Severity::warning, "census_total_gap", file, 0, "",
                                pair.region->key.text(), pair.words(),
                                "kept; its households weigh by the cells there are"});
        }
    }
    return findings;
}

} // namespace netzatlas::edition
