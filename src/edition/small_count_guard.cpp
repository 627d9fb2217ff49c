#include "edition/small_count_guard.hpp"

#include "edition/counted_figures.hpp"
#include "edition/network_sums.hpp"
#include "edition/region_wholes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace netzatlas::edition {

namespace {

void round_shares(store::StoredValue& row, int decimals) {
    for (auto* share : {&row.value.value, &row.value.low, &row.value.high}) {
        if (*share) {
            **share = share_as_printed(**share, decimals);
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
        : ground_{ground}, found_{counted_figures(ground, values)},
          wholes_{wholes_of(ground.regions)} {}

    void run() {
        hide_small_ones();
        for (bool changed = true; changed;) {
            changed = hide_small_steps();
            changed = hide_small_changes() || changed;
            changed = hide_what_follows() || changed;
            for (auto& [column, figures] : found_.columns) {
                changed = hide_beside(figures) || changed;
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
                round_shares(*row, 1);
            }
        }
    }

private:
    bool small(double count) const {
        constexpr double last_digits = 1e-5; // three households are three
        return std::fabs(count) > nobody && std::fabs(count) < ground_.small_count - last_digits;
    }

    void hide_small_ones();
    bool hide_one_of(CountedFigure& one, CountedFigure& other, Count count);
    bool hide_small_steps();
    bool hide_small_steps(const Figures& rising);
    bool hide_twins(const Figures& twins);
    bool hide_small_changes();
    bool hide_what_follows();
    bool hide_beside(FiguresByRegion& figures);
    bool hide_beside(const Whole& whole, FiguresByRegion& figures, Count count);
    bool hide_beside(CountedFigure& above, const Figures& parts, FiguresByRegion& figures,
                     Count count);
    Figures pieces_of(const Whole& whole, FiguresByRegion& figures) const;
    Figures parts_of(const Whole& whole, FiguresByRegion& figures, Count count) const;
    bool can_stay_hidden(const CountedFigure& figure, FiguresByRegion& figures, Count count) const;
    bool can_stay_hidden(const CountedFigure& figure, Count count);
    bool tells_too_much(const Figures& parts, Count count) const;
    void write(CountedFigure& figure) const;

    const GuardGround& ground_;
    CountedFigures found_;
    std::vector<Whole> wholes_; ///< associations first
};

void Guard::hide_small_ones() {
    for (auto& figure : found_.figures) {
        for (const auto count : all_counts) {
            if (small(figure.counts[count])) {
                figure.hide(count);
            }
        }
        if (small(figure.counts[denominator] - figure.counts[numerator])) {
            figure.hide(numerator);
        }
    }
}

bool Guard::hide_one_of(CountedFigure& one, CountedFigure& other, Count count) {
    const bool both = one.shows(count) && other.shows(count);
    if (!both || !small(one.counts[count] - other.counts[count])) {
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
                    if (both && small(change)) {
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

/// What a region is made of directly: associations and the municipalities in none, counties.
Figures Guard::pieces_of(const Whole& whole, FiguresByRegion& figures) const {
    std::set<std::size_t> pieces{whole.parts.begin(), whole.parts.end()};
    for (const auto place : whole.associations) {
        for (const auto member : wholes_[place].parts) {
            pieces.erase(member);
        }
        pieces.insert(wholes_[place].region);
    }
    Figures found;
    for (const auto piece : pieces) {
        if (const auto figure = figures.find(piece); figure != figures.end()) {
            found.push_back(figure->second);
        }
    }
    return found;
}

/// What a region is made of, in as large pieces as show: an association that shows has its members
/// in its own sum, of one that is hidden the members are looked at one by one.
Figures Guard::parts_of(const Whole& whole, FiguresByRegion& figures, Count count) const {
    std::set<std::size_t> parts{whole.parts.begin(), whole.parts.end()};
    for (const auto place : whole.associations) {
        const auto& inner = wholes_[place];
        const auto found = figures.find(inner.region);
        if (found != figures.end() && found->second->shows(count)) {
            for (const auto member : inner.parts) {
                parts.erase(member);
            }
            parts.insert(inner.region);
        }
    }
    Figures found;
    for (const auto part : parts) {
        if (const auto figure = figures.find(part); figure != figures.end()) {
            found.push_back(figure->second);
        }
    }
    return found;
}

/// Whether the hidden parts, known together, are one alone or too few.
bool Guard::tells_too_much(const Figures& parts, Count count) const {
    std::size_t open = 0;
    double sum = 0;
    double rest = 0;
    for (const auto* part : parts) {
        if (!part->shows(count)) {
            ++open;
            sum += part->counts[count];
            rest += part->counts[denominator] - part->counts[numerator];
        }
    }
    return open == 1 || small(sum) || (open > 0 && count == numerator && small(rest));
}

/// A region whose own parts all tell their counts is the sum of them, hidden or not.
bool Guard::can_stay_hidden(const CountedFigure& figure, FiguresByRegion& figures,
                            Count count) const {
    if (!figure.can_hide(count)) {
        return false;
    }
    for (const auto& whole : wholes_) {
        if (whole.region == figure.region && !whole.parts.empty()) {
            const auto parts = parts_of(whole, figures, count);
            return std::any_of(parts.begin(), parts.end(), [&](const auto* part) {
                return !part->shows(count) || can_stay_hidden(*part, figures, count);
            });
        }
    }
    return true;
}

bool Guard::can_stay_hidden(const CountedFigure& figure, Count count) {
    const auto& row = *figure.row;
    return can_stay_hidden(figure, found_.columns.at({row.indicator, row.reference_date}), count);
}

/// Hides one count more, if the whole and its parts tell too much of those hidden: in the largest
/// pieces that show, and in its direct pieces, of which a hidden association is one.
bool Guard::hide_beside(const Whole& whole, FiguresByRegion& figures, Count count) {
    const auto found = figures.find(whole.region);
    return found != figures.end() &&
           (hide_beside(*found->second, parts_of(whole, figures, count), figures, count) ||
            hide_beside(*found->second, pieces_of(whole, figures), figures, count));
}

bool Guard::hide_beside(CountedFigure& above, const Figures& parts, FiguresByRegion& figures,
                        Count count) {
    const bool all_told = std::all_of(parts.begin(), parts.end(),
                                      [&](const auto* part) { return part->shows(count); });
    const bool too_much = above.shows(count) ? tells_too_much(parts, count) : all_told;
    if (!too_much) {
        return false;
    }
    CountedFigure* smallest = nullptr;
    for (auto* part : parts) {
        if (can_stay_hidden(*part, figures, count) &&
            (smallest == nullptr || part->counts[count] < smallest->counts[count])) {
            smallest = part;
        }
    }
    return (smallest != nullptr ? *smallest : above).hide(count);
}

bool Guard::hide_beside(FiguresByRegion& figures) {
    bool changed = false;
    for (const auto count : all_counts) {
        const bool any = std::any_of(figures.begin(), figures.end(), [&](const auto& entry) {
            return !entry.second->shows(count);
        });
        for (std::size_t i = 0; any && i < wholes_.size(); ++i) {
            while (hide_beside(wholes_[i], figures, count)) {
                changed = true;
            }
        }
    }
    return changed;
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
        if (small(figure.counts[count])) {
            row.few += row.few.empty() ? "" : ",";
            row.few += count_names[count];
        }
    }
    if (row.counts != CountsShown::suppressed) {
        return;
    }
    if (figure.indicator->unit == "%") {
        round_shares(row, figure.indicator->decimals);
    }
    if (row.completeness) {
        row.completeness = share_as_printed(*row.completeness * 100, 1) / 100;
    }
}

} // namespace

double share_as_printed(double percent, int decimals) {
    constexpr double last_digits = 1e-9; // halves go up as on paper
    const double step = std::pow(10.0, -decimals);
    if (percent <= 0 || percent >= 100) {
        return percent;
    }
    if (percent < step / 2 - last_digits) {
        return step / 4;
    }
    if (percent >= 100 - step / 2 - last_digits) {
        return 100 - step / 4;
    }
    const double scale = std::pow(10.0, decimals);
    return std::floor(percent * scale + 0.5 + last_digits) / scale;
}

void guard_counts(const GuardGround& ground, std::vector<store::StoredValue>& values) {
    Guard{ground, values}.run();
}

} // namespace netzatlas::edition
