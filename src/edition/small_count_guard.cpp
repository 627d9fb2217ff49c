#include "edition/small_count_guard.hpp"

#include "edition/counted_figures.hpp"
#include "edition/network_sums.hpp"
#include "edition/region_sums.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

namespace netzatlas::edition {

namespace {

void round_shares(store::StoredValue& row) {
    for (auto* share : {&row.value.value, &row.value.low, &row.value.high}) {
        if (*share) {
            **share = share_as_printed(**share);
        }
    }
}

/// Of two counts the lighter one is hidden: no headline, one network before several, the smaller.
std::tuple<bool, bool, double, std::string_view> weight(const CountedFigure& figure) {
    const std::string_view of = figure.indicator->operators;
    const bool is_class = of.empty() || of.starts_with("k") || of.starts_with("all4");
    return {figure.indicator->headline, !is_class, figure.counts[numerator],
            std::string_view{figure.indicator->id}};
}

class Guard {
public:
    Guard(const GuardGround& ground, std::vector<store::StoredValue>& values)
        : found_{counted_figures(ground, values)}, sums_{ground.regions, ground.small_count} {}

    void run() {
        hide_small_ones();
        for (bool changed = true; changed;) {
            changed = hide_small_steps();
            changed = hide_small_changes() || changed;
            changed = hide_what_follows() || changed;
            changed = hide_open_sets() || changed;
            for (auto& [column, figures] : found_.columns) {
                changed = sums_.hide_beside(figures) || changed;
            }
        }
        for (auto& figure : found_.figures) {
            write(figure);
        }
        for (const auto& [row, classes] : found_.intervals) {
            const bool hides = std::any_of(classes.begin(), classes.end(), [](const auto* figure) {
                return !figure->shows(numerator) || !figure->shows(denominator);
            });
            if (hides) {
                round_shares(*row);
            }
        }
    }

private:
    void hide_small_ones();
    bool hide_one_of(CountedFigure& one, CountedFigure& other, Count count);
    bool hide_small_steps();
    bool hide_small_steps(const Figures& rising);
    bool hide_twins(const Figures& twins);
    bool hide_small_changes();
    bool hide_what_follows();
    bool hide_open_sets();
    bool can_stay_hidden(const CountedFigure& figure, Count count);
    void write(CountedFigure& figure) const;

