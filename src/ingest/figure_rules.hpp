#pragma once

#include "ingest/finding_log.hpp"
#include "ingest/tables.hpp"

#include <map>
#include <span>
#include <string>

namespace netzatlas::ingest {

/// What does not fit together among the figures of one region in one table.
///
/// `share_rising_with_rate`: more at a higher minimum rate (definitions.md D4), once per technology
/// and region. `part_above_union`: a technology, operator or 5G SA above what contains it (D5, D8,
/// D9). `union_above_sum`: a union above the sum of all its parts, where the table prints them all.
/// All are warnings; figures are kept as printed. `fractions_for_percent`, an error: no share of
/// many is above 1.
///
/// `figures`: sorted by region. `titles`: the publisher's header of each indicator, for the
/// finding.
void report_conflicts(std::span<const PublishedFigure> figures,
                      const std::map<std::string, std::string>& titles, FindingLog& log);

} // namespace netzatlas::ingest
