#pragma once

#include "edition/counted_figures.hpp"
#include "edition/region_wholes.hpp"

#include <vector>

namespace netzatlas::edition {

/// What a region and its parts tell of each other's counts (D17): of one indicator and date, by
/// region.
class RegionSums {
public:
    /// Counts above 0 and below `small_count` are small.
    RegionSums(const std::vector<store::StoredRegion>& regions, double small_count)
        : wholes_{wholes_of(regions)}, small_count_{small_count} {}

    bool is_small(double count) const;
    /// A region whose own parts all tell their counts is the sum of them, hidden or not.
    bool can_stay_hidden(const CountedFigure& figure, FiguresByRegion& figures, Count count) const;
    /// Hides counts until no hidden one can be subtracted; whether any had to go.
    bool hide_beside(FiguresByRegion& figures) const;

private:
    bool hide_beside(const Whole& whole, FiguresByRegion& figures, Count count) const;
    bool hide_beside(CountedFigure& above, const Figures& parts, FiguresByRegion& figures,
                     Count count) const;
    Figures pieces_of(const Whole& whole, FiguresByRegion& figures) const;
    Figures parts_of(const Whole& whole, FiguresByRegion& figures, Count count) const;
    bool tells_too_much(const Figures& parts, Count count) const;

    std::vector<Whole> wholes_; ///< associations first
    double small_count_;
};

} // namespace netzatlas::edition
