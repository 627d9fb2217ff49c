#include "pages/answer.hpp"
#include "pages/figures.hpp"
#include "pages/provenance.hpp"
#include "store/funded_ground.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

/// Beyond that many the list is no longer read; the download has them all.
constexpr std::size_t listed_areas = 60;

bool is_roll_out(const FundedArea& area) {
    return area.theme == "rollout";
}

/// What the source tells of an area; it has no name beside its publisher's number.
View area_view(const Context& context, const store::AreaHere& here) {
    const auto& area = *here.area;
    const auto works =
        area.stage ? fmt::format("works_{}", netzatlas::name_of(*area.stage)) : "works_unknown";
    return {{"area_id", area.id},
            {"programme", area.programme},
            {"funder", area.funder},
            {"works", context.text(works)},
            {"since", area.since
                          ? context.filled("place_since", {{"day", day_of(context, *area.since)}})
                          : std::string{}},
            {"ground", context.filled("amount_area", {{"km2", decimal(here.ground_m2 / 1e6, 1,
                                                                      context.language())}})}};
}

View rows_of(const Context& context, const std::vector<store::AreaHere>& areas) {
    View rows = View::array();
    for (const auto& here : areas) {
        if (is_roll_out(*here.area)) {
            rows.push_back(area_view(context, here));
        }
    }
    return rows;
}

} // namespace

View roll_out_view(const Context& context) {
    const auto& every = context.edition.content().areas;
    const bool delivered =
        std::ranges::any_of(every, [](const auto& stored) { return is_roll_out(stored.area); });
    if (!context.chosen() || context.theme != "festnetz" || !delivered) {
        return nullptr;
    }
    const auto areas = store::funded_areas(context.edition, *context.region);
    if (!areas) {
        return {{"said", context.text("planned_broken")}};
    }
    auto rows = rows_of(context, *areas);
    if (rows.empty()) {
        return {{"said",
                 context.filled("planned_none",
                                {{"In_place", with_capital(place_in(context, *context.region))}})}};
    }
    View view{{"said", context.text("planned_note")},
              {"area_count", rows.size()},
              {"area_source", source_words(context, {"rollout_area", "rollout_households"})}};
    if (rows.size() > listed_areas) {
        view["too_many"] = true;
    } else {
        view["areas_here"] = std::move(rows);
    }
    return view;
}

} // namespace netzatlas::pages
