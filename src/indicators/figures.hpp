#pragma once

#include "coverage/layer_sums.hpp"
#include "terms/point_site.hpp"
#include "terms/result.hpp"
#include "terms/site.hpp"
#include "terms/value.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace netzatlas::indicators {

struct FigureSettings {
    double completeness_needed = 0.99; ///< below: an interval instead of a value (D13)
};

/// D1, D2, D13, D16: sums of one region to a value, an interval or a reason. Percent 0-100.
///
/// Nothing there at all: not applicable. All of it without data: not delivered. Too much of it
/// without data: an interval from "all of that unserved" to "all of that served".
IndicatorValue share_value(const coverage::Sums& sums, const FigureSettings& settings);

/// What is certain and what is possible, to a value where both agree, else to an interval (D8: of
/// three networks counted without names, `all3` may or may not be true). `numerator` is the certain
/// one. Both sums are of the same region: denominators and missing are alike.
IndicatorValue interval_value(const coverage::Sums& certain, const coverage::Sums& possible,
                              const FigureSettings& settings);

/// A number of sites (`site_count`): the numerator as it is. 0 is a value (D16).
IndicatorValue count_value(const coverage::Sums& sums);

/// Sites per 1,000 inhabitants; the numerator is the sites. Not delivered where nobody counted
/// them, not applicable without any.
IndicatorValue rate_value(double count, std::optional<std::int64_t> inhabitants);

/// Sums of municipalities to associations, counties and states (never from percentages).
/// `parents[i]` lists the indices of the higher regions that municipality i counts in.
std::vector<coverage::Sums> rolled_up(std::span<const coverage::Sums> municipalities,
                                      std::span<const std::vector<std::size_t>> parents,
                                      std::size_t higher_count);

/// In which cells an operator set is true, per cell, before any share (D8).
///
/// `flags`: one layer per operator in the order dt, vf, tf, ee, of equal length; bit 0 own network,
/// bit 1 national roaming. An empty layer, or `not_delivered` in a cell, is unknown. `any`, `dt` …
/// `ee`, `all3`, `all4_own` and `k0`…`k4` (exactly so many) count own networks only; `all4_roaming`
/// takes ee by roaming too. A cell is decided as far as the known operators decide it.
/// Result: per cell 1, 0 or `not_delivered`.
/// Errors: `bad_request` for an unknown set, `not_found` if no layer has cells.
Result<std::vector<std::uint16_t>>
cells_with_operators(const std::string& operators,
                     std::span<const std::span<const std::uint16_t>> flags);

/// D12: sites at a stage on a day: numerator reached, denominator in the programme (neither yet to
/// come nor left). Stages are nested: an online site has its works finished.
/// An unknown stage is reached by none.
coverage::Sums site_sums(std::span<const SchoolSite* const> sites, const std::string& stage,
                         Date day);

/// Sites of one kind that can be used on a day: the numerator. An empty kind counts all.
coverage::Sums site_sums(std::span<const PointSite* const> sites, const std::string& kind,
                         Date day);

} // namespace netzatlas::indicators
