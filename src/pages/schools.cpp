#include "pages/answer.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

/// Beyond that many a list is no longer read; the download has them all.
constexpr std::size_t listed_sites = 60;

std::string since_words(const Context& context, const SchoolSite& site, SchoolStage stage) {
    for (const auto& event : site.events) {
        if (event.stage == stage) {
            return day_of(context, event.date);
        }
    }
    return {};
}

View site_view(const Context& context, const SchoolSite& site, SchoolStage stage) {
    return {{"name", site.name},
            {"kind", site.kind},
            {"address", site.street},
            {"stage", context.text(fmt::format("stage_{}", netzatlas::name_of(stage)))},
            {"stage_name", std::string{netzatlas::name_of(stage)}},
            {"since", since_words(context, site, stage)}};
}

} // namespace

View schools_view(const Context& context) {
    const auto day = context.day.value_or(context.edition.content().reference_date);
    std::array<std::size_t, 4> counts{};
    View rows = View::array();
    for (const auto* site : context.edition.schools(context.region->region.key.text())) {
        const auto stage = stage_at(*site, day);
        if (!stage) {
            continue;
        }
        ++counts.at(static_cast<std::size_t>(*stage));
        rows.push_back(site_view(context, *site, *stage));
    }
    const auto count = [&](SchoolStage stage) {
        return std::to_string(counts.at(static_cast<std::size_t>(stage)));
    };
    const auto online = counts.at(static_cast<std::size_t>(SchoolStage::online));
    const auto finished = counts.at(static_cast<std::size_t>(SchoolStage::works_finished));
    const auto sites =
        online + finished + counts.at(static_cast<std::size_t>(SchoolStage::planned));
    if (sites == 0) {
        return {{"none", context.edition.content().schools.empty() ? context.text("schools_unknown")
                                                                   : context.text("schools_none")}};
    }
    View view{{"sentence", context.rich("schools_sentence", {{"sites", std::to_string(sites)},
                                                             {"online", count(SchoolStage::online)},
                                                             {"stand", stand_of(context, day)}})},
              {"count", sites},
              {"online", count(SchoolStage::online)},
              {"works_finished", count(SchoolStage::works_finished)},
              {"planned", count(SchoolStage::planned)}};
    const bool place = context.region->region.key.level() == RegionLevel::municipality;
    view["open"] = context.theme == "schulen";
    if (place || rows.size() <= listed_sites) {
        view["rows"] = std::move(rows);
    } else {
        view["too_many"] = true;
    }
    return view;
}

} // namespace netzatlas::pages
