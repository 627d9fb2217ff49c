#include "pages/answer.hpp"
#include "pages/figures.hpp"
#include "pages/provenance.hpp"
#include "store/funded_ground.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

/// Beyond that many the list is no longer read; the download has them all.
constexpr std::size_t listed_areas = 60;

std::string area_words(const Context& context, double ground_m2, int decimals) {
    return context.filled("amount_area",
                          {{"km2", decimal(ground_m2 / 1e6, decimals, context.language())}});
}

/// What the source tells of funded roll-out; an area has no name beside its publisher's number.
View roll_out_row(const Context& context, const store::AreaHere& here) {
    const auto& area = here.stored->area;
    const auto works =
        area.stage ? fmt::format("works_{}", netzatlas::name_of(*area.stage)) : "works_unknown";
    return {{"area_id", area.id},
            {"programme", area.programme},
            {"funder", area.funder},
            {"works", context.text(works)},
            {"since", area.since
                          ? context.filled("place_since", {{"day", day_of(context, *area.since)}})
                          : std::string{}},
            {"ground", area_words(context, here.ground_m2, 1)}};
}

/// Where no network comes by itself. These areas cross borders, so each says whose ground it is.
Result<View> deficit_row(const Context& context, const store::AreaHere& here) {
    const auto concerned = store::municipalities_under(context.edition, *here.stored);
    if (!concerned) {
        return fail(concerned.error());
    }
    std::string names;
    for (const auto* region : *concerned) {
        names += (names.empty() ? "" : ", ") + region->region.name;
    }
    const auto ground = area_words(context, here.ground_m2, 2);
    const auto whole = area_words(context, here.whole_m2, 2);
    return View{
        {"area_id", here.stored->area.id},
        {"concerned", names},
        {"ground", ground},
        {"whole", whole == ground ? "" : context.filled("area_of_whole", {{"area", whole}})}};
}

/// How the areas of one theme are spoken of.
struct AreaTheme {
    std::string_view theme;
    const char* rows; ///< section of the template that lists them
    const char* heading;
    const char* none;
    const char* note;
    const char* broken;
    std::array<std::string_view, 2> figures; ///< whose source is the list's
};

constexpr AreaTheme roll_out{"rollout",
                             "areas_here",
                             "areas_heading",
                             "planned_none",
                             "planned_note",
                             "planned_broken",
                             {"rollout_area", "rollout_households"}};
constexpr AreaTheme deficit{"deficit",
                            "deficits_here",
                            "deficits_heading",
                            "deficits_none",
                            "deficits_note",
                            "deficits_broken",
                            {"mobile_deficit_area", "mobile_deficit_households"}};

Result<View> rows_of(const Context& context, const AreaTheme& theme,
                     const std::vector<store::AreaHere>& areas) {
    View rows = View::array();
    for (const auto& here : areas) {
        auto row = theme.theme == deficit.theme ? deficit_row(context, here)
                                                : Result<View>{roll_out_row(context, here)};
        if (!row) {
            return row;
        }
        rows.push_back(*std::move(row));
    }
    return rows;
}

/// What is said of the areas that reach into the place. Errors: `bad_geometry`.
Result<View> list_of(const Context& context, const AreaTheme& theme) {
    const auto areas = store::funded_areas(context.edition, *context.region, theme.theme);
    if (!areas) {
        return fail(areas.error());
    }
    View view{{"heading", context.text(theme.heading)}, {"said", context.text(theme.note)}};
    if (areas->empty()) {
        const auto place = with_capital(place_in(context, *context.region));
        view["said"] = context.filled(theme.none, {{"In_place", place}});
        return view;
    }
    view["area_count"] = areas->size();
    view["area_source"] = source_words(context, {theme.figures[0], theme.figures[1]});
    if (areas->size() > listed_areas) {
        view["too_many"] = true;
        return view;
    }
    return rows_of(context, theme, *areas).map([&](View rows) {
        view[theme.rows] = std::move(rows);
        return view;
    });
}

} // namespace

bool has_areas(const Context& context, std::string_view theme) {
    return std::ranges::any_of(context.edition.content().areas,
                               [&](const auto& stored) { return stored.area.theme == theme; });
}

View areas_view(const Context& context, std::string_view theme) {
    if (!context.chosen() || !has_areas(context, theme)) {
        return nullptr;
    }
    const auto& spoken = theme == deficit.theme ? deficit : roll_out;
    return list_of(context, spoken)
        .value_or(
            View{{"heading", context.text(spoken.heading)}, {"said", context.text(spoken.broken)}});
}

View areas_view(const Context& context) {
    return context.theme == "festnetz"    ? areas_view(context, roll_out.theme)
           : context.theme == "mobilfunk" ? areas_view(context, deficit.theme)
                                          : nullptr;
}

} // namespace netzatlas::pages
