#include "coverage/block_sums.hpp"

#include "coverage/counted_cells.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace netzatlas::coverage {

namespace {

constexpr std::uint64_t cell_steps = 1ULL << 40U;

std::uint64_t steps_of(double units) {
    const double rounded_up = units * steps_per_unit + 0.5; // lround is a call, a cell each
    return static_cast<std::uint64_t>(rounded_up);
}

template <class Placed>
std::span<const Placed> in_rows(const std::vector<Placed>& placed, RowBlock rows) {
    const auto above = [](const Placed& one, int row) { return one.row < row; };
    const auto first = std::lower_bound(placed.begin(), placed.end(), rows.first, above);
    const auto last = std::lower_bound(first, placed.end(), rows.first + rows.count, above);
    return {first, last};
}

} // namespace

BlockParts::BlockParts(const Overlay& overlay) : overlay_{overlay} {
    reach_.reserve(overlay.regions.size());
    for (const auto& [runs, borders, outside] : overlay.regions) {
        std::int32_t first = std::numeric_limits<std::int32_t>::max();
        std::int32_t last = -1;
        if (!runs.empty()) {
            first = runs.front().row;
            last = runs.back().row;
        }
        if (!borders.empty()) {
            first = std::min(first, borders.front().row);
            last = std::max(last, borders.back().row);
        }
        reach_.emplace_back(first, last);
    }
}

void BlockParts::clear() {
    stretches_.clear();
    parts_.clear();
    regions_.clear();
}

BlockParts::Slice BlockParts::slice(std::size_t region, RowBlock rows) const {
    const auto [first, last] = reach_[region];
    if (first >= rows.first + rows.count || last < rows.first) {
        return {};
    }
    const auto& cells = overlay_.regions[region];
    return {in_rows(cells.runs, rows), in_rows(cells.borders, rows)};
}

void BlockParts::end_region(std::size_t region) {
    const auto stretch_end = static_cast<std::uint32_t>(stretches_.size());
    const auto part_end = static_cast<std::uint32_t>(parts_.size());
    const auto stretches_before = regions_.empty() ? 0 : regions_.back().stretch_end;
    const auto parts_before = regions_.empty() ? 0 : regions_.back().part_end;
    if (stretch_end != stretches_before || part_end != parts_before) {
        regions_.push_back({static_cast<std::uint32_t>(region), stretch_end, part_end});
    }
}

void BlockParts::by_area(RowBlock rows) {
    clear();
    const auto columns = static_cast<std::uint32_t>(overlay_.grid.columns);
    const auto place = [&](std::int32_t row, std::int32_t column) {
        return static_cast<std::uint32_t>(row - rows.first) * columns +
               static_cast<std::uint32_t>(column);
    };
    for (std::size_t region = 0; region < reach_.size(); ++region) {
        const auto [runs, borders] = slice(region, rows);
        for (const auto& run : runs) {
            stretches_.push_back(
                {place(run.row, run.first), static_cast<std::uint32_t>(run.last - run.first) + 1});
        }
        for (const auto& border : borders) {
            parts_.push_back({steps_of(border.fraction), place(border.row, border.column)});
        }
        end_region(region);
    }
}

void BlockParts::by_weight(RowBlock rows, std::span<const double> weights) {
    clear();
    const auto columns = static_cast<std::size_t>(overlay_.grid.columns);
    assert(weights.size() == static_cast<std::size_t>(rows.count) * columns);
    const auto place = [&](std::int32_t row, std::int32_t column) {
        return static_cast<std::size_t>(row - rows.first) * columns +
               static_cast<std::size_t>(column);
    };
    const auto add = [&](std::size_t cell, double part) {
        if (weights[cell] > 0) {
            parts_.push_back({steps_of(part * weights[cell]), static_cast<std::uint32_t>(cell)});
        }
    };
    for (std::size_t region = 0; region < reach_.size(); ++region) {
        const auto [runs, borders] = slice(region, rows);
        for (const auto& run : runs) {
            const auto last = place(run.row, run.last);
            for (auto cell = place(run.row, run.first); cell <= last; ++cell) {
                add(cell, 1);
            }
        }
        for (const auto& border : borders) {
            add(place(border.row, border.column), border.fraction);
        }
        end_region(region);
    }
}

BlockSums::BlockSums(std::size_t regions, std::size_t layers)
    : regions_{regions}, totals_(regions), counted_(regions * layers) {}

void BlockSums::add_totals(const BlockParts& parts) {
    std::size_t stretch = 0;
    std::size_t part = 0;
    for (const auto& region : parts.regions_) {
        Steps total = 0;
        for (; stretch < region.stretch_end; ++stretch) {
            total += Steps{cell_steps} * parts.stretches_[stretch].count;
        }
        for (; part < region.part_end; ++part) {
            total += parts.parts_[part].steps;
        }
        totals_[region.number] += total;
    }
}

template <class Value>
std::optional<std::size_t> BlockSums::add_layer(const BlockParts& parts, std::size_t layer,
                                                std::span<const Value> cells, const Scale& scale) {
    const CellMeaning<Value> meaning{scale};
    std::size_t stretch = 0;
    std::size_t part = 0;
    bool good = true;
    for (const auto& region : parts.regions_) {
        typename CellMeaning<Value>::Tally tally;
        for (; stretch < region.stretch_end; ++stretch) {
            const auto [first, count] = parts.stretches_[stretch];
            meaning.count(cells.subspan(first, count), tally);
        }
        const CellCount whole = meaning.counted(tally);
        good = good && meaning.in_range(whole);
        auto& sums = counted_[layer * regions_ + region.number];
        sums.served += Steps{cell_steps} * whole.served;
        sums.missing += Steps{cell_steps} * whole.missing;
        for (; part < region.part_end; ++part) {
            const auto [steps, cell] = parts.parts_[part];
            if (meaning.missing(cells[cell])) {
                sums.missing += steps;
            } else {
                const auto value = meaning.value(cells[cell]);
                good = good && value <= meaning.one();
                sums.served += Steps{steps} * value;
            }
        }
    }
    return good ? std::nullopt : meaning.first_out_of_range(cells);
}

void BlockSums::add(const BlockSums& other) {
    for (std::size_t i = 0; i < totals_.size(); ++i) {
        totals_[i] += other.totals_[i];
    }
    for (std::size_t i = 0; i < counted_.size(); ++i) {
        counted_[i].served += other.counted_[i].served;
        counted_[i].missing += other.counted_[i].missing;
    }
}

Sums BlockSums::of(std::size_t region, std::size_t layer, const Scale& scale) const {
    const auto& [served, missing] = counted_[layer * regions_ + region];
    return {static_cast<double>(served) / (steps_per_unit * whole_value(scale)),
            static_cast<double>(totals_[region] - missing) / steps_per_unit,
            static_cast<double>(missing) / steps_per_unit};
}

template std::optional<std::size_t>
BlockSums::add_layer(const BlockParts&, std::size_t, std::span<const std::uint8_t>, const Scale&);
template std::optional<std::size_t>
BlockSums::add_layer(const BlockParts&, std::size_t, std::span<const std::uint16_t>, const Scale&);
template std::optional<std::size_t> BlockSums::add_layer(const BlockParts&, std::size_t,
                                                         std::span<const double>, const Scale&);

} // namespace netzatlas::coverage
