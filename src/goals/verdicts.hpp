#pragma once

#include "terms/goal.hpp"
#include "terms/value.hpp"

#include <span>

namespace netzatlas::goals {

/// A figure at its reference date.
struct Dated {
    Date date;
    IndicatorValue value;
};

/// The verdict on one goal for one region: the first of these that holds.
///
/// The newest figure decides, as the range [low, high] it leaves open; a value is a range of one
/// point. "Reference date" is its date. Verdicts are about what is certain: a range on both sides
/// of the line is `undecidable`, never rounded to one side.
///
/// | verdict     | if                                                                            |
/// |-------------|-------------------------------------------------------------------------------|
/// | undecidable | there is no figure, or the newest one is no number (D16)                      |
/// | reached     | low >= target, at whatever date                                               |
/// | missed      | the reference date is the due date or later, and high < target                |
/// | on_track    | due later; from an earlier figure to the newest, and straight on to the due   |
/// |             | date, even the slowest line the ranges allow arrives at the target            |
/// | behind      | due later; even the fastest line they allow does not                          |
/// | undecidable | everything else: the range spans the target, the lines disagree, or there is  |
/// |             | only one figure, which has no pace                                            |
///
/// The earlier figure is the newest one at least a year (365 days) older than the reference date,
/// so that a half-year's leap does not decide; where there is none, the oldest. A line goes on
/// straight because nobody has promised another one; it is a comparison, not a forecast.
///
/// `series`: figures of one region, one base and one method (a change of method breaks the line,
/// D19), in any order; figures that are no number are passed over, but the newest.
/// Result: `value` or `low`, `high` as in the newest figure; `distance` from it (from `low`) to the
/// target, 0 when reached, never negative, empty without a number. `reason` is the key of a
/// sentence in data/texts, each after "goal_reason": _reached, _missed, _on_track, _behind,
/// _one_date (no pace yet), _interval (past due, the range spans the target), _unknown (the lines
/// disagree), _not_applicable, _not_delivered (also without any figure), _suppressed. Without any
/// figure `reference_date` is the goal's due date.
GoalResult verdict_on(const Goal& goal, const RegionKey& region, std::span<const Dated> series);

} // namespace netzatlas::goals
