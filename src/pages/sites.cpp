#include "pages/answer.hpp"
#include "pages/provenance.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

/// Beyond that many a list of a county or state is no longer read; the download has them all.
constexpr std::size_t listed_places = 60;

/// The day the figures beside the list are of, so that both count the same.
Date day_of_list(const Context& context, const std::string& theme) {
    const auto* row = shown(context, *context.region, theme);
    return row == nullptr ? context.edition.content().reference_date : row->reference_date;
}

View place_view(const Context& context, const PointSite& site, Date day) {
    const bool in_use = in_use_on(site, day);
    View view{{"name", site.name},
              {"run_by", site.run_by},
              {"kind", context.text("place_kind_" + site.kind)},
              {"status", context.text(in_use ? "place_in_use" : "place_planned")},
              {"sign", in_use ? site.kind : "planned"}};
    if (site.since && site.status == SiteStatus::in_use) { // a planned one has no day that is sure
        view["since"] = context.filled("place_since", {{"day", day_of(context, *site.since)}});
    }
    if (const auto* municipality = context.edition.region(site.municipality->text());
        municipality != nullptr && municipality != context.region) {
        view["municipality"] = municipality->region.name;
    }
    return view;
}

std::string theme_of_places(const Context& context) {
    return context.theme == "wlan"       ? "access_points"
           : context.theme == "festnetz" ? "data_centres"
                                         : "";
}

} // namespace

View point_sites_view(const Context& context) {
    const auto theme = theme_of_places(context);
    auto sites = context.edition.sites(context.region->region.key.text(), theme);
    std::erase_if(sites, [](const auto* site) { return site->status == SiteStatus::closed; });
    const bool open = context.theme == "wlan";
    if (sites.empty() && !open) {
        return nullptr;
    }
    View view{{"heading", context.text("places_heading_" + theme)}, {"open", open}};
    const auto& every = context.edition.content().sites;
    if (sites.empty()) {
        const bool delivered = std::any_of(every.begin(), every.end(),
                                           [&](const auto& site) { return site.theme == theme; });
        view["none"] = context.text(delivered ? "places_none" : "places_unknown");
        return view;
    }
    view["list_source"] = source_words(context, {theme});
    const auto day = day_of_list(context, theme);
    const auto in_use = std::count_if(sites.begin(), sites.end(),
                                      [&](const auto* site) { return in_use_on(*site, day); });
    const auto all = static_cast<std::ptrdiff_t>(sites.size());
    view["words"] = context.filled("places_words", {{"in_use", std::to_string(in_use)},
                                                    {"planned", std::to_string(all - in_use)},
                                                    {"stand", stand_of(context, day)}});
    const bool place = context.region->region.key.level() == RegionLevel::municipality;
    if (!place && sites.size() > listed_places) {
        view["too_many"] = true;
        return view;
    }
    view["rows"] = View::array();
    for (const auto* site : sites) {
        view["rows"].push_back(place_view(context, *site, day));
    }
    return view;
}

} // namespace netzatlas::pages
