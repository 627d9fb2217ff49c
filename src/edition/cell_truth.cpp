#include "edition/cell_truth.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace netzatlas::edition {

namespace {

constexpr std::uint16_t not_delivered = 65535;
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr const char* households = "households";

bool is_share(const std::string& layer) {
    return layer.starts_with("down_") || layer.starts_with("up_");
}

double number_of(std::uint16_t value) {
    return value == not_delivered ? no_number : value;
}

/// Sums of one field over squares.
struct Sums {
    std::vector<double> weighted;
    std::vector<double> weight;
    std::vector<double> plain;
    std::vector<double> count;
    std::vector<double> least;

    explicit Sums(std::size_t size)
        : weighted(size, 0), weight(size, 0), plain(size, 0), count(size, 0),
          least(size, std::numeric_limits<double>::infinity()) {}

    void add(std::size_t square, double number, double own_weight) {
        plain[square] += number;
        count[square] += 1;
        least[square] = std::min(least[square], number);
        if (!std::isnan(own_weight)) {
            weighted[square] += own_weight * number;
            weight[square] += own_weight;
        }
    }
    double result(std::size_t square, bool want_least) const {
        return count[square] == 0   ? no_number
               : want_least         ? least[square]
               : weight[square] > 0 ? weighted[square] / weight[square]
                                    : plain[square] / count[square];
    }
};

} // namespace

double counted(const CellTruth::Rule& rule, double number, const std::vector<double>& flags) {
    if (std::isnan(number) || rule.rule == "mean" || rule.rule == "min") {
        return number;
    }
    if (rule.rule == "share_any") {
        return number >= 1 ? 100 : 0;
    }
    if (flags.empty()) {
        return number >= 4 ? 100 : 0; // three of unnamed networks may be any three (D8)
    }
    bool all = true;
    for (const auto flag : flags) {
        if (std::isnan(flag)) {
            return no_number;
        }
        all = all && static_cast<int>(flag) % 2 == 1;
    }
    return all ? 100 : 0;
}

Result<CellTruth> CellTruth::of(const std::filesystem::path& grid,
                                const nlohmann::ordered_json& declared) {
    auto raster = geo::RasterFile::open(grid);
    if (!raster) {
        return fail(raster.error());
    }
    CellTruth truth{std::move(*raster), declared};
    truth.delivered_.assign(truth.grid().size(), 0);
    for (const auto& name : truth.raster_.band_names()) {
        if (name == households) {
            continue; // a weight of ours
        }
        const auto values = truth.layer(name);
        if (!values) {
            return fail(values.error());
        }
        for (std::size_t cell = 0; cell < values->size(); ++cell) {
            truth.delivered_[cell] |= static_cast<char>((*values)[cell] != not_delivered);
        }
    }
    return truth;
}

Grid CellTruth::squares(double side) const {
    Grid squares = grid();
    squares.cell_size = side;
    squares.west = std::floor(grid().west / side) * side;
    squares.north = std::ceil(grid().north / side) * side;
    squares.columns = static_cast<int>(std::ceil((grid().east() - squares.west) / side));
    squares.rows = static_cast<int>(std::ceil((squares.north - grid().south()) / side));
    return squares;
}

std::size_t CellTruth::square_of(const Grid& squares, std::size_t cell) const {
    const auto columns = static_cast<std::size_t>(grid().columns);
    const auto row = cell / columns;
    const double east =
        grid().west + (static_cast<double>(cell % columns) + 0.5) * grid().cell_size;
    const double north = grid().north - (static_cast<double>(row) + 0.5) * grid().cell_size;
    return squares.index({static_cast<int>((squares.north - north) / squares.cell_size),
                          static_cast<int>((east - squares.west) / squares.cell_size)});
}

std::vector<char> CellTruth::delivered(double side) const {
    if (is_native(side)) {
        return delivered_;
    }
    const auto grid_of_squares = squares(side);
    std::vector<char> result(grid_of_squares.size(), 0);
    for (std::size_t cell = 0; cell < delivered_.size(); ++cell) {
        if (delivered_[cell] != 0) {
            result[square_of(grid_of_squares, cell)] = 1;
        }
    }
    return result;
}

