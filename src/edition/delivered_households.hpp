#pragma once

#include "coverage/transferred_weights.hpp"
#include "edition/gathered.hpp"

namespace netzatlas::edition {

/// Households of one census cell: delivered, or persons divided by persons per household (D1).
double households_of(const ingest::CensusCell& cell, const Settings& settings);

/// Whether some households are persons divided by persons per household (D1, D17). Then all counts
/// of the edition are estimates, not those of one region: D13 carries the cell's households to
/// delivered cells near it, and a county in tens beside exact municipalities would look as if their
/// difference were known. `check` says how many cells it is (`households_from_persons`).
bool households_are_estimated(const Gathered& gathered);

/// Households as they were delivered: by a census, else by a raster.
struct Delivered {
    Source source;
    coverage::WeightSource cells;
};

/// Of sources that have a census or a raster of households. Errors: those of the raster.
Result<Delivered> delivered_households(const Gathered& gathered, const Settings& settings);

} // namespace netzatlas::edition
