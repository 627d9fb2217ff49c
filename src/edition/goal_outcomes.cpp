#include "edition/goal_outcomes.hpp"

#include "goals/verdicts.hpp"
#include "store/comparable.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace netzatlas::edition {

namespace {

/// The last change of method on or before a day; empty before the first.
const MethodBreak* break_before(const Catalogue& catalogue, const std::string& indicator,
                                Date day) {
    const MethodBreak* last = nullptr;
    for (const auto& change : catalogue.breaks) {
        const bool concerns =
            std::any_of(change.indicators.begin(), change.indicators.end(),
                        [&](const auto& start) { return indicator.starts_with(start); });
        if (concerns && change.from <= day && (last == nullptr || change.from > last->from)) {
            last = &change;
        }
    }
    return last;
}

/// Which of two rows of one date decides: computed, then published, then estimated.
bool goes_before(const store::StoredValue& a, const store::StoredValue& b) {
    return std::pair{a.estimated, a.origin} < std::pair{b.estimated, b.origin};
}

/// The rows of one region, newest date first; of one date the one that decides first.
using RowsByRegion = std::map<std::string, std::vector<const store::StoredValue*>>;

RowsByRegion ordered_rows(const store::EditionContent& content, const std::string& indicator) {
    RowsByRegion rows;
    for (const auto& value : content.values) {
        if (value.indicator == indicator) {
            rows[value.region].push_back(&value);
        }
    }
    for (auto& [region, found] : rows) {
        std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) {
            return a->reference_date != b->reference_date ? a->reference_date > b->reference_date
                                                          : goes_before(*a, *b);
        });
    }
    return rows;
}

/// One figure per date, of one base and one method (D19) with the newest: others have no common
/// pace. `rows` as `ordered_rows` leaves them.
std::vector<goals::Dated> comparable(const Catalogue& catalogue,
                                     const std::vector<const store::StoredValue*>& rows) {
    std::vector<goals::Dated> series;
    const auto& newest = *rows.front();
    const auto* method = break_before(catalogue, newest.indicator, newest.reference_date);
    for (const auto* row : rows) {
        const bool is_new = series.empty() || series.back().date != row->reference_date;
        if (is_new && store::same_base(*row, newest) &&
            break_before(catalogue, row->indicator, row->reference_date) == method) {
            series.push_back({row->reference_date, row->value});
        }
    }
    return series;
}

std::optional<store::Gap> gap_of(const Goal& goal, const store::StoredValue& row,
                                 const std::string& basis) {
    const auto& value = row.value;
    if (value.state != ValueState::value || !value.value || !value.denominator) {
        return std::nullopt;
    }
    // A hidden numerator (D17) is not told by its gap either: tens, from the rounded share.
    const double amount =
        value.numerator
            ? goal.target / 100 * *value.denominator - *value.numerator
            : std::round((goal.target - *value.value) / 100 * *value.denominator / 10) * 10;
    if (!(amount > 0)) {
        return std::nullopt;
    }
    return store::Gap{goal.id, row.region, row.reference_date, amount, basis};
}

void add_goal(const Catalogue& catalogue, const Goal& goal, store::EditionContent& content) {
    const auto rows = ordered_rows(content, goal.indicator);
    const auto indicator =
        std::find_if(content.indicators.begin(), content.indicators.end(),
                     [&](const auto& declared) { return declared.id == goal.indicator; });
    for (const auto& stored : content.regions) {
        const auto& key = stored.region.key;
        const auto found = rows.find(key.text());
        if (found == rows.end()) {
            auto result = goals::verdict_on(goal, key, {});
            result.reference_date = content.reference_date;
            content.goal_results.push_back(std::move(result));
            continue;
        }
        const auto series = comparable(catalogue, found->second);
        content.goal_results.push_back(goals::verdict_on(goal, key, series));
        if (key.level() == RegionLevel::municipality && indicator != content.indicators.end()) {
            const auto gap = gap_of(goal, *found->second.front(), indicator->basis);
            if (gap) {
                content.gaps.push_back(*gap);
            }
        }
    }
}

} // namespace

void add_goal_outcomes(const Catalogue& catalogue, store::EditionContent& content) {
    content.goals = catalogue.goals;
    for (const auto& goal : catalogue.goals) {
        add_goal(catalogue, goal, content);
    }
    std::sort(content.goal_results.begin(), content.goal_results.end(),
              [](const auto& a, const auto& b) {
                  return std::tie(a.goal, a.region) < std::tie(b.goal, b.region);
              });
    std::sort(content.gaps.begin(), content.gaps.end(), [](const auto& a, const auto& b) {
        return std::tie(a.goal, a.region) < std::tie(b.goal, b.region);
    });
}

std::vector<store::Series> series_of(const Catalogue& catalogue,
                                     const std::vector<store::StoredValue>& values) {
    std::map<std::pair<std::string, Date>, std::string> stretches;
    std::set<std::pair<std::string, Date>> seen;
    for (const auto& value : values) {
        if (!seen.emplace(value.indicator, value.reference_date).second) {
            continue;
        }
        if (const auto* change = break_before(catalogue, value.indicator, value.reference_date)) {
            stretches.emplace(std::pair{value.indicator, change->from}, change->method);
        }
    }
    std::vector<store::Series> series;
    series.reserve(stretches.size());
    for (const auto& [stretch, method] : stretches) {
        series.push_back({stretch.first, stretch.second, method});
    }
    return series;
}

} // namespace netzatlas::edition