std::vector<std::string> CellTruth::fields(double side) const {
    std::vector<std::string> fields;
    const auto& entries = (*declared_)[is_native(side) ? "native" : "coarse"];
    for (const auto& [field, entry] : entries.items()) {
        const std::string layer = entry.is_string() ? entry : entry["layer"];
        if (raster_.band(layer)) {
            fields.push_back(field);
        }
    }
    return fields;
}

CellTruth::Rule CellTruth::rule_of(const std::string& coarse_field) const {
    const auto field_of = [&](const std::string& layer) {
        for (const auto& [field, native] : (*declared_)["native"].items()) {
            if (native == layer) {
                return field;
            }
        }
        return std::string{};
    };
    const auto& entry = (*declared_)["coarse"][coarse_field];
    Rule rule{entry["rule"], field_of(entry["layer"]), {}};
    for (const auto& flag : entry.value("flags", nlohmann::ordered_json::array())) {
        rule.flags.push_back(field_of(flag));
        if (!raster_.band(flag.get<std::string>())) {
            rule.flags.clear();
            break;
        }
    }
    return rule;
}

Result<std::vector<std::uint16_t>> CellTruth::layer(const std::string& name) const {
    const auto band = raster_.band(name);
    return band ? raster_.cells(*band, 0, grid().rows)
                : fail(ErrorCode::not_found, fmt::format("the grid has no layer '{}'", name));
}

Result<std::vector<std::uint16_t>> CellTruth::cell_numbers(const std::string& field) const {
    return layer((*declared_)["native"][field]);
}

Result<std::vector<float>> CellTruth::native_numbers(const std::string& field) const {
    const auto values = cell_numbers(field);
    if (!values) {
        return fail(values.error());
    }
    const double unit = is_share((*declared_)["native"][field]) ? 100 : 1;
    std::vector<float> numbers;
    numbers.reserve(values->size());
    for (const auto value : *values) {
        numbers.push_back(static_cast<float>(number_of(value) / unit));
    }
    return numbers;
}

Result<std::vector<float>> CellTruth::numbers(const std::string& field, double side) const {
    if (is_native(side)) {
        return native_numbers(field);
    }
    const auto rule = rule_of(field);
    const auto values = cell_numbers(rule.field);
    const std::string weights_name = declared_->value("weights", "");
    const bool is_weighted = raster_.band(weights_name).has_value();
    const auto weights = is_weighted ? layer(weights_name) : values;
    std::vector<std::vector<std::uint16_t>> flags;
    for (const auto& flag : rule.flags) {
        auto read = cell_numbers(flag);
        if (!read) {
            return fail(read.error());
        }
        flags.push_back(std::move(*read));
    }
    if (!values || !weights) {
        return fail(values ? weights.error() : values.error());
    }
    const auto grid_of_squares = squares(side);
    const double unit =
        rule.rule == "mean" && is_share((*declared_)["native"][rule.field]) ? 100 : 1;
    Sums sums{grid_of_squares.size()};
    std::vector<double> own_flags(flags.size());
    for (std::size_t cell = 0; cell < values->size(); ++cell) {
        std::transform(flags.begin(), flags.end(), own_flags.begin(),
                       [cell](const auto& layer) { return number_of(layer[cell]); });
        const double number = counted(rule, number_of((*values)[cell]) / unit, own_flags);
        if (!std::isnan(number)) {
            sums.add(square_of(grid_of_squares, cell), number,
                     is_weighted ? number_of((*weights)[cell]) : no_number);
        }
    }
    std::vector<float> numbers;
    numbers.reserve(grid_of_squares.size());
    for (std::size_t square = 0; square < grid_of_squares.size(); ++square) {
        numbers.push_back(static_cast<float>(sums.result(square, rule.rule == "min")));
    }
    return numbers;
}

} // namespace netzatlas::edition
