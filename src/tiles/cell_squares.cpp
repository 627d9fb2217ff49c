#include "tiles/cell_squares.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::tiles {

namespace {

using Json = nlohmann::ordered_json;
using Layer = store::GridLayers::Layer;

const Layer* layer_named(const store::GridLayers& layers, const std::string& name) {
    const auto found = std::find_if(layers.layers.begin(), layers.layers.end(),
                                    [&](const Layer& layer) { return layer.name == name; });
    return found == layers.layers.end() ? nullptr : &*found;
}

/// One cell among those of a square.
struct Sums {
    double weighted = 0;
    double weight = 0;
    double plain = 0;
    double count = 0;
    std::uint16_t least = not_delivered;
};

enum class Rule { mean, least, share_any, share_all };

Rule rule_named(const std::string& name) {
    return name == "min"         ? Rule::least
           : name == "share_any" ? Rule::share_any
           : name == "share_all" ? Rule::share_all
                                 : Rule::mean;
}

/// A field of a coarse square: its rule and the layers it looks at.
struct CoarseField {
    Rule rule = Rule::mean;
    const Layer* layer = nullptr;
    std::vector<const Layer*> flags;

    /// The cell's own number; `not_delivered` leaves it out.
    std::uint16_t number(std::size_t cell) const {
        constexpr std::uint16_t all_of_it = 10000;
        const auto value = layer->values[cell];
        if (value == not_delivered || rule == Rule::mean || rule == Rule::least) {
            return value;
        }
        if (rule == Rule::share_any) {
            return value >= 1 ? all_of_it : 0;
        }
        if (flags.empty()) {
            return value >= 4 ? all_of_it : 0; // three of unnamed networks may be any three (D8)
        }
        bool all = true;
        for (const auto* flag : flags) {
            if (flag->values[cell] == not_delivered) {
                return not_delivered;
            }
            all = all && (flag->values[cell] & 1U) != 0;
        }
        return all ? all_of_it : 0;
    }

    std::int32_t result(const Sums& sums) const {
        if (sums.count == 0) {
            return no_number;
        }
        if (rule == Rule::least) {
            return sums.least;
        }
        const double mean = sums.weight > 0 ? sums.weighted / sums.weight : sums.plain / sums.count;
        return static_cast<std::int32_t>(std::floor(mean + 0.5));
    }
};

std::vector<CoarseField> coarse_fields(const CellSource& source, std::vector<CellField>& names) {
    std::vector<CoarseField> fields;
    for (const auto& [name, entry] : source.declared["coarse"].items()) {
        CoarseField field{
            rule_named(entry["rule"]), layer_named(source.layers, entry["layer"]), {}};
        if (field.layer == nullptr) {
            continue;
        }
        for (const auto& flag : entry.value("flags", Json::array())) {
            field.flags.push_back(layer_named(source.layers, flag));
        }
        if (std::find(field.flags.begin(), field.flags.end(), nullptr) != field.flags.end()) {
            field.flags.clear();
        }
        names.push_back({name, field.rule != Rule::least});
        fields.push_back(std::move(field));
    }
    return fields;
}

/// Walks the cells of a square; rows and columns of the cells' grid, cut to it.
struct CellBlock {
    int first_row = 0;
    int last_row = 0; ///< excluded
    int first_column = 0;
    int last_column = 0;

    CellBlock(const Grid& cells, const Grid& squares, CellPosition square) {
        const auto ratio = static_cast<int>(std::lround(squares.cell_size / cells.cell_size));
        const auto east =
            static_cast<int>(std::lround((cells.west - squares.west) / cells.cell_size));
        const auto south =
            static_cast<int>(std::lround((squares.north - cells.north) / cells.cell_size));
        first_row = std::max(square.row * ratio - south, 0);
        last_row = std::min((square.row + 1) * ratio - south, cells.rows);
        first_column = std::max(square.column * ratio - east, 0);
        last_column = std::min((square.column + 1) * ratio - east, cells.columns);
    }
};

class CoarseValues {
public:
    CoarseValues(const CellSource& source, const std::vector<CoarseField>& fields)
        : source_{source}, fields_{fields},
          weights_{layer_named(source.layers, source.declared.value("weights", ""))} {}

