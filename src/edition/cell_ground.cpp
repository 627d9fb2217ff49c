#include "edition/cell_ground.hpp"

#include "edition/cell_figures.hpp"

#include <algorithm>
#include <tuple>

namespace netzatlas::edition {

namespace {

/// Households on exactly these cells: of the same day, else the newest.
std::optional<std::size_t> weights_for(const CellGround& ground,
                                       const std::vector<store::GridFile>& shelf) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < shelf.size(); ++i) {
        const auto& info = shelf[i].info();
        if (info.theme != store::weights_grid || info.grid != ground.grid) {
            continue;
        }
        const auto rank = [&](std::size_t at) {
            return std::pair{shelf[at].info().date == ground.date, shelf[at].info().date};
        };
        if (!best || rank(*best) < rank(i)) {
            best = i;
        }
    }
    return best;
}

/// How many of three networks a derived layer asks for (D8; of three, three are all).
struct NetworkRule {
    std::string_view name;
    int least;
    int most;
};

constexpr NetworkRule network_rules[] = {{"networks_any", 1, 3},
                                         {"networks_all3", 3, 3},
                                         {"networks_k2", 2, 2},
                                         {"networks_k1", 1, 1},
                                         {"networks_k0", 0, 0}};

std::vector<std::uint16_t> where(const NetworkRule& rule, std::span<const std::uint16_t> counts) {
    std::vector<std::uint16_t> cells(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        cells[i] = counts[i] >= rule.least && counts[i] <= rule.most ? 1 : 0;
    }
    return cells;
}

} // namespace

std::vector<CellGround> cell_grounds(const std::vector<store::GridFile>& shelf) {
    std::vector<CellGround> grounds;
    for (std::size_t i = 0; i < shelf.size(); ++i) {
        const auto& info = shelf[i].info();
        if (info.theme == store::weights_grid) {
            continue;
        }
        auto there = std::find_if(grounds.begin(), grounds.end(), [&](const auto& ground) {
            return ground.theme == info.theme && ground.date == info.date &&
                   ground.grid == info.grid;
        });
        if (there == grounds.end()) {
            there = grounds.insert(there, {info.theme, info.date, info.grid, {}, {}});
        }
        there->files.push_back(i);
    }
    for (auto& ground : grounds) {
        ground.weights = weights_for(ground, shelf);
    }
    std::stable_sort(grounds.begin(), grounds.end(), [](const auto& a, const auto& b) {
        return std::tie(a.theme, a.date) < std::tie(b.theme, b.date);
    });
    return grounds;
}

std::optional<LayerPlace> layer_in(const std::vector<store::GridFile>& shelf,
                                   const CellGround& ground, std::string_view name) {
    for (const auto file : ground.files) {
        if (const auto layer = shelf[file].info().layer(name)) {
            return LayerPlace{&shelf[file], *layer};
        }
    }
    return std::nullopt;
}

std::span<const std::uint16_t> BlockLayers::kept(std::string_view name,
                                                 std::vector<std::uint16_t> cells) {
    return cells_.emplace(name, std::move(cells)).first->second;
}

std::span<const std::uint16_t> BlockLayers::cells(std::string_view name) {
    if (const auto known = cells_.find(name); known != cells_.end()) {
        return known->second;
    }
    for (const auto& rule : network_rules) {
        if (rule.name == name) {
            return kept(name, where(rule, cells(networks_layer)));
        }
    }
    const auto place = layer_in(shelf_, ground_, name);
    if (!place || place->file->info().reals || !outcome_) {
        return kept(name, {});
    }
    auto read = place->file->cells(place->layer, first_row_, rows_);
    if (!read) {
        outcome_ = fail(read.error());
        return kept(name, {});
    }
    return kept(name, std::move(*read));
}

std::span<const double> BlockLayers::read_reals(const store::GridFile& file,
                                                std::string_view name) {
    const auto key = file.info().name + "/" + std::string{name};
    if (const auto known = reals_.find(key); known != reals_.end()) {
        return known->second;
    }
    std::vector<double> values;
    const auto layer = file.info().layer(name);
    if (layer && outcome_) {
        auto read = file.reals(*layer, first_row_, rows_);
        if (read) {
            values = std::move(*read);
        } else {
            outcome_ = fail(read.error());
        }
    }
    return reals_.emplace(key, std::move(values)).first->second;
}

std::span<const double> BlockLayers::reals(std::string_view name) {
    const auto place = layer_in(shelf_, ground_, name);
    return place && place->file->info().reals ? read_reals(*place->file, name)
                                              : std::span<const double>{};
}

std::span<const double> BlockLayers::weights(std::string_view name) {
    return ground_.weights ? read_reals(shelf_[*ground_.weights], name) : std::span<const double>{};
}

} // namespace netzatlas::edition
