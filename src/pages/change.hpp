#pragma once

#include "pages/context.hpp"
#include "store/change.hpp"

namespace netzatlas::pages {

/// How a figure of a region moved between two dates.
struct Change {
    store::RowPair rows;
    std::optional<store::Step> step; ///< none: nothing lies between the two
};
/// Between the two dates a page is asked for (`?seit=`, `?stand=`).
Change change_of(const Context& context, const store::StoredRegion& region);

/// Between two rows of one region and indicator. Across a change of method there are no points
/// (D19), whoever asks.
Change change_between(const Context& context, const store::StoredValue& before,
                      const store::StoredValue& after);

/// Measured in another way or of other borders: two numbers, and no change between them.
bool not_comparable(const Change& change);

/// Points gained or lost; 0 where nothing changed; none where the two cannot be compared.
std::optional<double> points_of(const Change& change);

/// As `figure_view`, but of the change: "+12,3 Punkte", or why there is none.
View change_figure(const Context& context, const store::StoredRegion& region);

/// "Das sind 12,3 Punkte mehr als Ende 2020 (Stand Mitte 2021).", or why that cannot be said.
View change_in_words(const Context& context, const store::StoredRegion& region);

/// The classes of the map with the number of regions in each.
View change_rows(const Context& context, RegionLevel level);

/// The figures of both dates, for the table: {"before", "after"}.
View both_sides(const Context& context, const store::StoredRegion& region);

} // namespace netzatlas::pages
