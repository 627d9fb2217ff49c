#include "pages/answer.hpp"
#include "pages/change.hpp"
#include "pages/explanation.hpp"
#include "pages/figures.hpp"
#include "pages/links.hpp"
#include "pages/sheet.hpp"
#include "store/comparable.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

const store::StoredValue* newest(const Context& context, const store::StoredRegion& region,
                                 const Indicator& indicator) {
    return context.edition.newest(region.region.key.text(), indicator.id);
}

View columns_of(const Context& context, const std::vector<const Indicator*>& indicators) {
    View columns = View::array();
    for (const auto* indicator : indicators) {
        columns.push_back({{"label", title_of(context, *indicator)}});
    }
    return columns;
}

View place_row(const Context& context, const store::StoredRegion& region,
               const std::vector<const Indicator*>& indicators) {
    View cells = View::array();
    for (const auto* indicator : indicators) {
        cells.push_back(
            {{"digits", printed_digits(context, *indicator, newest(context, region, *indicator))}});
    }
    const bool self = &region == context.region;
    View row{{"name", name_of(context, region)},
             {"class", self ? "self" : "other"},
             {"cells", std::move(cells)}};
    link_row(context, row, path_of(context, region));
    return row;
}

/// The places a sheet of this level lists inside: counties of a state, else municipalities.
std::vector<const store::StoredRegion*> inside(const Context& context) {
    const auto& key = context.region->region.key;
    auto members = context.edition.members(key.text(), context.region == context.state
                                                           ? RegionLevel::county
                                                           : RegionLevel::municipality);
    if (members.size() < 2) {
        members.clear();
    }
    return members;
}

/// All signs of "no number" (D16); tables of a sheet are wide and explain them once.
View signs_view(const Context& context) {
    View signs = View::array();
    for (const auto state :
         {ValueState::not_delivered, ValueState::not_applicable, ValueState::suppressed}) {
        const auto name = netzatlas::name_of(state);
        signs.push_back({{"sign", context.text(fmt::format("sign_{}", name))},
                         {"sign_words", context.text(fmt::format("cell_{}", name))}});
    }
    return signs;
}

} // namespace

std::vector<const Indicator*> key_indicators(const Context& context) {
    std::vector<const Indicator*> found;
    for (const auto* theme : {"fixed", "mobile", "schools"}) {
        for (const auto* indicator : choosable(context.edition, theme)) {
            if (indicator->headline || indicator->id == "fixed_hh_alle_100") {
                found.push_back(indicator);
            }
        }
    }
    return found;
}

View change_view(const Context& context, const Indicator& indicator) {
    const auto rows =
        store::dated_rows(context.edition.values(context.region->region.key.text(), indicator.id));
    if (rows.size() < 2) {
        return {{"sign", ""}, {"words", context.text("change_first")}};
    }
    const auto& before = *rows[rows.size() - 2];
    const auto since = stand_of(context, before.reference_date);
    const auto change = change_between(context, before, *rows.back());
    if (not_comparable(change)) {
        return {{"sign", "≠"}, {"words", context.filled("change_break", {{"since", since}})}};
    }
    const auto points = points_of(change);
    if (!points) {
        return {{"sign", ""}, {"words", context.filled("change_unknown", {{"since", since}})}};
    }
    if (*points == 0) {
        return {{"sign", "→"}, {"words", context.filled("change_same", {{"since", since}})}};
    }
    return {{"sign", *points > 0 ? "↑" : "↓"},
            {"words", context.filled(*points > 0 ? "change_more" : "change_less",
                                     {{"points", pages::points(*points, 1, context.language())},
                                      {"since", since}})}};
}

View key_figures_view(const Context& context) {
    View figures = View::array();
    for (const auto* indicator : key_indicators(context)) {
        const auto* stored = newest(context, *context.region, *indicator);
        auto figure = figure_view(context, *indicator, stored);
        if (!figure.contains("number")) {
            figure["number"] = "";
        }
        if (!figure.contains("words")) {
            figure["words"] = "";
        }
        figure["title"] = title_of(context, *indicator);
        figure["of_basis"] = of_basis(context, *indicator);
        link_row(context, figure, explanation_path(context, *indicator));
        const auto change = change_view(context, *indicator);
        figure["change_sign"] = change["sign"];
        figure["change_words"] = change["words"];
        figures.push_back(std::move(figure));
    }
    return figures;
}

View places_view(const Context& context) {
    const auto indicators = key_indicators(context);
    View others = View::array();
    others.push_back(place_row(context, *context.region, indicators));
    const auto* county = county_of(context.edition, *context.region);
    for (const auto* above : {county, context.chosen() ? context.state : nullptr}) {
        if (above != nullptr) {
            others.push_back(place_row(context, *above, indicators));
        }
    }
    if (context.chosen() && context.region->region.population && context.indicator != nullptr) {
        for (const auto* similar : similar_to(context, *context.region)) {
            others.push_back(place_row(context, *similar, indicators));
        }
    }
    View within = View::array();
    for (const auto* member : inside(context)) {
        within.push_back(place_row(context, *member, indicators));
    }
    View view{{"columns", columns_of(context, indicators)}, {"signs", signs_view(context)}};
    if (others.size() > 1) {
        view["others"] = std::move(others);
    }
    if (!within.empty()) {
        view["within"] = std::move(within);
    }
    return indicators.empty() ? View{} : view;
}

} // namespace netzatlas::pages