    /// Numbers of a square; false when nothing was delivered in it.
    bool fill(const CellBlock& block, std::vector<std::int32_t>& numbers) {
        sums_.assign(fields_.size(), {});
        bool any = false;
        for (int row = block.first_row; row < block.last_row; ++row) {
            for (int column = block.first_column; column < block.last_column; ++column) {
                const auto cell = source_.layers.grid.index({row, column});
                if (source_.delivered[cell] != 0) {
                    any = true;
                    add(cell);
                }
            }
        }
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            numbers[i] = fields_[i].result(sums_[i]);
        }
        return any;
    }

private:
    void add(std::size_t cell) {
        const auto weight = weights_ == nullptr ? not_delivered : weights_->values[cell];
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            const auto number = fields_[i].number(cell);
            if (number == not_delivered) {
                continue;
            }
            sums_[i].plain += number;
            sums_[i].count += 1;
            sums_[i].least = std::min(sums_[i].least, number);
            if (weight != not_delivered) {
                sums_[i].weighted += static_cast<double>(weight) * number;
                sums_[i].weight += weight;
            }
        }
    }

    const CellSource& source_;
    const std::vector<CoarseField>& fields_;
    const Layer* weights_;
    std::vector<Sums> sums_;
};

} // namespace

std::uint32_t NumberLabels::of(std::span<const std::int32_t> row,
                               std::vector<std::int32_t>& numbers) {
    key_.assign(reinterpret_cast<const char*>(row.data()), row.size_bytes());
    const auto next = static_cast<std::uint32_t>(known_.size() + 1);
    const auto [label, added] = known_.try_emplace(key_, next);
    if (added) {
        numbers.insert(numbers.end(), row.begin(), row.end());
    }
    return label->second;
}

Grid square_grid(const Grid& cells, double side) {
    Grid grid = cells;
    grid.cell_size = side;
    grid.west = std::floor(cells.west / side) * side;
    grid.north = std::ceil(cells.north / side) * side;
    grid.columns = static_cast<int>(std::ceil((cells.east() - grid.west) / side));
    grid.rows = static_cast<int>(std::ceil((grid.north - cells.south()) / side));
    return grid;
}

CellSquares native_squares(const CellSource& source) {
    CellSquares squares;
    squares.grid = source.layers.grid;
    std::vector<const Layer*> sources;
    for (const auto& [name, layer] : source.declared["native"].items()) {
        if (const auto* found = layer_named(source.layers, layer)) {
            squares.fields.push_back({name, found->scale == "share"});
            sources.push_back(found);
        }
    }
    squares.labels.assign(squares.grid.size(), 0);
    NumberLabels labels;
    std::vector<std::int32_t> row(sources.size());
    std::vector<std::int32_t> before;
    std::uint32_t label = 0;
    for (std::size_t cell = 0; cell < squares.labels.size(); ++cell) {
        if (source.delivered[cell] == 0) {
            continue;
        }
        for (std::size_t i = 0; i < sources.size(); ++i) {
            const auto value = sources[i]->values[cell];
            row[i] = value == not_delivered ? no_number : value;
        }
        if (label == 0 || row != before) { // neighbours are often alike
            label = labels.of(row, squares.numbers);
            before = row;
        }
        squares.labels[cell] = label;
    }
    return squares;
}

Result<CellSquares> coarse_squares(const CellSource& source, double side_m) {
    const auto& cells = source.layers.grid;
    const double ratio = side_m / cells.cell_size;
    if (ratio < 1 || ratio != std::floor(ratio)) {
        return fail(
            ErrorCode::bad_value,
            fmt::format("cells of {} m do not fit into squares of {} m", cells.cell_size, side_m));
    }
    CellSquares squares;
    squares.grid = square_grid(cells, side_m);
    const auto fields = coarse_fields(source, squares.fields);
    CoarseValues values{source, fields};
    squares.labels.assign(squares.grid.size(), 0);
    NumberLabels labels;
    std::vector<std::int32_t> numbers(fields.size());
    for (int row = 0; row < squares.grid.rows; ++row) {
        for (int column = 0; column < squares.grid.columns; ++column) {
            if (values.fill(CellBlock{cells, squares.grid, {row, column}}, numbers)) {
                squares.labels[squares.grid.index({row, column})] =
                    labels.of(numbers, squares.numbers);
            }
        }
    }
    return squares;
}

} // namespace netzatlas::tiles
