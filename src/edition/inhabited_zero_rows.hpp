#pragma once

#include "edition/gathered.hpp"

#include <span>
#include <vector>

namespace netzatlas::edition {

/// Rows of a table of households that are 0 in every column although the directory knows people
/// there: `zero_row_inhabited`, an error for each. A row of an uninhabited area is none of them.
std::vector<Finding> inhabited_zero_rows(std::span<const Gathered> parts);

/// Such a row says neither 0 % nor that nobody lives there: its municipality is *not delivered*
/// (D16), and its households are missing from the sums above it.
void withdraw_inhabited_zero_rows(Gathered& whole);

} // namespace netzatlas::edition
