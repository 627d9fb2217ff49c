#pragma once

#include "coverage/layer_sums.hpp"
#include "terms/indicator.hpp"
#include "terms/region.hpp"
#include "terms/result.hpp"
#include "terms/site.hpp"
#include "terms/value.hpp"

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace netzatlas::indicators {

struct FigureSettings {
    double completeness_needed = 0.99; ///< below: an interval instead of a value (D13)
};

/// D1/D2/D13/D16: sums to a value, an interval or a reason. Percent 0-100.
IndicatorValue share_value(const coverage::Sums& sums, const FigureSettings& settings);

/// D8 from counts without names: all3 is certain at k = 4, excluded at k <= 2, undecidable at k
/// = 3.
IndicatorValue interval_value(const coverage::Sums& certain, const coverage::Sums& possible,
                              const FigureSettings& settings);

/// Sums of municipalities to associations, counties and states (never from percentages).
/// `parents[i]` lists the indices of the higher regions that municipality i counts in.
std::vector<coverage::Sums> rolled_up(std::span<const coverage::Sums> municipalities,
                                      std::span<const std::vector<std::size_t>> parents,
                                      std::size_t higher_count);

/// Which flag or count values make an operator set true, per cell, before any share (D8).
/// `flags`: one layer per operator in the order dt, vf, tf, ee (empty: not delivered).
/// Result: grid.size() values 1 / 0 / not_delivered.
Result<std::vector<std::uint16_t>>
cells_with_operators(const std::string& operators,
                     std::span<const std::span<const std::uint16_t>> flags);

/// D12: sites at a stage on a day: numerator reached, denominator in the programme.
coverage::Sums site_sums(std::span<const SchoolSite* const> sites, const std::string& stage,
                         Date day);

} // namespace netzatlas::indicators
