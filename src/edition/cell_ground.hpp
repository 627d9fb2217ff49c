#pragma once

#include "store/grids.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::edition {

/// Grids of one theme and day that share their cells, and the households on these.
struct CellGround {
    std::string theme;
    std::optional<Date> date;
    Grid grid;
    std::vector<std::size_t> files; ///< places in the shelf
    std::optional<std::size_t> weights;
};

/// The grounds of a shelf of grids, newest day last. Households of the same cells count for every
/// theme: those of the same day, else the newest.
std::vector<CellGround> cell_grounds(const std::vector<store::GridFile>& shelf);

/// What the layers of a ground say in a block of its rows; each is read when first asked for.
class BlockLayers {
public:
    BlockLayers(const std::vector<store::GridFile>& shelf, const CellGround& ground, int first_row,
                int rows)
        : shelf_{shelf}, ground_{ground}, first_row_{first_row}, rows_{rows} {}

    /// Empty: there is no such layer. "networks_any" and the like follow from "networks".
    std::span<const std::uint16_t> cells(std::string_view name);
    /// Shares that 16 bit cannot hold.
    std::span<const double> reals(std::string_view name);
    /// A layer of the weights; empty: there is none.
    std::span<const double> weights(std::string_view name);
    /// The first reading that failed.
    const Result<void>& outcome() const { return outcome_; }

private:
    std::span<const double> read_reals(const store::GridFile& file, std::string_view name);
    std::span<const std::uint16_t> kept(std::string_view name, std::vector<std::uint16_t> cells);

    const std::vector<store::GridFile>& shelf_;
    const CellGround& ground_;
    int first_row_;
    int rows_;
    std::map<std::string, std::vector<std::uint16_t>, std::less<>> cells_;
    std::map<std::string, std::vector<double>, std::less<>> reals_;
    Result<void> outcome_;
};

/// The layer's file and place in it, of the ground's own files.
struct LayerPlace {
    const store::GridFile* file = nullptr;
    std::size_t layer = 0;
};
std::optional<LayerPlace> layer_in(const std::vector<store::GridFile>& shelf,
                                   const CellGround& ground, std::string_view name);

} // namespace netzatlas::edition
