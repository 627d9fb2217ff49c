#pragma once

#include "coverage/layer_sums.hpp"
#include "coverage/overlay.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace netzatlas::coverage {

/// A sum in whole steps: whichever way the cells are split, adding up gives the same bits.
__extension__ using Steps = unsigned __int128;

/// A cell, or one household, is so many steps; 2⁻⁴⁰ of a cell is less than the rounding of
/// coordinates leaves in doubt.
constexpr double steps_per_unit = 1ULL << 40U;
/// A cell's weight is below this, so that its steps fit 64 bits.
constexpr double most_weight = 1 << 23;

/// Some rows of a grid.
struct RowBlock {
    int first = 0;
    int count = 0;
};

/// What the cells of a block of rows give to each region: whole cells and parts of cells, or parts
/// of their weight. Made once per block and used for all its layers.
class BlockParts {
public:
    explicit BlockParts(const Overlay& overlay);

    /// D2: cells count with the part of their area.
    void by_area(RowBlock rows);
    /// D1 with cells split by area (D3 `area_split`): cells count with that part of their weight.
    /// `weights`: one per cell of the rows, 0 ≤ weight < `most_weight`; cells of weight 0 are left
    /// out.
    void by_weight(RowBlock rows, std::span<const double> weights);

private:
    friend class BlockSums;

    struct Stretch {
        std::uint32_t first; ///< place among the block's cells
        std::uint32_t count;
    };
    struct Part {
        std::uint64_t steps;
        std::uint32_t cell;
    };
    /// A region's share of the lists, up to these ends.
    struct Region {
        std::uint32_t number;
        std::uint32_t stretch_end;
        std::uint32_t part_end;
    };
    struct Slice {
        std::span<const Run> runs;
        std::span<const BorderCell> borders;
    };

    void clear();
    Slice slice(std::size_t region, RowBlock rows) const;
    void end_region(std::size_t region);

    const Overlay& overlay_;
    std::vector<std::pair<std::int32_t, std::int32_t>> reach_; ///< first and last row of a region
    std::vector<Stretch> stretches_;
    std::vector<Part> parts_;
    std::vector<Region> regions_;
};

/// What a layer's cells mean.
struct Scale {
    double one = 1; ///< the value that means "all of the cell"; 1 for flags, 100 for percent
    std::optional<double> no_data = {}; ///< "not delivered" (D13); NaN always is
    /// Values come as 8 or 16 bits and `one` is a whole number: then sums are exact.
    bool whole_numbers = true;
};

/// Numerators, denominators and what is missing, per region and layer, from blocks of rows in any
/// order and from any number of threads: each fills its own, `add` joins them.
class BlockSums {
public:
    BlockSums(std::size_t regions, std::size_t layers);

    /// The denominators, once per block.
    void add_totals(const BlockParts& parts);
    /// The cells of one layer in the block, as the parts number them. Returns the place of a value
    /// below 0 or above `scale.one`, if there is one; the sums are then not to be used.
    template <class Value>
    std::optional<std::size_t> add_layer(const BlockParts& parts, std::size_t layer,
                                         std::span<const Value> cells, const Scale& scale);
    void add(const BlockSums& other);

    /// In cells, or in the unit of the weights; `missing` without ground beyond the grid.
    Sums of(std::size_t region, std::size_t layer, const Scale& scale) const;

private:
    struct Counted {
        Steps served = 0; ///< steps times value
        Steps missing = 0;
    };
    std::size_t regions_;
    std::vector<Steps> totals_;
    std::vector<Counted> counted_; ///< by layer, then region
};

extern template std::optional<std::size_t>
BlockSums::add_layer(const BlockParts&, std::size_t, std::span<const std::uint8_t>, const Scale&);
extern template std::optional<std::size_t>
BlockSums::add_layer(const BlockParts&, std::size_t, std::span<const std::uint16_t>, const Scale&);
extern template std::optional<std::size_t>
BlockSums::add_layer(const BlockParts&, std::size_t, std::span<const double>, const Scale&);

} // namespace netzatlas::coverage
