#include "store/change.hpp"

#include "store/comparable.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::store {

namespace {

bool alike(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(a));
}

bool alike(const std::optional<double>& a, const std::optional<double>& b) {
    return a.has_value() == b.has_value() && (!a || alike(*a, *b));
}

const StoredValue* of_origin(const std::vector<const StoredValue*>& rows, Date day, Origin origin) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto* row) {
        return row->reference_date == day && row->origin == origin;
    });
    return found == rows.end() ? nullptr : *found;
}

std::optional<Step> between_numbers(const StoredValue& before, const StoredValue& after,
                                    const Obstacles& obstacles) {
    const bool same_day = before.reference_date == after.reference_date;
    const double points = points_between(before, after);
    const bool same = points == 0;
    if (!obstacles.method.empty()) {
        return same && same_day
                   ? std::nullopt
                   : std::optional{Step{ChangeKind::method, std::nullopt, obstacles.method}};
    }
    if (same) {
        return std::nullopt;
    }
    if (!obstacles.ground.empty()) {
        return Step{ChangeKind::boundary, std::nullopt, obstacles.ground};
    }
    const auto kind = same_day     ? ChangeKind::re_reported
                      : points > 0 ? ChangeKind::gained
                                   : ChangeKind::lost;
    return Step{kind, points, {}};
}

} // namespace

std::string_view name_of(ChangeKind kind) {
    constexpr std::array names{"gained", "lost", "re_reported", "boundary",
                               "method", "new",  "gone",        "reason_changed"};
    return names.at(static_cast<std::size_t>(kind));
}

const StoredValue* first_of_day(const std::vector<const StoredValue*>& rows, Date day) {
    const StoredValue* best = nullptr;
    for (const auto* row : rows) {
        const bool better = best == nullptr || std::pair{row->estimated, row->origin} <
                                                   std::pair{best->estimated, best->origin};
        if (row->reference_date == day && better) {
            best = row;
        }
    }
    return best;
}

RowPair rows_to_compare(const std::vector<const StoredValue*>& earlier, Date from,
                        const std::vector<const StoredValue*>& later, Date to) {
    for (const auto origin : {Origin::computed, Origin::published}) {
        const RowPair pair{of_origin(earlier, from, origin), of_origin(later, to, origin)};
        if (pair.before != nullptr && pair.after != nullptr) {
            return pair;
        }
    }
    return {first_of_day(earlier, from), first_of_day(later, to)};
}

std::string other_method(const std::vector<Series>& series, const StoredValue& before,
                         const StoredValue& after) {
    if (!same_base(before, after)) {
        return fmt::format("{} before, {} now: of other households",
                           netzatlas::name_of(before.origin), netzatlas::name_of(after.origin));
    }
    if (const auto* change = break_between(series, after.indicator,
                                           std::min(before.reference_date, after.reference_date),
                                           std::max(before.reference_date, after.reference_date))) {
        return fmt::format("since {}: {}", change->from.iso(), change->method);
    }
    return {};
}

double points_between(const StoredValue& before, const StoredValue& after) {
    const double points = *after.value.value - *before.value.value;
    const bool both_printed = !before.value.printed.empty() && !after.value.printed.empty();
    const double open = both_printed ? 0 : left_open(before) + left_open(after);
    const bool same =
        alike(*before.value.value, *after.value.value) || std::abs(points) <= open + 1e-9;
    return same ? 0 : points;
}

std::optional<Step> step_between(const StoredValue* before, const StoredValue* after,
                                 const Obstacles& obstacles) {
    const bool number_before = before != nullptr && before->value.value;
    const bool number_after = after != nullptr && after->value.value;
    if (number_before && number_after) {
        return between_numbers(*before, *after, obstacles);
    }
    if (number_before || number_after) {
        return Step{number_after ? ChangeKind::appeared : ChangeKind::gone};
    }
    const bool same =
        before != nullptr && after != nullptr && before->value.state == after->value.state &&
        alike(before->value.low, after->value.low) && alike(before->value.high, after->value.high);
    return same ? std::nullopt : std::optional{Step{ChangeKind::reason_changed}};
}

} // namespace netzatlas::store
