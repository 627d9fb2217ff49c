#pragma once

#include "geo/vector_file.hpp"
#include "terms/result.hpp"

#include <optional>

namespace netzatlas::ingest {

/// Where a census grid's columns stand; its names say the size of the cells.
struct CensusColumns {
    double cell_size = 0;
    int x = 0;
    int y = 0;
    std::optional<int> id;
    std::optional<int> persons;
    std::optional<int> persons_per_household;
    std::optional<int> households;
    std::optional<int> class_count; ///< one row per cell and class: the rows of a cell add up
    std::optional<int> remark;
};

/// The columns of the wide tables of 2011 and 2022 (sources.md 4). Errors: `bad_source` without
/// coordinates or anything to count, naming the columns there are.
Result<CensusColumns> census_columns(const geo::VectorLayer& layer);

} // namespace netzatlas::ingest
