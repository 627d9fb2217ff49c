#pragma once

#include "edition/gathered.hpp"

#include <span>
#include <vector>

namespace netzatlas::edition {

/// Rows of a table of households that are 0 in every column although people are known to live
/// there: `zero_row_inhabited`, an error for each. The directory says so; in a project without one
/// 100 people of the census do, in cells that lie within the borders with all their neighbours (by
/// the census of 2011 and VG5000 none of the 238 uninhabited areas has them). A row of an
/// uninhabited area is none of them, nor one of which nobody knows.
std::vector<Finding> inhabited_zero_rows(std::span<const Gathered> parts);

/// The reader's note on such a row says what it is taken for, which is no longer so.
void drop_refuted_notes(std::vector<Finding>& findings);

/// By the findings: such a row says neither 0 % nor that nobody lives there. Its municipality is
/// *not delivered* (D16), and its households are missing from the sums above it.
void withdraw_inhabited_zero_rows(Gathered& whole);

} // namespace netzatlas::edition
