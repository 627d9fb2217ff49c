#include "tiles/square_layers.hpp"

#include "tiles/workers.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace netzatlas::tiles {

namespace {

using Json = nlohmann::ordered_json;

/// About as many rows a strip has: some MB per layer, and blocks of a GeoTIFF are read once.
constexpr int strip_rows = 512;

/// Names of the layers that a tileset's fields are made of.
std::set<std::string> needed_layers(const Json& declared) {
    std::set<std::string> names{declared.value("weights", "")};
    for (const auto& [field, layer] : declared["native"].items()) {
        names.insert(layer.get<std::string>());
    }
    for (const auto& [field, entry] : declared["coarse"].items()) {
        names.insert(entry["layer"].get<std::string>());
        for (const auto& flag : entry.value("flags", Json::array())) {
            names.insert(flag.get<std::string>());
        }
    }
    return names;
}

/// Sides of the squares, never smaller than the cells.
std::vector<double> sides_of(const Json& declared, double cell_size) {
    std::set<double> sides;
    for (const auto& [zoom, side] : declared["cell_m"].items()) {
        sides.insert(std::max(side.get<double>(), cell_size));
    }
    return {sides.begin(), sides.end()};
}

/// Rows of a strip that begin and end between the largest squares.
struct Strip {
    int first = 0;
    int rows = 0;
};

std::vector<Strip> strips_of(const Grid& grid, double largest_side) {
    const auto ratio = std::max(1, static_cast<int>(std::lround(largest_side / grid.cell_size)));
    const auto above = std::ceil(grid.north / largest_side) * largest_side - grid.north;
    const auto offset = static_cast<int>(std::lround(above / grid.cell_size));
    const int height = (strip_rows + ratio - 1) / ratio * ratio;
    std::vector<Strip> strips;
    for (int end = height - offset, first = 0; first < grid.rows; first = end, end += height) {
        strips.push_back({first, std::min(end, grid.rows) - first});
    }
    return strips;
}

/// The cells of a strip as a small grid of its own.
struct StripCells {
    store::GridLayers layers;
    std::vector<char> delivered;
};

Result<StripCells> read_strip(const CellLayers& source, const std::set<std::string>& needed,
                              const Strip& strip) {
    StripCells cells{{source.name, source.grid, {}}, {}};
    auto& grid = cells.layers.grid;
    grid.north -= strip.first * grid.cell_size;
    grid.rows = strip.rows;
    cells.delivered.assign(grid.size(), 0);
    for (const auto& [name, scale] : source.layers) {
        const bool is_weight = scale == "weight"; // of ours, not delivered
        if (is_weight && !needed.contains(name)) {
            continue;
        }
        auto values = source.rows(name, strip.first, strip.rows);
        if (!values) {
            return fail(values.error());
        }
        for (std::size_t cell = 0; !is_weight && cell < values->size(); ++cell) {
            cells.delivered[cell] |= static_cast<char>((*values)[cell] != not_delivered);
        }
        if (needed.contains(name)) {
            cells.layers.layers.push_back({name, scale, std::move(*values)});
        }
    }
    return cells;
}

/// The squares of one strip, one entry per side.
Result<std::vector<CellSquares>> squares_of(const StripCells& cells, const Json& declared,
                                            const std::vector<double>& sides) {
    const CellSource source{cells.layers, declared, cells.delivered};
    std::vector<CellSquares> squares;
    for (const auto side : sides) {
        auto made = side == cells.layers.grid.cell_size ? native_squares(source)
                                                        : coarse_squares(source, side);
        if (!made) {
            return fail(made.error());
        }
        squares.push_back(std::move(*made));
    }
    return squares;
}

/// Sets strips under each other; equal numbers keep one label.
class Stack {
public:
    explicit Stack(const Grid& cells, double side) { whole_.grid = square_grid(cells, side); }

    void append(const CellSquares& strip) {
        if (whole_.labels.empty()) {
            whole_.fields = strip.fields;
            whole_.labels.reserve(whole_.grid.size());
        }
        std::vector<std::uint32_t> renamed{0};
        const auto count = strip.fields.empty() ? 0 : strip.numbers.size() / strip.fields.size();
        for (std::uint32_t label = 1; label <= count; ++label) {
            renamed.push_back(labels_.of(strip.numbers_of(label), whole_.numbers));
        }
        renamed.resize(std::max<std::size_t>(renamed.size(), 2), 1); // squares without any field
        for (const auto label : strip.labels) {
            whole_.labels.push_back(renamed[label]);
        }
    }
    CellSquares take() { return std::move(whole_); }

private:
    CellSquares whole_;
    NumberLabels labels_;
};

} // namespace

Result<SquareLayers> SquareLayers::of(const CellLayers& layers, const Json& declared,
                                      unsigned threads) {
    const auto sides = sides_of(declared, layers.grid.cell_size);
    const auto needed = needed_layers(declared);
    const auto strips = strips_of(layers.grid, sides.back());
    std::vector<Stack> stacks;
    stacks.reserve(sides.size());
    for (const auto side : sides) {
        stacks.emplace_back(layers.grid, side);
    }
    for (std::size_t begin = 0; begin < strips.size(); begin += threads) {
        std::vector<Result<std::vector<CellSquares>>> made(
            std::min<std::size_t>(threads, strips.size() - begin));
        for_each_index(made.size(), threads, [&](std::size_t i) {
            const auto cells = read_strip(layers, needed, strips[begin + i]);
            made[i] = cells ? squares_of(*cells, declared, sides) : fail(cells.error());
        });
        for (const auto& squares : made) {
            if (!squares) {
                return fail(squares.error());
            }
            for (std::size_t side = 0; side < sides.size(); ++side) {
                stacks[side].append((*squares)[side]);
            }
        }
    }
    SquareLayers result;
    for (auto& stack : stacks) {
        auto squares = stack.take();
        auto projection = GridProjection::of(squares.grid, threads);
        if (!projection) {
            return fail(projection.error());
        }
        result.layers_.push_back({std::move(squares), std::move(*projection)});
    }
    return result;
}

const SquareLayer& SquareLayers::at(int zoom, const Json& declared) const {
    const double side = declared["cell_m"][std::to_string(zoom)];
    for (const auto& layer : layers_) {
        if (layer.squares.grid.cell_size >= side) {
            return layer;
        }
    }
    return layers_.back();
}

} // namespace netzatlas::tiles
