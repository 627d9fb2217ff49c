#include "terms/point_site.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace netzatlas {

namespace {
constexpr std::array<std::pair<SiteStatus, std::string_view>, 3> status_names{{
    {SiteStatus::planned, "planned"},
    {SiteStatus::in_use, "in_use"},
    {SiteStatus::closed, "closed"},
}};
} // namespace

std::string_view name_of(SiteStatus status) {
    return std::find_if(status_names.begin(), status_names.end(),
                        [status](const auto& entry) { return entry.first == status; })
        ->second;
}

Result<SiteStatus> site_status(std::string_view name) {
    for (const auto& [status, text] : status_names) {
        if (text == name) {
            return status;
        }
    }
    return fail(ErrorCode::bad_value,
                fmt::format("'{}' is no status of a site: planned, in_use or closed", name));
}

bool is_wlan_point(const PointSite& site) {
    return site.theme == "access_points" && site.status != SiteStatus::closed;
}

bool in_use_on(const PointSite& site, Date day) {
    return site.status == SiteStatus::in_use && (!site.since || *site.since <= day);
}

} // namespace netzatlas
