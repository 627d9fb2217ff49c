#include "edition/cell_figures.hpp"

#include "coverage/overlay_block.hpp"
#include "coverage/parts.hpp"
#include "edition/cell_ground.hpp"
#include "edition/cell_holders.hpp"
#include "edition/laid_municipalities.hpp"
#include "indicators/figures.hpp"
#include "indicators/region_sums.hpp"

#include <atomic>
#include <cmath>
#include <condition_variable>
#include <fmt/format.h>
#include <future>
#include <mutex>
#include <set>

namespace netzatlas::edition {

namespace {

using indicators::RegionSums;
using Shelf = std::vector<store::GridFile>;

/// A block of rows of a ground, laid under the municipalities.
struct LaidBlock {
    coverage::OverlayBlock under;
    std::vector<double> households;
    std::vector<coverage::CellPart> parts; ///< regions by their place in the block
};

/// Where a municipality stands in a block; those that only hold cells of others' ground are added.
class BlockRegions {
public:
    BlockRegions(coverage::OverlayBlock& block, std::size_t region_count)
        : block_{block}, places_(region_count, none) {
        for (std::size_t i = 0; i < block.regions.size(); ++i) {
            places_[block.regions[i]] = static_cast<std::uint32_t>(i);
        }
    }
    std::uint32_t place_of(std::uint32_t region) {
        if (places_[region] == none) {
            places_[region] = static_cast<std::uint32_t>(block_.regions.size());
            block_.regions.push_back(region);
            block_.overlay.regions.emplace_back();
        }
        return places_[region];
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    coverage::OverlayBlock& block_;
    std::vector<std::uint32_t> places_;
};

/// Cells that the weights hand to municipalities, whole or in parts.
std::vector<coverage::CellPart> held_parts(BlockLayers& layers, BlockRegions& regions,
                                           std::size_t region_count) {
    auto parts =
        told_parts([&](const std::string& name) { return layers.weights(name); }, region_count);
    for (auto& part : parts) {
        part.region = regions.place_of(part.region);
    }
    return parts;
}

LaidBlock laid_block(const coverage::Overlay& overlay, int first, int rows, BlockLayers& layers) {
    LaidBlock laid{coverage::overlay_block(overlay, first, rows), {}, {}};
    const auto households = layers.weights(households_layer);
    if (households.empty()) {
        return laid;
    }
    laid.households.assign(households.begin(), households.end());
    std::replace_if(
        laid.households.begin(), laid.households.end(), [](double h) { return !(h > 0); }, 0.0);
    if (!layers.weights(municipality_layer).empty()) {
        BlockRegions regions{laid.under, overlay.regions.size()};
        laid.parts = held_parts(layers, regions, overlay.regions.size());
    } else {
        laid.parts = coverage::parts_by_area(laid.under.overlay);
        std::erase_if(laid.parts,
                      [&](const auto& part) { return !(laid.households[part.cell] > 0); });
    }
    return laid;
}

/// Whether the layers a ground has tell of an indicator: tried on a single cell.
bool tells_of(const Indicator& indicator, const CellGround& ground, const Shelf& shelf) {
    if (indicator.kind == IndicatorKind::weighted_share && !ground.weights) {
        return false;
    }
    static constexpr std::uint16_t cell = coverage::not_delivered;
    static constexpr double real = 0;
    const coverage::Overlay one_cell{coverage::rows_of({.columns = 1}, 0, 1), {}};
    const auto there = [&](std::string_view name, bool reals) {
        const bool derived = name.starts_with("networks_");
        const auto place = layer_in(shelf, ground, derived ? networks_layer : name);
        return place && place->file->info().reals == reals;
    };
    const std::vector<double> households(1);
    return indicators::region_sums(indicator, {one_cell,
                                               {},
                                               households,
                                               [&](std::string_view name) {
                                                   return there(name, false)
                                                              ? std::span{&cell, 1}
                                                              : std::span<const std::uint16_t>{};
                                               },
                                               [&](std::string_view name) {
                                                   return there(name, true)
                                                              ? std::span{&real, 1}
                                                              : std::span<const double>{};
                                               }})
        .has_value();
}

void add(std::vector<coverage::Sums>& whole, const std::vector<coverage::Sums>& block,
         const std::vector<std::uint32_t>& regions) {
    for (std::size_t i = 0; i < block.size(); ++i) {
        whole[regions[i]] += block[i];
    }
}

/// Sums of all indicators of one ground, block by block.
class GroundSums {
public:
    GroundSums(const CellGround& ground, const coverage::Overlay& overlay,
               std::vector<const Indicator*> indicators)
        : ground_{ground}, overlay_{overlay}, indicators_{std::move(indicators)},
          sums_(indicators_.size()) {
        for (auto& sums : sums_) {
            sums.certain.resize(overlay.regions.size());
        }
    }

    /// Takes blocks until none is left; once per core, each with a shelf of its own.
    Result<void> work(const Shelf& shelf) {
        constexpr int block_rows = geo::RasterWriter::block_rows;
        const int blocks = (ground_.grid.rows + block_rows - 1) / block_rows;
        for (int block = next_++; block < blocks; block = next_++) {
            const int first = block * block_rows;
            const int rows = std::min(block_rows, ground_.grid.rows - first);
            auto done = add_block(shelf, block, first, rows);
            if (!done) {
                next_ = blocks;
                pass_turn(block, true);
                return done;
            }
        }
        return {};
    }

