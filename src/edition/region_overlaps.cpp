#include "edition/region_overlaps.hpp"

#include "coverage/overlaps.hpp"
#include "terms/epsg.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::edition {

namespace {

using Shapes = std::vector<ingest::RegionShape>;
constexpr double least_m2 = 10'000;
constexpr double most_cells_a_side = 20'000; // 2,000 km at 100 m

geo::Box around(const std::vector<geo::MultiPolygon>& grounds) {
    auto all = geo::bounds(grounds.front());
    for (const auto& ground : grounds) {
        const auto box = geo::bounds(ground);
        all = {std::min(all.west, box.west), std::min(all.south, box.south),
               std::max(all.east, box.east), std::max(all.north, box.north)};
    }
    return all;
}

/// Cells of 100 m over all regions; larger ones where that would be too many.
Grid grid_over(const std::vector<geo::MultiPolygon>& grounds) {
    const auto box = around(grounds);
    const double side = std::max(box.east - box.west, box.north - box.south);
    const double size = 100 * std::max(1.0, std::ceil(side / (100 * most_cells_a_side)));
    const double west = size * std::floor(box.west / size);
    const double north = size * std::ceil(box.north / size);
    return {epsg::utm32,
            west,
            north,
            size,
            static_cast<int>(std::ceil((box.east - west) / size)),
            static_cast<int>(std::ceil((north - box.south) / size))};
}

std::string called(const Region& region) {
    return fmt::format("{} ({})", region.name, region.key.text());
}

std::vector<Finding> overlaps_of(const From<Shapes>& from) {
    std::vector<geo::MultiPolygon> grounds;
    grounds.reserve(from.thing.size());
    for (const auto& shape : from.thing) {
        grounds.push_back(shape.ground);
    }
    if (grounds.size() < 2) {
        return {};
    }
    const auto grid = grid_over(grounds);
    const auto overlay = coverage::overlay(grounds, grid);
    if (!overlay) {
        return {}; // laying the same borders under cells says why
    }
    const double cell_m2 = grid.cell_size * grid.cell_size;
    std::vector<Finding> findings;
    for (const auto& shared : coverage::shared_ground(*overlay, least_m2 / cell_m2)) {
        const auto& first = from.thing[shared.first].region;
        const auto& second = from.thing[shared.second].region;
        const auto corner = grid.corner(shared.where);
        findings.push_back({Severity::warning, "overlapping_regions", from.source.file, 0, "",
                            fmt::format("{} {}", first.key.text(), second.key.text()),
                            fmt::format("{} and {} both claim {:.2f} km², first near {:.0f} east, "
                                        "{:.0f} north (EPSG:{})",
                                        called(first), called(second), shared.cells * cell_m2 / 1e6,
                                        corner.east, corner.north, grid.epsg),
                            "kept as published; cells there count in both"});
    }
    return findings;
}

} // namespace

std::vector<Finding> region_overlaps(std::span<const Gathered> parts) {
    std::vector<Finding> findings;
    for (const auto& part : parts) {
        for (const auto& [level, from] : part.regions) {
            auto more = overlaps_of(from);
            std::move(more.begin(), more.end(), std::back_inserter(findings));
        }
    }
    return findings;
}

} // namespace netzatlas::edition
