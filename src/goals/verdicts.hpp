#pragma once

#include "terms/goal.hpp"
#include "terms/value.hpp"

#include <optional>
#include <span>
#include <vector>

namespace netzatlas::goals {

/// A figure at a date, for the pace towards a goal.
struct Dated {
    Date date;
    IndicatorValue value;
};

/// The verdict on one goal for one region.
///
/// reached: value >= target (an interval: its low end). missed: due date passed by the reference
/// date and not reached (an interval: its high end below target). on_track / behind: with two dates
/// of one series, the straight line through them reaches the target by the due date or not; with
/// one date, compared with the straight line from 0 at the programme's start (Goal docs) is not
/// claimed: undecidable pace is `behind` only when the due date is within a year, else
/// `undecidable`, reason "goal_reason_one_date". undecidable: no number, or the interval spans the
/// target.
GoalResult verdict_on(const Goal& goal, const RegionKey& region, std::span<const Dated> series);

} // namespace netzatlas::goals
