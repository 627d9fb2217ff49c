#pragma once

#include "ingest/cells.hpp"
#include "ingest/finding_log.hpp"

#include <vector>

namespace netzatlas::ingest {

/// Says how many cells are weighed by persons (`households_from_persons`: the method of a file
/// without households, a warning where other cells have them) and, in a file of households, how
/// many by nothing at all (`households_not_published`). D1, D17.
void report_household_fallbacks(const std::vector<CensusCell>& cells, FindingLog& log);

} // namespace netzatlas::ingest
