#include "pages/answer.hpp"

#include "pages/change.hpp"
#include "pages/compare.hpp"
#include "pages/figures.hpp"
#include "pages/frame.hpp"
#include "pages/links.hpp"
#include "pages/sheet.hpp"
#include "pages/tile.hpp"
#include "pages/yardstick.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

constexpr std::size_t similar_places = 3;
constexpr std::size_t listed_counties = 5;

/// What the page shows of a region: the indicator at the date asked for.
const store::StoredValue* figure_of(const Context& context, const store::StoredRegion& region) {
    return shown(context, region, context.indicator->id);
}

} // namespace

std::vector<const store::StoredRegion*> similar_to(const Context& context,
                                                   const store::StoredRegion& region) {
    const auto people = [](const store::StoredRegion& place) {
        return std::log(
            static_cast<double>(std::max<std::int64_t>(place.region.population.value_or(0), 1)));
    };
    std::vector<const store::StoredRegion*> found;
    for (const auto& other : context.edition.content().regions) {
        if (&other != &region && other.region.key.level() == region.region.key.level() &&
            other.region.population && figure_of(context, other) != nullptr) {
            found.push_back(&other);
        }
    }
    const double own = people(region);
    const auto nearer = [&](const auto* a, const auto* b) {
        return std::fabs(people(*a) - own) < std::fabs(people(*b) - own);
    };
    const auto count = std::min(similar_places, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count),
                      found.end(), nearer);
    found.resize(count);
    return found;
}

namespace {

View comparison_view(const Context& context) {
    const auto& region = *context.region;
    const auto* own = figure_of(context, region);
    View rows = View::array();
    auto self = region_line(context, *context.indicator, region);
    self["self"] = true;
    rows.push_back(std::move(self));
    const auto add = [&](const store::StoredRegion& other) {
        auto line = region_line(context, *context.indicator, other);
        line["link"] = true;
        if (!context.since) {
            line["difference"] = difference_words(context, own, figure_of(context, other));
        }
        rows.push_back(std::move(line));
    };
    if (const auto* county = county_of(context.edition, region); county != nullptr) {
        add(*county);
    }
    if (context.state != nullptr) {
        add(*context.state);
    }
    if (region.region.population) {
        for (const auto* other : similar_to(context, region)) {
            add(*other);
        }
    }
    return {{"rows", std::move(rows)}};
}

View crumbs_view(const Context& context) {
    View crumbs = View::array();
    const auto add = [&](const store::StoredRegion* region) {
        if (region != nullptr) {
            crumbs.push_back(
                {{"name", name_of(context, *region)}, {"href", link_to(context, *region)}});
        }
    };
    add(context.state);
    add(county_of(context.edition, *context.region));
    if (const auto& key = context.region->region.association; key) {
        add(context.edition.region(key->text()));
    }
    return crumbs;
}

/// Lines of all regions of a level below, best first; those without a number last.
std::vector<View> sorted_lines(const Context& context,
                               std::vector<const store::StoredRegion*> regions) {
    const auto height = [&](const store::StoredRegion* region) {
        if (context.since) {
            return points_of(change_of(context, *region)).value_or(-1e9);
        }
        const auto* value = figure_of(context, *region);
        return value == nullptr ? -1.0
                                : value->value.value.value_or(value->value.low.value_or(-1.0));
    };
    std::sort(regions.begin(), regions.end(), [&](const auto* a, const auto* b) {
        return std::pair{-height(a), a->region.key} < std::pair{-height(b), b->region.key};
    });
    std::vector<View> lines;
    lines.reserve(regions.size());
    for (const auto* region : regions) {
        lines.push_back(region_line(context, *context.indicator, *region));
    }
    return lines;
}

/// A list in which every line says that nothing was delivered says so once too often.
bool all_silent(const Context& context, const std::vector<const store::StoredRegion*>& regions) {
    return std::ranges::none_of(
        regions, [&](const auto* region) { return figure_of(context, *region) != nullptr; });
}

View best_and_weakest(const Context& context) {
    const auto counties =
        context.edition.members(context.state->region.key.text(), RegionLevel::county);
    if (all_silent(context, counties)) {
        return {};
    }
    const auto lines = sorted_lines(context, counties);
    if (lines.size() < 2 * listed_counties || context.since) {
        return {{"all", {{"rows", lines}}}};
    }
    const auto middle = static_cast<std::ptrdiff_t>(listed_counties);
    return {{"best", {{"rows", std::vector<View>(lines.begin(), lines.begin() + middle)}}},
            {"weakest", {{"rows", std::vector<View>(lines.end() - middle, lines.end())}}}};
}

View members_view(const Context& context) {
    const auto& key = context.region->region.key;
    const auto places = context.edition.members(key.text(), RegionLevel::municipality);
    return places.size() < 2 || all_silent(context, places)
               ? View{}
               : View{{"rows", sorted_lines(context, places)}, {"count", places.size()}};
}

/// Headlines, then what a theme is asked for next, then the rest of its catalogue.
std::vector<const Indicator*> for_figures(const Context& context) {
    auto found = choosable(context.edition, catalogue_theme(context.theme));
    const auto asked_next = std::find_if(found.begin(), found.end(), [](const auto* indicator) {
        return indicator->id == "fixed_hh_alle_100";
    });
    const auto rest = std::find_if_not(found.begin(), found.end(),
                                       [](const auto* indicator) { return indicator->headline; });
    if (asked_next != found.end() && rest < asked_next) {
        std::rotate(rest, asked_next, asked_next + 1);
    }
    return found;
}

/// Three figures of the theme for the state.
View three_figures(const Context& context) {
    View figures = View::array();
    for (const auto* indicator : for_figures(context)) {
        const auto* value = shown(context, *context.region, indicator->id);
        if (figures.size() == 3 || value == nullptr) {
            continue;
        }
        auto figure = figure_view(context, *indicator, value);
        figure["title"] = title_of(context, *indicator);
        figure["current"] = indicator == context.indicator;
        figure["href"] =
            fmt::format("{}/?thema={}&anzeige={}{}", language_prefix(context.language()),
                        context.theme, indicator->id, dated(context, *indicator));
        figures.push_back(std::move(figure));
    }
    return figures;
}

View big_figure(const Context& context) {
    auto figure = shown_figure(context, *context.indicator, *context.region);
    figure["title"] = title_of(context, *context.indicator);
    figure["of_basis"] = context.indicator->unit == "%" ? of_basis(context, *context.indicator)
                                                        : unit_words(context, *context.indicator);
    if (context.since) {
        figure["of_basis"] =
            context.filled("change_between", {{"since", stand_of(context, *context.since)},
                                              {"stand", stand_of(context, context.until())}});
        return figure;
    }
    for (const auto& goal : context.edition.content().goals) {
        if (goal.indicator == context.indicator->id) {
            figure["target"] = {
                {"words",
                 context.filled("target_line",
                                {{"target", quantity(context, context.indicator, goal.target)},
                                 {"due", stand_of(context, goal.due)}})},
                {"at", bar_length(goal.target)}};
        }
    }
    return figure;
}

/// An edition of several states has none of its own to speak of: it lists them, best first.
View states_view(const Context& context) {
    std::vector<const store::StoredRegion*> states;
    for (const auto& region : context.edition.content().regions) {
        if (region.region.key.level() == RegionLevel::state) {
            states.push_back(&region);
        }
    }
    if (states.empty() || context.indicator == nullptr) {
        return {{"empty", true}};
    }
    return {{"name", context.text("states_title")},
            {"main_sentence",
             context.rich("states_sentence", {{"title", title_of(context, *context.indicator)}})},
            {"states", {{"rows", sorted_lines(context, std::move(states))}}}};
}

} // namespace

