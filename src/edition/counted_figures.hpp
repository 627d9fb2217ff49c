#pragma once

#include "edition/small_count_guard.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netzatlas::edition {

/// Less than this is the rounding of sums of Float32 weights, not somebody.
inline constexpr double nobody = 0.01;

enum Count : std::size_t { numerator, denominator, missing };
inline constexpr std::array all_counts{numerator, denominator, missing};
inline constexpr std::array<std::string_view, 3> count_names{"numerator", "denominator", "missing"};

/// One figure that counts households, and which of its counts are hidden so far.
struct CountedFigure {
    store::StoredValue* row = nullptr;
    const Indicator* indicator = nullptr;
    std::size_t region = 0; ///< place in the list of regions
    std::array<double, 3> counts{};
    std::array<bool, 3> hidden{};

    bool shows(Count count) const { return !hidden[count]; }
    /// Whether that changed anything.
    bool hide(Count count) { return !std::exchange(hidden[count], true); }
    /// A share of exactly 0 or 100 % tells its numerator whatever we do.
    bool can_hide(Count count) const {
        const bool is_all = count == numerator && counts[denominator] - counts[numerator] < nobody;
        return !hidden[count] && counts[count] > nobody && !is_all;
    }
};

using Figures = std::vector<CountedFigure*>;
using FiguresByRegion = std::map<std::size_t, CountedFigure*>;

/// The figures that count households, and which of them a reader can subtract (D17).
struct CountedFigures {
    std::vector<CountedFigure> figures;
    std::map<std::pair<std::string, Date>, FiguresByRegion> columns; ///< by indicator and date
    std::vector<Figures> rates;    ///< one region, date and technology
    std::vector<Figures> twins;    ///< one number under two names: a quota and its rate class
    std::vector<Figures> networks; ///< one region, date and technology; all sets of networks
    std::vector<Figures> changes;  ///< one region and indicator, newest first
    std::vector<std::pair<CountedFigure*, CountedFigure*>> unions; ///< the union, a part of it
    /// Sets of networks that counts without names leave open (D8), and the classes k = 3 and k = 4
    /// that their ends tell.
    std::vector<std::pair<CountedFigure*, Figures>> open_sets;
    /// Rows made of other figures' shares (D11), without counts of their own, and those figures.
    std::vector<std::pair<store::StoredValue*, Figures>> intervals;
};

/// Of all rows; each gets its completeness and is marked `exact` or `estimated` as it stands.
CountedFigures counted_figures(const GuardGround& ground, std::vector<store::StoredValue>& values);

} // namespace netzatlas::edition