    const std::vector<const Indicator*>& indicators() const { return indicators_; }
    const RegionSums& of(std::size_t indicator) const { return sums_[indicator]; }

private:
    Result<void> add_block(const Shelf& shelf, int block, int first, int rows) {
        BlockLayers layers{shelf, ground_, first, rows};
        const auto laid = laid_block(overlay_, first, rows, layers);
        const indicators::Ground ground{laid.under.overlay, laid.parts, laid.households,
                                        [&](std::string_view name) { return layers.cells(name); },
                                        [&](std::string_view name) { return layers.reals(name); }};
        std::vector<RegionSums> sums;
        for (const auto* indicator : indicators_) {
            auto here = indicators::region_sums(*indicator, ground);
            if (!layers.outcome()) {
                return layers.outcome();
            }
            if (!here) {
                return fail(here.error());
            }
            sums.push_back(std::move(*here));
        }
        wait_for_turn(block);
        for (std::size_t i = 0; i < sums.size(); ++i) {
            add(sums_[i].certain, sums[i].certain, laid.under.regions);
            if (!sums[i].possible.empty()) {
                sums_[i].possible.resize(overlay_.regions.size());
                add(sums_[i].possible, sums[i].possible, laid.under.regions);
            }
        }
        pass_turn(block, false);
        return {};
    }
    /// Rounding depends on the order of a sum: blocks are added from north to south.
    void wait_for_turn(int block) {
        std::unique_lock lock{guard_};
        changed_.wait(lock, [&] { return turn_ == block || failed_; });
    }
    void pass_turn(int block, bool failed) {
        const std::lock_guard lock{guard_};
        turn_ = block + 1;
        failed_ = failed_ || failed;
        changed_.notify_all();
    }

    const CellGround& ground_;
    const coverage::Overlay& overlay_;
    std::vector<const Indicator*> indicators_;
    std::vector<RegionSums> sums_;
    std::atomic<int> next_{0};
    std::mutex guard_;
    std::condition_variable changed_;
    int turn_ = 0;
    bool failed_ = false;
};

std::string source_of(const Indicator& indicator, const CellGround& ground, const Shelf& shelf) {
    const bool derived = indicator.layer.starts_with("networks_");
    if (const auto place = layer_in(shelf, ground, derived ? networks_layer : indicator.layer)) {
        return place->file->info().layers[place->layer].source;
    }
    for (const auto file : ground.files) {
        for (const auto& layer : shelf[file].info().layers) {
            if (layer.name.starts_with(indicator.technology + "_")) {
                return layer.source;
            }
        }
    }
    return shelf[ground.files.front()].info().layers.front().source;
}

std::vector<IndicatorValue> values_of(const RegionSums& sums, const BoundarySet& boundaries,
                                      const Settings& settings) {
    const auto above = indicators::rolled_up(sums, boundaries.parents, boundaries.higher.size());
    const indicators::FigureSettings needed{settings.completeness};
    std::vector<IndicatorValue> values(boundaries.regions.size());
    for (std::size_t i = 0; i < boundaries.municipalities.size(); ++i) {
        values[boundaries.municipalities[i]] = indicators::value_in(sums, i, needed);
    }
    for (std::size_t i = 0; i < boundaries.higher.size(); ++i) {
        values[boundaries.higher[i]] = indicators::value_in(above, i, needed);
    }
    return values;
}

/// Two shelves, as a file serves one thread at a time.
Result<void> sum_on_both_cores(GroundSums& sums, const Shelf& one, const Shelf& other) {
    auto second = std::async(std::launch::async, [&] { return sums.work(other); });
    const auto first = sums.work(one);
    const auto outcome = second.get();
    return first ? outcome : first;
}

} // namespace

Result<std::vector<ComputedFigures>> cell_figures(const std::vector<Indicator>& indicators,
                                                  const std::filesystem::path& folder,
                                                  const BoundarySet& boundaries,
                                                  const Settings& settings) {
    const auto shelf = store::grids_in(folder);
    const auto other = store::grids_in(folder);
    if (!shelf || !other) {
        return fail(shelf ? other.error() : shelf.error());
    }
    std::vector<ComputedFigures> figures;
    std::set<std::pair<std::string, std::optional<Date>>> done;
    std::optional<coverage::Overlay> overlay; // grids of one extent stand one after the other
    for (const auto& ground : cell_grounds(*shelf)) {
        std::vector<const Indicator*> told;
        for (const auto& indicator : indicators) {
            const bool of_cells = indicator.kind == IndicatorKind::weighted_share ||
                                  indicator.kind == IndicatorKind::area_share;
            if (of_cells && tells_of(indicator, ground, *shelf) &&
                done.emplace(indicator.id, ground.date).second) {
                told.push_back(&indicator);
            }
        }
        if (told.empty()) {
            continue;
        }
        if (!overlay || overlay->grid != ground.grid) {
            auto laid = laid_overlay(boundaries, ground.grid);
            if (!laid) {
                return fail(laid.error());
            }
            overlay = std::move(*laid);
        }
        GroundSums sums{ground, *overlay, std::move(told)};
        if (auto summed = sum_on_both_cores(sums, *shelf, *other); !summed) {
            return fail(summed.error());
        }
        for (std::size_t i = 0; i < sums.indicators().size(); ++i) {
            const auto& indicator = *sums.indicators()[i];
            figures.push_back({indicator.id, ground.date, source_of(indicator, ground, *shelf),
                               values_of(sums.of(i), boundaries, settings)});
        }
    }
    return figures;
}

} // namespace netzatlas::edition
