#pragma once

#include "ingest/cells.hpp"

#include <cstdlib>

namespace netzatlas::testing {

/// What CellTable promises, whatever the bytes were.
inline void check_cell_table(const ingest::CellTable& table) {
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        const bool in_order = i == 0 || table.cells[i - 1] < table.cells[i];
        if (!in_order || !table.grid.contains(table.cells[i])) {
            std::abort();
        }
    }
    if (!table.keys.empty() && table.keys.size() != table.cells.size()) {
        std::abort();
    }
    for (const auto& column : table.columns) {
        const int most = column.scale == ingest::CellScale::share   ? 10000
                         : column.scale == ingest::CellScale::count ? 4
                                                                    : 3;
        if (column.values.size() != table.cells.size()) {
            std::abort();
        }
        for (const auto value : column.values) {
            if (value > most && value != ingest::cell_not_delivered) {
                std::abort();
            }
        }
    }
}

} // namespace netzatlas::testing