    CountedFigures found_;
    RegionSums sums_;
};

void Guard::hide_small_ones() {
    for (auto& figure : found_.figures) {
        for (const auto count : all_counts) {
            if (sums_.is_small(figure.counts[count])) {
                figure.hide(count);
            }
        }
        if (sums_.is_small(figure.counts[denominator] - figure.counts[numerator])) {
            figure.hide(numerator);
        }
    }
}

bool Guard::hide_one_of(CountedFigure& one, CountedFigure& other, Count count) {
    const bool both = one.shows(count) && other.shows(count);
    if (!both || !sums_.is_small(one.counts[count] - other.counts[count])) {
        return false;
    }
    const auto weight = [&](const CountedFigure& figure) {
        return std::tuple{!can_stay_hidden(figure, count), figure.indicator->headline,
                          figure.counts[count], std::string_view{figure.indicator->id}};
    };
    return (weight(one) < weight(other) ? one : other).hide(count);
}

/// Only neighbours among those that show: what lies between two of them is not told.
bool Guard::hide_small_steps(const Figures& rising) {
    bool changed = false;
    for (const auto count : all_counts) {
        Figures showing;
        std::copy_if(rising.begin(), rising.end(), std::back_inserter(showing),
                     [&](const auto* figure) { return figure->shows(count); });
        std::sort(showing.begin(), showing.end(), [&](const auto* a, const auto* b) {
            return std::tie(a->counts[count], a->indicator->id) <
                   std::tie(b->counts[count], b->indicator->id);
        });
        for (std::size_t i = 1; i < showing.size(); ++i) {
            changed = hide_one_of(*showing[i - 1], *showing[i], count) || changed;
        }
    }
    return changed;
}

bool Guard::hide_small_steps() {
    bool changed = false;
    for (const auto& rising : found_.rates) {
        changed = hide_small_steps(rising) || changed;
    }
    for (const auto& [whole, part] : found_.unions) {
        for (const auto count : all_counts) {
            changed = hide_one_of(*whole, *part, count) || changed;
        }
    }
    for (const auto& twins : found_.twins) {
        changed = hide_twins(twins) || changed;
    }
    return changed;
}

bool Guard::hide_twins(const Figures& twins) {
    bool changed = false;
    for (const auto count : all_counts) {
        const bool any = std::any_of(twins.begin(), twins.end(),
                                     [&](const auto* twin) { return !twin->shows(count); });
        for (auto* twin : twins) {
            changed = (any && twin->hide(count)) || changed;
        }
    }
    return changed;
}

bool Guard::hide_small_changes() {
    bool changed = false;
    for (const auto& dates : found_.changes) {
        for (std::size_t newer = 0; newer < dates.size(); ++newer) {
            for (auto older = newer + 1; older < dates.size(); ++older) {
                for (const auto count : all_counts) {
                    const bool both = dates[newer]->shows(count) && dates[older]->shows(count);
                    const double change = dates[newer]->counts[count] - dates[older]->counts[count];
                    if (both && sums_.is_small(change)) {
                        const bool old_one = can_stay_hidden(*dates[older], count);
                        changed = dates[old_one ? older : newer]->hide(count) || changed;
                    }
                }
            }
        }
    }
    return changed;
}

/// Hides one more count of a technology's networks for each that would follow from the others.
bool Guard::hide_what_follows() {
    bool changed = false;
    for (const auto& networks : found_.networks) {
        while (true) {
            std::vector<NetworkCount> counts;
            counts.reserve(networks.size());
            for (const auto* figure : networks) {
                counts.push_back({figure->indicator->operators, figure->shows(numerator)});
            }
            const bool all_told = networks.front()->shows(denominator);
            CountedFigure* least = nullptr;
            for (auto* figure : networks) {
                if (can_stay_hidden(*figure, numerator) &&
                    (least == nullptr || weight(*figure) < weight(*least))) {
                    least = figure;
                }
            }
            if (least == nullptr ||
                (counts_that_follow(counts, all_told).empty() && !hang_by_one(counts, all_told))) {
                break;
            }
            changed = least->hide(numerator) || changed;
        }
    }
    return changed;
}

/// The exact ends of an interval would tell the classes it is made of.
bool Guard::hide_open_sets() {
    bool changed = false;
    for (const auto& [set, classes] : found_.open_sets) {
        const bool tells = sums_.is_small(open_households(set->row->value).value_or(0)) ||
                           std::any_of(classes.begin(), classes.end(), [](const auto* figure) {
                               return !figure->shows(numerator);
                           });
        changed = (tells && set->hide(numerator)) || changed;
    }
    return changed;
}

bool Guard::can_stay_hidden(const CountedFigure& figure, Count count) {
    const auto& row = *figure.row;
    return sums_.can_stay_hidden(figure, found_.columns.at({row.indicator, row.reference_date}),
                                 count);
}

void Guard::write(CountedFigure& figure) const {
    auto& row = *figure.row;
    auto& value = row.value;
    const std::array<std::optional<double>*, 3> places{&value.numerator, &value.denominator,
                                                       &value.missing};
    for (const auto count : all_counts) {
        if (figure.shows(count)) {
            continue;
        }
        row.counts = CountsShown::suppressed;
        places[count]->reset();
        if (sums_.is_small(figure.counts[count])) {
            row.few += row.few.empty() ? "" : ",";
            row.few += count_names[count];
        }
    }
    if (row.counts != CountsShown::suppressed) {
        return;
    }
    if (figure.indicator->unit == "%") {
        round_shares(row);
    }
    if (row.completeness) {
        row.completeness = share_as_printed(*row.completeness * 100) / 100;
    }
}

} // namespace

void guard_counts(const GuardGround& ground, std::vector<store::StoredValue>& values) {
    Guard{ground, values}.run();
}

} // namespace netzatlas::edition
