#include "terms/point_site.hpp"

#include "terms/words.hpp"

namespace netzatlas {

namespace {
constexpr Word<SiteStatus> status_words[] = {
    {SiteStatus::planned, "planned"},
    {SiteStatus::in_use, "in_use"},
    {SiteStatus::closed, "closed"},
};
} // namespace

std::string_view name_of(SiteStatus status) {
    return word_of(status_words, status);
}

Result<SiteStatus> site_status(std::string_view name) {
    return value_of(status_words, name, "status of a site");
}

bool is_wlan_point(const PointSite& site) {
    return site.theme == "access_points" && site.status != SiteStatus::closed;
}

bool in_use_on(const PointSite& site, Date day) {
    return site.status == SiteStatus::in_use && (!site.since || *site.since <= day);
}

} // namespace netzatlas
