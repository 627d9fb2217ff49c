#include "edition/municipal_means.hpp"

#include "edition/cell_figures.hpp"
#include "edition/cell_holders.hpp"
#include "geo/raster_file.hpp"
#include "geo/transform.hpp"
#include "terms/epsg.hpp"

#include <algorithm>
#include <cmath>

namespace netzatlas::edition {

namespace {

/// A band of `grids/weights.tif`; empty when it is not there or on another grid.
Result<std::vector<float>> weights_band(const std::filesystem::path& edition, const Grid& grid,
                                        std::string_view name) {
    const auto file = edition / "grids" / "weights.tif";
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) {
        return std::vector<float>{};
    }
    const auto raster = geo::RasterFile::open(file);
    if (!raster) {
        return fail(raster.error());
    }
    const auto band = raster->band(name);
    if (!band || raster->grid() != grid) {
        return std::vector<float>{};
    }
    const auto values = raster->rows(*band, 0, grid.rows);
    return values ? Result<std::vector<float>>{std::vector<float>(values->begin(), values->end())}
                  : fail(values.error());
}

/// Grounds of municipalities into the system of a grid.
Result<void> move_to(int system, std::vector<geo::MultiPolygon>& grounds) {
    if (system == epsg::utm32) {
        return {};
    }
    const auto transform = geo::Transform::between(epsg::utm32, system);
    if (!transform) {
        return fail(transform.error());
    }
    for (auto& ground : grounds) {
        auto moved = (*transform)(ground);
        if (!moved) {
            return fail(moved.error());
        }
        ground = std::move(*moved);
    }
    return {};
}

} // namespace

Result<std::optional<MunicipalMeans>> MunicipalMeans::of(const std::filesystem::path& edition,
                                                         const store::EditionContent& content,
                                                         const Grid& grid, bool by_households) {
    MunicipalMeans means;
    std::vector<geo::MultiPolygon> grounds;
    for (const auto& stored : content.regions) {
        if (stored.region.key.level() == RegionLevel::municipality) {
            means.keys_.push_back(stored.region.key.text());
            grounds.push_back(stored.ground);
        }
    }
    if (by_households) {
        auto households = weights_band(edition, grid, households_layer);
        if (!households) {
            return fail(households.error());
        }
        if (households->empty()) {
            return std::optional<MunicipalMeans>{};
        }
        if (auto held = means.take_households(edition, grid, *households); !held) {
            return fail(held.error());
        }
        if (!means.parts_.empty()) {
            return std::optional{std::move(means)};
        }
        means.households_ = std::move(*households);
    }
    if (auto moved = move_to(grid.epsg, grounds); !moved) {
        return fail(moved.error());
    }
    auto overlay = coverage::overlay(grounds, grid);
    if (!overlay) {
        return fail(overlay.error());
    }
    means.overlay_ = std::move(*overlay);
    return std::optional{std::move(means)};
}

Result<void> MunicipalMeans::take_households(const std::filesystem::path& edition, const Grid& grid,
                                             const std::vector<float>& households) {
    Result<void> outcome;
    const auto told = told_parts(
        [&](const std::string& name) {
            auto band = weights_band(edition, grid, name);
            outcome = band ? outcome : fail(band.error());
            return band ? std::move(*band) : std::vector<float>{};
        },
        keys_.size());
    if (!told.empty()) {
        parts_.resize(keys_.size());
    }
    for (const auto& part : told) {
        if (households[part.cell] > 0) {
            parts_[part.region].push_back({part.cell, households[part.cell] * part.part});
        }
    }
    return outcome;
}

template <class Visit>
void MunicipalMeans::each_cell(std::size_t municipality, const Visit& visit) const {
    if (!parts_.empty()) {
        for (const auto& part : parts_[municipality]) {
            visit(part.cell, part.weight);
        }
        return;
    }
    const auto share = [&](std::size_t cell) {
        return households_.empty() ? 1.0 : static_cast<double>(households_[cell]);
    };
    const auto& region = overlay_.regions[municipality];
    for (const auto& run : region.runs) {
        for (auto column = run.first; column <= run.last; ++column) {
            const auto cell = overlay_.grid.index({run.row, column});
            visit(cell, share(cell));
        }
    }
    for (const auto& border : region.borders) {
        const auto cell = overlay_.grid.index({border.row, border.column});
        visit(cell, border.fraction * share(cell));
    }
}

std::optional<MunicipalMean> MunicipalMeans::mean(std::size_t municipality,
                                                  std::span<const float> cells) const {
    double sum = 0;
    double weight = 0;
    double squares = 0;
    each_cell(municipality, [&](std::size_t cell, double own) {
        if (!std::isnan(cells[cell])) {
            sum += own * cells[cell];
            weight += own;
            squares += own * own;
        }
    });
    if (weight <= 0) {
        return std::nullopt;
    }
    return MunicipalMean{sum / weight, weight * weight / squares};
}

} // namespace netzatlas::edition
