#include "edition/diff.hpp"

#include "edition/comparison_ground.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace netzatlas::edition {

namespace {

using Row = const store::StoredValue*;
using Rows = std::vector<Row>;

Row row_of(const Rows& rows, Date day, Origin origin) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](Row row) {
        return row->reference_date == day && row->origin == origin;
    });
    return found == rows.end() ? nullptr : *found;
}

std::set<Date> days_of(const Rows& rows) {
    std::set<Date> days;
    for (const Row row : rows) {
        days.insert(row->reference_date);
    }
    return days;
}

/// One region and indicator on both sides.
struct Subject {
    const store::StoredRegion* region;
    const Indicator* indicator;
    Rows before;
    Rows after;
};

/// Collects what differs.
class Collection {
public:
    Collection(Difference& into, const ComparisonGround& ground) : into_{into}, ground_{ground} {}

    void compare_editions(const Subject& subject);
    void compare_days(const Subject& subject, Date from, Date to);

private:
    void compare_common_days(const Subject& subject);
    void compare_newest(const Subject& subject, Date before, Date after);
    void add(const Subject& subject, Row before, Row after);
    void note(Change change) {
        ++into_.counts[change.kind];
        into_.changes.push_back(std::move(change));
    }

    Difference& into_;
    const ComparisonGround& ground_;
};

void Collection::add(const Subject& subject, Row before, Row after) {
    ++into_.compared;
    auto change = ground_.change_between(before, after);
    if (change) {
        change->region = subject.region;
        change->indicator = subject.indicator;
        note(std::move(*change));
    }
}

void Collection::compare_common_days(const Subject& subject) {
    for (const Row row : subject.before) {
        if (const Row again = row_of(subject.after, row->reference_date, row->origin)) {
            add(subject, row, again);
        }
    }
}

void Collection::compare_newest(const Subject& subject, Date before, Date after) {
    const auto pair = store::rows_to_compare(subject.before, before, subject.after, after);
    add(subject, pair.before, pair.after);
}

void Collection::compare_editions(const Subject& subject) {
    const auto before = days_of(subject.before);
    const auto after = days_of(subject.after);
    if (before.empty() || after.empty()) {
        add(subject,
            before.empty() ? nullptr : store::first_of_day(subject.before, *before.rbegin()),
            after.empty() ? nullptr : store::first_of_day(subject.after, *after.rbegin()));
        return;
    }
    compare_common_days(subject);
    const auto newest_before = *before.rbegin();
    const auto newest_after = *after.rbegin();
    if (newest_before != newest_after) {
        compare_newest(subject, newest_before, newest_after);
    }
    for (const auto day : before) {
        if (day != newest_before && !after.contains(day)) {
            add(subject, store::first_of_day(subject.before, day), nullptr);
        }
    }
    for (const auto day : after) {
        if (day != newest_after && !before.contains(day)) {
            add(subject, nullptr, store::first_of_day(subject.after, day));
        }
    }
}

void Collection::compare_days(const Subject& subject, Date from, Date to) {
    const bool any = store::first_of_day(subject.before, from) != nullptr;
    const bool any_later = store::first_of_day(subject.after, to) != nullptr;
    if (any || any_later) {
        compare_newest(subject, from, to);
    }
}

bool is_wanted(const store::StoredRegion& stored, const DiffScope& scope) {
    const auto& region = stored.region;
    if (scope.level && region.key.level() != *scope.level) {
        return false;
    }
    const auto above = RegionKey::of(scope.region);
    return scope.region.empty() || region.key.text() == scope.region ||
           (above && store::is_inside(region, *above));
}

/// The indicators of both, the later edition's order first.
std::vector<const Indicator*> indicators_of(const Difference& difference, const DiffScope& scope) {
    std::vector<const Indicator*> found;
    std::set<std::string> seen;
    for (const auto* edition : {difference.after.get(), difference.before.get()}) {
        for (const auto& indicator : edition->content().indicators) {
            const bool wanted = scope.indicator.empty() || scope.indicator == indicator.id;
            if (wanted && seen.insert(indicator.id).second) {
                found.push_back(&indicator);
            }
        }
    }
    return found;
}

/// The regions of both by level and key, as the later one draws them.
std::vector<const store::StoredRegion*> regions_of(const Difference& difference,
                                                   const DiffScope& scope) {
    std::vector<const store::StoredRegion*> found;
    std::set<std::string> seen;
    for (const auto* edition : {difference.after.get(), difference.before.get()}) {
        for (const auto& stored : edition->content().regions) {
            if (is_wanted(stored, scope) && seen.insert(stored.region.key.text()).second) {
                found.push_back(&stored);
            }
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) {
        return std::pair{a->region.key.level(), a->region.key} <
               std::pair{b->region.key.level(), b->region.key};
    });
    return found;
}

template <class Compare>
void each_subject(const Difference& difference, const DiffScope& scope, Compare compare) {
    const auto regions = regions_of(difference, scope);
    for (const auto* indicator : indicators_of(difference, scope)) {
        for (const auto* region : regions) {
            const auto& key = region->region.key.text();
            Subject subject{region, indicator, difference.before->values(key, indicator->id),
                            difference.after->values(key, indicator->id)};
            if (!subject.before.empty() || !subject.after.empty()) {
                compare(subject);
            }
        }
    }
}

} // namespace

Difference difference_of_editions(const EditionPointer& before, const EditionPointer& after,
                                  const DiffScope& scope, const ingest::Crosswalk& crosswalk) {
    Difference difference{before, after, before->id(), after->id(), 0, {}, {}};
    const ComparisonGround ground{*before, *after, crosswalk};
    Collection collection{difference, ground};
    each_subject(difference, scope, [&](Subject& subject) {
        const auto& key = subject.region->region.key;
        if (const auto* heir = ground.heir_of(key)) {
            subject.after = after->values(heir->text(), subject.indicator->id);
        }
        if (!subject.before.empty() || !ground.is_heir(key)) {
            collection.compare_editions(subject);
        }
    });
    return difference;
}

Difference difference_of_dates(const EditionPointer& edition, Date from, Date to,
                               const DiffScope& scope) {
    Difference difference{edition, edition, from.iso(), to.iso(), 0, {}, {}};
    const ComparisonGround ground{*edition, *edition, {}};
    Collection collection{difference, ground};
    each_subject(difference, scope,
                 [&](Subject& subject) { collection.compare_days(subject, from, to); });
    return difference;
}

} // namespace netzatlas::edition
