#pragma once

#include "terms/date.hpp"
#include "terms/grid.hpp"
#include "terms/region.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace netzatlas {

/// What a point site is there for, told apart from what is only announced or gone.
enum class SiteStatus { planned, in_use, closed };

std::string_view name_of(SiteStatus status);
Result<SiteStatus> site_status(std::string_view name);

/// A point of digital infrastructure that is no school: public wifi, a data centre.
struct PointSite {
    std::string id;
    std::string theme; ///< "access_points", "data_centres"
    std::string kind;  ///< "wlan", "freifunk", "data_centre"
    std::string name;
    std::string run_by; ///< who operates it
    SiteStatus status = SiteStatus::in_use;
    std::optional<RegionKey> municipality; ///< empty: not yet known, never in an edition
    LonLat place;
    std::optional<Date> since; ///< empty: not told

    bool operator==(const PointSite&) const = default;
};

/// Whether the layer `wlan` of the tiles shows it: public wifi, planned or in use.
bool is_wlan_point(const PointSite& site);
/// Whether it can be used on that day. One without a date is taken by its status.
bool in_use_on(const PointSite& site, Date day);

} // namespace netzatlas
