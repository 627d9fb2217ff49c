#pragma once

#include "edition/boundary_set.hpp"
#include "edition/gathered.hpp"
#include "store/edition.hpp"

#include <vector>

namespace netzatlas::edition {

/// Households of one census cell: delivered, or persons divided by persons per household (D1).
double households_of(const ingest::CensusCell& cell, const Settings& settings);

struct CellWeights {
    store::GridLayers grid; ///< "weights": households, and municipality where whole cells go to one
    std::vector<Finding> findings;
};

/// The households of the census on the cells of `coverage` (D13, D3).
Result<CellWeights> cell_weights(const Gathered& gathered, const BoundarySet& boundaries,
                                 const Settings& settings, const store::GridLayers& coverage);

} // namespace netzatlas::edition
