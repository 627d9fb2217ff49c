#include "edition/cell_tile_check.hpp"

#include "tiles/declarations.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace netzatlas::edition {

namespace {

constexpr float absent = -1; // no field has negative numbers
/// Percent fields of squares have two decimals.
constexpr double rounding = 0.00501;
/// Points by which native zooms may differ from the figures.
constexpr double native_error = 0.1;

float number_of(const tiles::Value* value) {
    if (value == nullptr) {
        return absent;
    }
    if (const auto* real = std::get_if<double>(value)) {
        return static_cast<float>(*real);
    }
    const auto* whole = std::get_if<std::int64_t>(value);
    return whole == nullptr ? absent : static_cast<float>(*whole);
}

bool alike(float shown, float truth) {
    return std::isnan(truth) ? shown == absent : std::abs(shown - truth) <= rounding;
}

} // namespace

Result<std::unique_ptr<CellTileCheck>> CellTileCheck::of(const std::filesystem::path& edition,
                                                         const std::string& name,
                                                         const store::EditionContent& content) {
    const auto& declared = tiles::tileset(name);
    auto truth = CellTruth::of(edition / "grids" / (name + ".tif"), declared);
    if (!truth) {
        return fail(truth.error());
    }
    auto to_grid = geo::Transform::between(3857, truth->grid().epsg);
    if (!to_grid) {
        return fail(to_grid.error());
    }
    auto means = MunicipalMeans::of(edition, content, truth->grid(), declared.contains("weights"));
    if (!means) {
        return fail(means.error());
    }
    std::unique_ptr<CellTileCheck> check{
        new CellTileCheck{std::move(*truth), std::move(*to_grid), declared}};
    check->means_ = std::move(*means);
    check->take_figures(content);
    return check;
}

void CellTileCheck::take_figures(const store::EditionContent& content) {
    if (!means_) {
        return;
    }
    std::map<std::string, std::size_t> municipalities;
    for (std::size_t i = 0; i < means_->count(); ++i) {
        municipalities.emplace(means_->key(i), i);
    }
    for (const auto& [field, indicator] : declared_["totals"].items()) {
        auto& figures = figures_[field];
        figures.assign(means_->count(), std::numeric_limits<double>::quiet_NaN());
        for (const auto& row : content.values) { // by date: the newest stays
            const auto found = municipalities.find(row.region);
            if (row.indicator == indicator.get<std::string>() && row.origin == Origin::computed &&
                !row.estimated && found != municipalities.end() && row.value.value) {
                figures[found->second] = *row.value.value;
            }
        }
    }
}

void CellTileCheck::begin(int zoom, const std::vector<TileId>& tiles) {
    zoom_ = zoom;
    side_ =
        std::max(declared_["cell_m"][std::to_string(zoom)].get<double>(), truth_.grid().cell_size);
    squares_ = side_ == truth_.grid().cell_size ? truth_.grid() : truth_.squares(side_);
    fields_ = truth_.fields(side_);
    tiles_.clear();
    for (const auto& id : tiles) {
        tiles_.push_back({id, {}, {}});
    }
    labels_.assign(squares_.size(), 0);
    numbers_.clear();
    known_.clear();
}

void CellTileCheck::look(std::size_t place, const std::vector<tiles::DecodedLayer>& layers,
                         std::vector<std::string>& faults) {
    auto& tile = tiles_[place];
    const auto to_grid = to_grid_.clone();
    for (const auto& layer : layers) {
        const auto spans = tiles::read_squares(layer, tile.id, squares_, to_grid);
        if (!spans) {
            faults.push_back(spans.error().message);
            continue;
        }
        const auto before = static_cast<std::uint32_t>(tile.numbers.size());
        for (const auto& feature : layer.features) {
            auto& numbers = tile.numbers.emplace_back();
            for (const auto& field : fields_) {
                numbers.push_back(number_of(feature.property(field)));
            }
            if (number_of(feature.property("cell_m")) != static_cast<float>(side_)) {
                faults.push_back(fmt::format("feature {}: its squares are not of {} m",
                                             feature.id.value_or(0), side_));
            }
        }
        for (const auto& [row, first, last, feature] : *spans) {
            tile.spans.push_back({row, first, last, before + static_cast<std::uint32_t>(feature)});
        }
    }
}

std::string CellTileCheck::place_of(std::size_t square) const {
    const auto columns = static_cast<std::size_t>(squares_.columns);
    return fmt::format("zoom {}: square of {} m at row {}, column {}", zoom_, side_,
                       square / columns, square % columns);
}

void CellTileCheck::lay(const Tile& tile, std::vector<std::string>& faults) {
    std::vector<std::uint32_t> labels;
    for (const auto& numbers : tile.numbers) {
        const auto next = static_cast<std::uint32_t>(numbers_.size() + 1);
        const auto [known, added] = known_.try_emplace(numbers, next);
        if (added) {
            numbers_.push_back(numbers);
        }
        labels.push_back(known->second);
    }
    for (const auto& span : tile.spans) {
        if (!squares_.contains({span.row, span.first}) ||
            !squares_.contains({span.row, span.last - 1})) {
            faults.push_back(fmt::format("{}: squares outside of the grid", address_of(tile.id)));
            return;
        }
        const auto begin = squares_.index({span.row, span.first});
        for (auto square = begin; square < squares_.index({span.row, span.last}); ++square) {
            if (labels_[square] != 0 && labels_[square] != labels[span.numbers]) {
                faults.push_back(fmt::format("{}: {} says something else than a tile before",
                                             address_of(tile.id), place_of(square)));
                return;
            }
            labels_[square] = labels[span.numbers];
        }
    }
}

