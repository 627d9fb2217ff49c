#pragma once

#include "store/edition.hpp"

#include <string>
#include <vector>

namespace netzatlas::store {

/// One area that reaches into a region.
struct AreaHere {
    const FundedArea* area; ///< lives as long as the edition
    double ground_m2 = 0;   ///< of the region under it
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

/// Every area that reaches into a region with more than slivers along the border, by theme and id.
///
/// Units:  m² in EPSG:25832.
/// Errors: `bad_geometry` where an area's border is broken.
Result<std::vector<AreaHere>> funded_areas(const Edition& edition, const StoredRegion& region);

/// The areas of all programmes that reach into a region, by theme, programme, funder and stage.
///
/// Units:  m² in EPSG:25832.
/// Errors: `bad_geometry` where an area's border is broken.
Result<std::vector<FundedGround>> funded_ground(const Edition& edition, const StoredRegion& region);

} // namespace netzatlas::store
