#include "edition/cell_grids.hpp"

#include "edition/both_cores.hpp"
#include "edition/cell_figures.hpp"
#include "edition/cell_weights.hpp"
#include "edition/planned_grids.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::edition {

namespace {

namespace fs = std::filesystem;

std::uint16_t in_tenths(double households) {
    constexpr double most = 65534;
    return households > 0 ? static_cast<std::uint16_t>(std::min(most, std::round(households * 10)))
                          : std::uint16_t{0};
}

/// Tenths of a household, for maps and for looking at one cell.
PlannedLayer shown_households(const fs::path& weights) {
    const auto write = [weights](geo::RasterWriter& writer, std::size_t layer) -> Result<void> {
        constexpr int rows_at_once = geo::RasterWriter::block_rows;
        const auto file = store::GridFile::open(weights);
        if (!file) {
            return fail(file.error());
        }
        const int all = file->info().grid.rows;
        for (int row = 0; row < all; row += rows_at_once) {
            const auto households = file->reals(0, row, std::min(rows_at_once, all - row));
            if (!households) {
                return fail(households.error());
            }
            std::vector<std::uint16_t> tenths(households->size());
            std::transform(households->begin(), households->end(), tenths.begin(), in_tenths);
            if (auto written = writer.write(layer, row, std::span{tenths}); !written) {
                return written;
            }
        }
        return {};
    };
    return {{households_layer, "weight", ""}, false, write};
}

/// The layers of one kind of number, in a file of their own.
Result<void> write_file(const fs::path& folder, const PlannedGround& ground, bool reals) {
    store::GridInfo info{reals ? ground.name + "-exact" : ground.name,
                         ground.theme,
                         ground.date,
                         ground.grid,
                         reals,
                         {}};
    std::vector<const PlannedLayer*> layers;
    for (const auto& layer : ground.layers) {
        if (layer.reals == reals) {
            info.layers.push_back(layer.info);
            layers.push_back(&layer);
        }
    }
    if (layers.empty()) {
        return {};
    }
    auto writer = store::grid_writer(folder, info);
    if (!writer) {
        return fail(writer.error());
    }
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (auto written = layers[i]->write(*writer, i); !written) {
            return written;
        }
    }
    return writer->close();
}

/// Households once for each day and grid; of a day and grid that the fixed network has, its cells
/// take them, as they are the inhabited ones.
Result<void> write_weights(const fs::path& folder, std::vector<PlannedGround>& grounds,
                           const WeighingTable& table, std::vector<Finding>& findings) {
    std::vector<Grid> weighed;
    for (auto& ground : grounds) {
        const bool known = std::find(weighed.begin(), weighed.end(), ground.grid) != weighed.end();
        if (ground.theme == "mobile_areas" || (ground.theme != "fixed" && known)) {
            continue;
        }
        const auto name = ground.name == grounds.front().name
                              ? std::string{store::weights_grid}
                              : fmt::format("{}-{}", store::weights_grid, ground.name);
        if (auto written = write_cell_weights(folder, name, ground, table, findings); !written) {
            return written;
        }
        weighed.push_back(ground.grid);
        if (ground.theme == "fixed") {
            ground.layers.push_back(shown_households(folder / "grids" / (name + ".tif")));
        }
    }
    return {};
}

bool have_households(const Gathered& gathered) {
    return gathered.census ||
           std::any_of(gathered.rasters.begin(), gathered.rasters.end(), [](const auto& from) {
               return from.thing.meaning() == ingest::RasterMeaning::households;
           });
}

} // namespace

Result<void> write_cell_grids(const fs::path& folder, Gathered& gathered,
                              const BoundarySet& boundaries, const Settings& settings,
                              std::vector<Finding>& findings) {
    auto grounds = planned_grounds(gathered, boundaries);
    if (!grounds) {
        return fail(grounds.error());
    }
    const auto fixed = std::find_if(grounds->begin(), grounds->end(),
                                    [](const auto& ground) { return ground.theme == "fixed"; });
    if (have_households(gathered)) {
        auto weighed = write_weights(folder, *grounds, {gathered, boundaries, settings}, findings);
        if (!weighed) {
            return weighed;
        }
    } else if (fixed != grounds->end()) {
        findings.push_back({Severity::warning, "no_households", fixed->table_file, 0, "", "",
                            "no census source says how many households a cell holds",
                            "cells are shown, no share of households is computed"});
    }
    std::vector<Result<void>> written(grounds->size() * 2);
    on_both_cores(written.size(), [&](std::size_t i) {
        written[i] = write_file(folder, (*grounds)[i / 2], i % 2 == 1);
    });
    const auto failed =
        std::find_if(written.begin(), written.end(), [](const auto& one) { return !one; });
    return failed == written.end() ? Result<void>{} : *failed;
}

} // namespace netzatlas::edition
