#pragma once

#include "edition/boundary_set.hpp"
#include "edition/gathered.hpp"
#include "store/edition_content.hpp"

#include <string_view>
#include <vector>

namespace netzatlas::edition {

/// The indicator under which estimated households stand.
constexpr std::string_view estimated_households = "households_estimated";

/// What a census grid says of each region, split by area.
struct CensusCounts {
    std::vector<double> persons;    ///< parallel to the municipalities of the boundary set
    std::vector<double> households; ///< D1
};

Result<CensusCounts> census_by_area(const ingest::CensusTable& census,
                                    const BoundarySet& boundaries, const Settings& settings);

/// Counties, associations and states from published municipal shares weighted with households of
/// the census: computed beside what the publisher printed, and marked as estimated (D17).
struct Estimates {
    std::vector<Source> sources; ///< one per table: what the estimate rests on, in words
    std::vector<store::StoredValue> values;
};

/// Parallel to the municipalities: the households that household shares from cells were computed
/// with, their denominators. Empty where no cells tell of any.
std::vector<double> households_of_cells(const std::vector<store::StoredValue>& values,
                                        const BoundarySet& boundaries);

/// `households`: parallel to the municipalities, as the edition publishes them.
Estimates estimates(const std::vector<store::StoredValue>& published,
                    const std::vector<double>& households, const BoundarySet& boundaries,
                    double completeness_needed);

/// What the estimates of one edition stand on.
struct EstimateGround {
    const Gathered& gathered;
    const BoundarySet& boundaries;
    const Settings& settings;
    /// Figures from cells: they go before estimates of the same date, and households that cells
    /// were computed with weigh the older tables too, so that both dates have one base.
    const std::vector<store::StoredValue>& computed;
};

/// The estimates, and where no cells tell the households: these, rounded to 10, as figures of their
/// own (`households_estimated`). Nothing without a census, or where cells tell of every date.
Result<Estimates> estimated_figures(const EstimateGround& ground,
                                    const std::vector<store::StoredValue>& published);

} // namespace netzatlas::edition
