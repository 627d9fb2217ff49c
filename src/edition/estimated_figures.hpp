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

/// Counties, associations and states from published municipal shares weighted with households of an
/// older census: computed beside what the publisher printed, and marked as estimated (D17).
struct Estimates {
    std::vector<Source> sources; ///< one per table: what the estimate rests on, in words
    std::vector<store::StoredValue> values;
};

/// `households`: parallel to the municipalities, as published: rounded to 10.
Estimates estimates(const std::vector<store::StoredValue>& published,
                    const std::vector<double>& households, const BoundarySet& boundaries,
                    double completeness_needed);

/// Households rounded to 10 as figures of their own (`households_estimated`), and the estimates
/// that follow from them. Nothing without a census or where cells deliver households themselves.
Result<Estimates> estimated_figures(const Gathered& gathered, const BoundarySet& boundaries,
                                    const Settings& settings,
                                    const std::vector<store::StoredValue>& published);

} // namespace netzatlas::edition
