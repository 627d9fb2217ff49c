#include "coverage/overlay_block.hpp"

#include <algorithm>

namespace netzatlas::coverage {

namespace {

/// The entries of rows `first` … `last - 1`, counted from `first`.
template <class Entry>
std::vector<Entry> in_rows(const std::vector<Entry>& entries, int first, int last) {
    const auto before = [](const Entry& entry, int row) { return entry.row < row; };
    const auto from = std::lower_bound(entries.begin(), entries.end(), first, before);
    const auto to = std::lower_bound(from, entries.end(), last, before);
    std::vector<Entry> found(from, to);
    for (auto& entry : found) {
        entry.row -= first;
    }
    return found;
}

} // namespace

Grid rows_of(const Grid& grid, int first, int rows) {
    Grid block = grid;
    block.north -= first * grid.cell_size;
    block.rows = rows;
    return block;
}

OverlayBlock overlay_block(const Overlay& whole, int first, int rows) {
    OverlayBlock block{{rows_of(whole.grid, first, rows), {}}, {}};
    for (std::size_t region = 0; region < whole.regions.size(); ++region) {
        const auto& cells = whole.regions[region];
        RegionCells here{in_rows(cells.runs, first, first + rows),
                         in_rows(cells.borders, first, first + rows),
                         first == 0 ? cells.outside : 0};
        if (!here.runs.empty() || !here.borders.empty() || here.outside > 0) {
            block.overlay.regions.push_back(std::move(here));
            block.regions.push_back(static_cast<std::uint32_t>(region));
        }
    }
    return block;
}

} // namespace netzatlas::coverage