void CellTileCheck::end(std::vector<std::string>& faults) {
    for (const auto& tile : tiles_) {
        lay(tile, faults);
    }
    const auto delivered = truth_.delivered(side_);
    for (std::size_t square = 0; square < labels_.size(); ++square) {
        if ((labels_[square] != 0) != (delivered[square] != 0)) {
            faults.push_back(fmt::format("{} is {}", place_of(square),
                                         labels_[square] != 0 ? "shown but not delivered"
                                                              : "delivered but in no tile"));
        }
    }
    for (std::size_t field = 0; field < fields_.size(); ++field) {
        compare_field(field, faults);
    }
    compare_totals(faults);
}

void CellTileCheck::compare_field(std::size_t field, std::vector<std::string>& faults) const {
    const auto truth = truth_.numbers(fields_[field], side_);
    if (!truth) {
        faults.push_back(truth.error().message);
        return;
    }
    for (std::size_t square = 0; square < labels_.size(); ++square) {
        if (labels_[square] == 0) {
            continue;
        }
        const auto shown = numbers_[labels_[square] - 1][field];
        if (!alike(shown, (*truth)[square])) {
            faults.push_back(fmt::format("{}: '{}' is {}, the grid gives {}", place_of(square),
                                         fields_[field], shown, (*truth)[square]));
        }
    }
}

/// One field for all squares, NaN where it is absent.
CellTileCheck::Numbers CellTileCheck::column(std::size_t field) const {
    Numbers column(labels_.size(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t square = 0; square < labels_.size(); ++square) {
        if (labels_[square] != 0 && numbers_[labels_[square] - 1][field] != absent) {
            column[square] = numbers_[labels_[square] - 1][field];
        }
    }
    return column;
}

/// A field of totals in percent per cell, as the tiles of this zoom give it.
std::optional<CellTileCheck::Numbers> CellTileCheck::cells_of(const std::string& total) const {
    const auto column_named = [&](const std::string& field) -> std::optional<Numbers> {
        const auto at = std::find(fields_.begin(), fields_.end(), field);
        return at == fields_.end()
                   ? std::nullopt
                   : std::optional{column(static_cast<std::size_t>(at - fields_.begin()))};
    };
    const auto& cells = truth_.grid();
    if (side_ != cells.cell_size) {
        const auto squares = column_named(total);
        if (!squares) {
            return std::nullopt;
        }
        const auto delivered = truth_.delivered(cells.cell_size);
        Numbers spread(cells.size(), std::numeric_limits<float>::quiet_NaN());
        for (std::size_t cell = 0; cell < spread.size(); ++cell) {
            if (delivered[cell] != 0) {
                spread[cell] = (*squares)[truth_.square_of(squares_, cell)];
            }
        }
        return spread;
    }
    const auto rule = truth_.rule_of(total);
    auto numbers = column_named(rule.field);
    std::vector<Numbers> flags;
    for (const auto& flag : rule.flags) {
        if (auto own = column_named(flag)) {
            flags.push_back(std::move(*own));
        }
    }
    std::vector<double> own(flags.size());
    for (std::size_t cell = 0; numbers && cell < numbers->size(); ++cell) {
        std::transform(flags.begin(), flags.end(), own.begin(),
                       [cell](const auto& layer) { return layer[cell]; });
        (*numbers)[cell] = static_cast<float>(counted(rule, (*numbers)[cell], own));
    }
    return numbers;
}

/// Squares reach over borders: the fewer cells a mean rests on, the more they weigh in it.
double CellTileCheck::border_factor(double cells) const {
    return std::sqrt(std::max(1.0, declared_["aggregation_error_of_cells"].get<double>() / cells));
}

void CellTileCheck::compare_totals(std::vector<std::string>& faults) {
    const bool native = side_ == truth_.grid().cell_size;
    const double allowed =
        native ? native_error
               : declared_["aggregation_error_points"][std::to_string(zoom_)].get<double>();
    double largest = 0;
    std::size_t compared = 0;
    for (const auto& [field, figures] : figures_) {
        const auto cells = cells_of(field);
        for (std::size_t i = 0; cells && i < figures.size(); ++i) {
            const auto mean = means_->mean(i, *cells);
            if (std::isnan(figures[i]) || !mean) {
                continue;
            }
            ++compared;
            const double difference = std::abs(mean->value - figures[i]);
            largest = std::max(largest, difference);
            if (difference > allowed * (native ? 1 : border_factor(mean->cells))) {
                faults.push_back(fmt::format("zoom {}: '{}' of {} is {:.3f} from the tiles, the "
                                             "figure is {:.3f}",
                                             zoom_, field, means_->key(i), mean->value,
                                             figures[i]));
            }
        }
    }
    if (!figures_.empty()) {
        remarks_.push_back(fmt::format(
            "z{}: {} shares of {} municipalities from the tiles differ by at most {:.4f} points "
            "(allowed {}{})",
            zoom_, compared, means_->count(), largest, allowed,
            native ? ""
                   : fmt::format(" from {} cells on, more below",
                                 declared_["aggregation_error_of_cells"].get<int>())));
    }
}

} // namespace netzatlas::edition
