#pragma once

#include "edition/gathered.hpp"

#include <span>
#include <vector>

namespace netzatlas::edition {

/// How far apart a printed total and the figures below it may lie. The publisher's household
/// weights are not published; with population instead, the worst known gap is 1.88 points
/// (definitions.md, worked figures: CATV, county 15082).
constexpr double control_tolerance_points = 2;

/// Printed totals held against the regions below them, table by table of the same day and kind.
///
/// `control_total` (note): the largest gap between a printed household share of counties or states
/// and the mean of their municipalities, weighted with the directory's population.
/// `control_total_gap` (warning): per region the worst gap above the tolerance.
/// `total_outside_parts`: a share above or below every one of its parts, which no weights explain;
/// a note within 0.1 points, which is rounding, else a warning.
std::vector<Finding> printed_totals(std::span<const Gathered> parts);

} // namespace netzatlas::edition
