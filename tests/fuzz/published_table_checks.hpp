#pragma once

#include "ingest/tables.hpp"

#include <cmath>
#include <cstdlib>
#include <tuple>

namespace netzatlas::testing {

/// What PublishedTable promises, whatever the bytes were.
inline void check_published_table(const ingest::PublishedTable& table) {
    for (std::size_t i = 0; i < table.figures.size(); ++i) {
        const auto& figure = table.figures[i];
        if (!std::isfinite(figure.value) || figure.printed.empty()) {
            std::abort();
        }
        if (i > 0 && std::tie(table.figures[i - 1].region, table.figures[i - 1].indicator) >=
                         std::tie(figure.region, figure.indicator)) {
            std::abort();
        }
    }
}

} // namespace netzatlas::testing
