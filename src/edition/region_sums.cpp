#include "edition/region_sums.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace netzatlas::edition {

bool RegionSums::is_small(double count) const {
    constexpr double last_digits = 1e-5; // three households are three
    return std::fabs(count) > nobody && std::fabs(count) < small_count_ - last_digits;
}

/// What a region is made of directly: associations and the municipalities in none, counties.
Figures RegionSums::pieces_of(const Whole& whole, FiguresByRegion& figures) const {
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
Figures RegionSums::parts_of(const Whole& whole, FiguresByRegion& figures, Count count) const {
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
bool RegionSums::tells_too_much(const Figures& parts, Count count) const {
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
    return open == 1 || is_small(sum) || (open > 0 && count == numerator && is_small(rest));
}

bool RegionSums::can_stay_hidden(const CountedFigure& figure, FiguresByRegion& figures,
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

/// Hides one count more, if the whole and its parts tell too much of those hidden: in the largest
/// pieces that show, and in its direct pieces, of which a hidden association is one.
bool RegionSums::hide_beside(const Whole& whole, FiguresByRegion& figures, Count count) const {
    const auto found = figures.find(whole.region);
    return found != figures.end() &&
           (hide_beside(*found->second, parts_of(whole, figures, count), figures, count) ||
            hide_beside(*found->second, pieces_of(whole, figures), figures, count));
}

bool RegionSums::hide_beside(CountedFigure& above, const Figures& parts, FiguresByRegion& figures,
                             Count count) const {
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

bool RegionSums::hide_beside(FiguresByRegion& figures) const {
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

} // namespace netzatlas::edition
