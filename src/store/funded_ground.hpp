#pragma once

#include "store/edition.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::store {

/// One area that reaches into a region.
struct AreaHere {
    const StoredArea* stored; ///< lives as long as the edition
    double ground_m2 = 0;     ///< of the region under it
    double whole_m2 = 0;      ///< of the area, here and elsewhere
};

/// What one programme does inside a region, areas of one stage taken together.
struct FundedGround {
    std::string theme; ///< "rollout", "deficit"
    std::string programme;
    std::string funder;
    std::optional<WorksStage> stage;
    std::optional<Date> since; ///< of its areas the last day this stage was reached
    std::size_t areas = 0;     ///< how many of them reach into the region
    double ground_m2 = 0;      ///< of the region under them; areas that overlap add up

    bool operator==(const FundedGround&) const = default;
};

/// Every area of a theme ("rollout", "deficit"; empty: all) that reaches into a region with more
/// than slivers along the border, by theme and id.
///
/// Units:  m² in EPSG:25832.
/// Errors: `bad_geometry` where an area's border is broken.
Result<std::vector<AreaHere>> funded_areas(const Edition& edition, const StoredRegion& region,
                                           std::string_view theme = "");

/// The municipalities an area reaches into with more than slivers along their border, by key.
///
/// Errors: `bad_geometry` where a border is broken.
Result<std::vector<const StoredRegion*>> municipalities_under(const Edition& edition,
                                                              const StoredArea& area);

/// The areas of all programmes that reach into a region, by theme, programme, funder and stage.
///
/// Units:  m² in EPSG:25832.
/// Errors: `bad_geometry` where an area's border is broken.
Result<std::vector<FundedGround>> funded_ground(const Edition& edition, const StoredRegion& region);

} // namespace netzatlas::store
