#pragma once

#include "store/edition.hpp"
#include "terms/result.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace netzatlas::tiles {

/// A property of cells and how its number is written.
struct CellField {
    std::string name;
    bool percent = false; ///< the number is in 1/100 %, written as a double; else an integer
};

constexpr std::int32_t no_number = -1;
constexpr std::uint16_t not_delivered = 65535;

/// Squares of one size on the publisher's grid; squares of equal values share a label.
struct CellSquares {
    Grid grid; ///< of the squares, its corner a multiple of their size
    std::vector<CellField> fields;
    std::vector<std::uint32_t> labels; ///< per square; 0: no delivered cell in it
    std::vector<std::int32_t> numbers; ///< per label (from 1) one per field, or `no_number`

    std::span<const std::int32_t> numbers_of(std::uint32_t label) const {
        return {numbers.data() + (label - 1) * fields.size(), fields.size()};
    }
};

/// Gives equal rows of numbers the same label, from 1 in order of first use.
class NumberLabels {
public:
    /// A new row is appended to `numbers`.
    std::uint32_t of(std::span<const std::int32_t> row, std::vector<std::int32_t>& numbers);

private:
    std::string key_;
    std::unordered_map<std::string, std::uint32_t> known_;
};

/// The grid of squares around the cells, its lines at multiples of the squares' size.
Grid square_grid(const Grid& cells, double side);

/// What squares are made of.
struct CellSource {
    const store::GridLayers& layers;
    const nlohmann::ordered_json& declared; ///< the tileset in tiles/tilesets.json
    const std::vector<char>& delivered;     ///< per cell; weights of ours do not count
};

/// The cells themselves with the fields of `native`.
CellSquares native_squares(const CellSource& source);

/// Squares of `side_m` metres, a multiple of the cells' size, with the fields of `coarse`: a value
/// over all delivered cells of a square, so that none is left out.
/// Errors: `bad_value` where the sizes do not fit.
Result<CellSquares> coarse_squares(const CellSource& source, double side_m);

} // namespace netzatlas::tiles
