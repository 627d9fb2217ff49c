#include "goals/verdicts.hpp"

#include <algorithm>
#include <optional>

namespace netzatlas::goals {

namespace {

constexpr int pace_days = 365;

/// What a figure leaves open; a value is a range of one point.
struct Range {
    Date date;
    double low;
    double high;
};

std::optional<Range> range_of(const Dated& figure) {
    const auto& value = figure.value;
    if (value.state == ValueState::value && value.value) {
        return Range{figure.date, *value.value, *value.value};
    }
    if (value.state == ValueState::undecidable && value.low && value.high) {
        return Range{figure.date, *value.low, *value.high};
    }
    return std::nullopt;
}

const Dated* newest_of(std::span<const Dated> series) {
    const auto newest =
        std::max_element(series.begin(), series.end(),
                         [](const Dated& a, const Dated& b) { return a.date < b.date; });
    return newest == series.end() ? nullptr : &*newest;
}

/// The newest at least a year before, else the oldest before.
std::optional<Range> pace_start(std::span<const Dated> series, Date newest) {
    std::optional<Range> year_before;
    std::optional<Range> oldest;
    for (const auto& figure : series) {
        const auto range = range_of(figure);
        if (!range || range->date >= newest) {
            continue;
        }
        if (newest.days() - range->date.days() >= pace_days &&
            (!year_before || range->date > year_before->date)) {
            year_before = range;
        }
        if (!oldest || range->date < oldest->date) {
            oldest = range;
        }
    }
    return year_before ? year_before : oldest;
}

struct Ruling {
    Verdict verdict;
    const char* reason;
};

Ruling ruling_on_pace(const Goal& goal, const Range& start, const Range& newest) {
    const double ahead = static_cast<double>(goal.due.days() - newest.date.days()) /
                         (newest.date.days() - start.date.days());
    const double slowest = newest.low + (newest.low - start.high) * ahead;
    const double fastest = newest.high + (newest.high - start.low) * ahead;
    if (slowest >= goal.target) {
        return {Verdict::on_track, "goal_reason_on_track"};
    }
    if (fastest < goal.target) {
        return {Verdict::behind, "goal_reason_behind"};
    }
    return {Verdict::undecidable, "goal_reason_unknown"};
}

Ruling ruling_on(const Goal& goal, const Range& newest, std::span<const Dated> series) {
    if (newest.low >= goal.target) {
        return {Verdict::reached, "goal_reason_reached"};
    }
    if (newest.date >= goal.due) {
        return newest.high < goal.target ? Ruling{Verdict::missed, "goal_reason_missed"}
                                         : Ruling{Verdict::undecidable, "goal_reason_interval"};
    }
    const auto start = pace_start(series, newest.date);
    return start ? ruling_on_pace(goal, *start, newest)
                 : Ruling{Verdict::undecidable, "goal_reason_one_date"};
}

const char* reason_without_number(ValueState state) {
    switch (state) {
    case ValueState::not_applicable:
        return "goal_reason_not_applicable";
    case ValueState::not_delivered:
        return "goal_reason_not_delivered";
    case ValueState::suppressed:
        return "goal_reason_suppressed";
    default: // an interval without its ends
        return "goal_reason_unknown";
    }
}

} // namespace

GoalResult verdict_on(const Goal& goal, const RegionKey& region, std::span<const Dated> series) {
    const auto* newest = newest_of(series);
    GoalResult result{.goal = goal.id,
                      .region = region,
                      .reference_date = newest == nullptr ? goal.due : newest->date,
                      .verdict = Verdict::undecidable,
                      .value = {},
                      .low = {},
                      .high = {},
                      .distance = {},
                      .reason = {}};
    const auto range = newest == nullptr ? std::nullopt : range_of(*newest);
    if (!range) {
        result.reason = reason_without_number(newest == nullptr ? ValueState::not_delivered
                                                                : newest->value.state);
        return result;
    }
    const auto ruling = ruling_on(goal, *range, series);
    result.verdict = ruling.verdict;
    result.reason = ruling.reason;
    result.value = newest->value.value;
    result.low = newest->value.low;
    result.high = newest->value.high;
    result.distance = std::max(0.0, goal.target - range->low);
    return result;
}

} // namespace netzatlas::goals
