#pragma once

#include "geo/raster_file.hpp"
#include "terms/grid.hpp"
#include "terms/result.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace netzatlas::edition {

/// What squares of cells must say, worked out from a published grid by the rules of
/// `tiles/tilesets.json`, layer by layer; shares no code with the tile maker.
class CellTruth {
public:
    /// `declared`: the tileset. Errors: those of the raster.
    static Result<CellTruth> of(const std::filesystem::path& grid,
                                const nlohmann::ordered_json& declared);

    const Grid& grid() const { return raster_.grid(); }
    /// The grid of squares of `side` metres: lines at multiples of it.
    Grid squares(double side) const;
    /// Which of the squares a cell lies in.
    std::size_t square_of(const Grid& squares, std::size_t cell) const;
    /// Per square whether anything was delivered in it.
    std::vector<char> delivered(double side) const;
    /// Names of the fields that squares of this side have.
    std::vector<std::string> fields(double side) const;
    /// Per square the exact number, NaN for none (percent fields: not rounded).
    Result<std::vector<float>> numbers(const std::string& field, double side) const;
    /// The field of cells a coarse field rests on, to work it out from decoded cells: the rule,
    /// and the names of cell fields.
    struct Rule {
        std::string rule; ///< "mean", "min", "share_any", "share_all"
        std::string field;
        std::vector<std::string> flags; ///< all there, or none
    };
    Rule rule_of(const std::string& coarse_field) const;

private:
    CellTruth(geo::RasterFile raster, const nlohmann::ordered_json& declared)
        : raster_{std::move(raster)}, declared_{&declared} {}

    bool is_native(double side) const { return side == grid().cell_size; }
    Result<std::vector<std::uint16_t>> layer(const std::string& name) const;
    Result<std::vector<std::uint16_t>> cell_numbers(const std::string& field) const;
    Result<std::vector<float>> native_numbers(const std::string& field) const;

    geo::RasterFile raster_;
    const nlohmann::ordered_json* declared_;
    std::vector<char> delivered_;
};

/// A number of a cell as the rule counts it, in percent: `flags` decide where they are given.
double counted(const CellTruth::Rule& rule, double number, const std::vector<double>& flags);

} // namespace netzatlas::edition
