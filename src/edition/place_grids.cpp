#include "edition/place_grids.hpp"

#include "store/grids.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

namespace netzatlas::edition {

namespace {

using Wanted = std::function<bool(const std::string& layer)>;

Result<store::GridLayers> whole_grid(const store::GridFile& file, const Wanted& wanted) {
    const auto& info = file.info();
    store::GridLayers grid{info.name, info.grid, {}};
    for (std::size_t i = 0; i < info.layers.size(); ++i) {
        if (!wanted(info.layers[i].name)) {
            continue;
        }
        store::GridLayers::Layer layer{info.layers[i].name, info.layers[i].scale, {}, {}};
        if (info.reals) {
            const auto reals = file.reals(i, 0, info.grid.rows);
            if (!reals) {
                return fail(reals.error());
            }
            layer.reals.assign(reals->begin(), reals->end());
        } else {
            auto cells = file.cells(i, 0, info.grid.rows);
            if (!cells) {
                return fail(cells.error());
            }
            layer.values = std::move(*cells);
        }
        grid.layers.push_back(std::move(layer));
    }
    return grid;
}

/// Whether a share of land may ask for a layer: "4g", "4g_dt", "5g_nr_of3" for "4g_or_5g".
bool asked_for(const std::string& layer, const std::vector<Indicator>& indicators) {
    const bool of_three = layer.ends_with("_of3");
    const auto technology = layer.substr(0, of_three ? layer.find('_') : layer.rfind('_'));
    return std::any_of(indicators.begin(), indicators.end(), [&](const auto& indicator) {
        return indicator.kind == IndicatorKind::land_share &&
               (indicator.technology.find(layer) != std::string::npos ||
                indicator.technology.find(technology) != std::string::npos);
    });
}

} // namespace

Result<PlaceGrids> place_grids(const std::filesystem::path& folder,
                               const std::vector<Indicator>& indicators,
                               const store::EditionContent& content) {
    PlaceGrids grids;
    const auto read = [&](const char* name, const Wanted& wanted,
                          std::optional<store::GridLayers>& grid) -> Result<void> {
        const auto path = folder / "grids" / fmt::format("{}.tif", name);
        std::error_code ignored;
        if (!std::filesystem::exists(path, ignored)) {
            return {};
        }
        const auto file = store::GridFile::open(path);
        if (!file) {
            return fail(file.error());
        }
        if (file->info().theme == "mobile") {
            grids.mobile_date = file->info().date;
            grids.mobile_source = file->info().layers.front().source;
        }
        auto whole = whole_grid(*file, wanted);
        if (!whole) {
            return fail(whole.error());
        }
        grid = std::move(*whole);
        return {};
    };
    if (!content.land.empty()) {
        const auto wanted = [&](const std::string& layer) { return asked_for(layer, indicators); };
        if (auto done = read("mobile", wanted, grids.mobile); !done) {
            return fail(done.error());
        }
    }
    if (!content.areas.empty() || !content.counts.empty()) {
        const auto all = [](const std::string&) { return true; };
        if (auto done = read("weights", all, grids.weights); !done) {
            return fail(done.error());
        }
    }
    return grids;
}

} // namespace netzatlas::edition