View answer_view(const Context& context) {
    if (context.region == nullptr) {
        return states_view(context);
    }
    const auto& region = *context.region;
    View view{{"name", name_of(context, region)},
              {"chosen", context.chosen()},
              {"downloads", downloads_view(context, region)},
              {"sheet_link",
               {{"sheet_href", sheet_path(context)},
                {"sheet_open", context.filled("sheet_open", {{"sheet", sheet_name(context)}})}}}};
    const auto county_called_so = region.region.key.level() == RegionLevel::county &&
                                  city_of(context.edition, region) == nullptr;
    if (!county_called_so && name_of(context, region) == region.region.name) {
        view["kind"] = {{"kind", kind_of(context, region)}}; // "Landkreis Stendal" says it already
    }
    if (context.chosen()) {
        view["crumbs"] = crumbs_view(context);
    }
    if (region.region.population) {
        const auto count = static_cast<double>(*region.region.population);
        view["population"] = {
            {"population",
             context.filled("population", {{"count", whole(count, context.language())}})}};
    }
    view["schools"] = schools_view(context);
    view["embed"] = embed_view(context);
    view["point_sites"] = point_sites_view(context);
    view["area_list"] = areas_view(context);
    if (context.indicator == nullptr) {
        return view;
    }
    view["main_sentence"] = main_sentence(context, *context.indicator, region);
    view["missed"] = missed_view(context);
    view["details"] = details_view(context);
    view["history"] = history_view(context);
    view["yardstick"] = yardstick_view(context);
    view["provenance"] = provenance_view(context);
    view["pair"] = pair_view(context);
    view["figure"] = big_figure(context);
    if (context.chosen()) {
        view["comparison"] = comparison_view(context);
        view["members"] = members_view(context);
    } else {
        view["figures"] = three_figures(context);
        view["counties"] = best_and_weakest(context);
    }
    return view;
}

} // namespace netzatlas::pages
