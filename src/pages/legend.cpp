#include "pages/change.hpp"
#include "pages/compare.hpp"
#include "pages/figures.hpp"
#include "pages/frame.hpp"
#include "pages/links.hpp"
#include "pages/templates.hpp"
#include "store/lon_lat_bounds.hpp"

#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>

namespace netzatlas::pages {

namespace {

/// Counted by the class names that style.css and the map share.
std::map<std::string, int> counted(const Context& context,
                                   const std::vector<const store::StoredValue*>& values) {
    std::map<std::string, int> counts;
    for (const auto* value : values) {
        ++counts[value->value.state == ValueState::value
                     ? figure_view(context, *context.indicator, value)["class"].get<std::string>()
                     : std::string{netzatlas::name_of(value->value.state)}];
    }
    return counts;
}

using Counts = std::map<std::string, int>;

View counted_row(const std::string& name, const std::string& label, int count, const Counts* second,
                 const std::string& counted_as) {
    View row{{"class", name}, {"label", label}, {"count", count}};
    if (second != nullptr) {
        const auto found = second->find(counted_as);
        row["second"] = {{"second_count", found == second->end() ? 0 : found->second}};
    }
    return row;
}

/// Rows of classes, then of the kinds of "no number" there are; `second`: counts of another date.
View share_rows(const Context& context, const Counts& counts, const Counts* second) {
    const auto count_of = [&](const std::string& name) {
        const auto found = counts.find(name);
        return found == counts.end() ? 0 : found->second;
    };
    View rows = View::array();
    for (int share = 5; share >= 1; --share) {
        const auto name = std::to_string(share);
        rows.push_back(counted_row(name, context.text(bands_of(*context.indicator).texts + name),
                                   count_of(name), second, name));
    }
    for (const auto state : {ValueState::undecidable, ValueState::not_applicable,
                             ValueState::not_delivered, ValueState::suppressed}) {
        const std::string name{netzatlas::name_of(state)};
        if (counts.contains(name) || (second != nullptr && second->contains(name))) {
            rows.push_back(counted_row(state == ValueState::suppressed ? "suppressed" : "none",
                                       context.text("cell_" + name), count_of(name), second, name));
        }
    }
    return rows;
}

View verdict_rows(const Context& context) {
    std::map<Verdict, int> counts;
    const auto level = shown_level(context);
    for (const auto& result : context.edition.content().goal_results) {
        if (context.goal != nullptr && result.goal == context.goal->id &&
            result.region.level() == level) {
            ++counts[result.verdict];
        }
    }
    View rows = View::array();
    for (const auto verdict : {Verdict::reached, Verdict::on_track, Verdict::behind,
                               Verdict::missed, Verdict::undecidable}) {
        const std::string name{netzatlas::name_of(verdict)};
        rows.push_back({{"class", name},
                        {"sign", context.text("verdict_sign_" + name)},
                        {"label", context.text("verdict_" + name)},
                        {"count", counts[verdict]}});
    }
    return rows;
}

std::string level_count_words(const Context& context) {
    return context.text(fmt::format("legend_count_{}", netzatlas::name_of(shown_level(context))));
}

View bounds_of(const store::StoredRegion& region) {
    const auto box = store::lon_lat_bounds(region);
    return View{box.west, box.south, box.east, box.north};
}

/// Cells and sites of a tile are of the newest date: with an earlier one the map shows regions
/// only.
bool is_newest(const Context& context) {
    return !context.day || *context.day == context.days.back();
}

/// A style that shows cells, and the layer of the grid they are drawn from.
struct CellStyle {
    std::string style;
    std::string grid;
    std::string layer;
};

/// One network by its flags; any, all or k of them by their number; D9: 5G and 5G SA apart.
std::optional<CellStyle> mobile_style_of(const Indicator& indicator) {
    static const std::set<std::string, std::less<>> technologies{"2g", "4g", "5g", "5g_sa"};
    static const std::set<std::string, std::less<>> networks{"dt", "vf", "tf", "ee"};
    const auto& technology = indicator.technology;
    if (!technologies.contains(technology)) {
        return std::nullopt;
    }
    if (networks.contains(indicator.operators)) {
        const auto layer = fmt::format("{}_{}", technology, indicator.operators);
        return CellStyle{"mobile_" + layer, "mobile", layer};
    }
    return CellStyle{technology == "5g" ? "mobile" : "mobile_" + technology, "mobile", technology};
}

/// Cells of a theme show one figure each.
std::optional<CellStyle> cell_style_of(const Indicator& indicator) {
    static const std::map<std::string, std::string, std::less<>> styles{
        {"gigabit_quota", "fixed"},
        {"fixed_hh_alle_1000", "fixed"},
        {"fixed_hh_alle_100", "fixed_100"},
        {"fixed_hh_ftthb_1000", "fixed_fibre"}};
    if (indicator.kind == IndicatorKind::area_share) {
        return mobile_style_of(indicator);
    }
    const auto found = styles.find(indicator.id);
    return found == styles.end()
               ? std::nullopt
               : std::optional{CellStyle{found->second, "fixed", indicator.layer}};
}

/// Regions stay coloured at every zoom where no tile has cells of the figure and its day: an empty
/// map would say that nobody lives there, or that nothing was delivered.
std::string figure_style_of(const Context& context) {
    const auto cells =
        context.indicator == nullptr ? std::nullopt : cell_style_of(*context.indicator);
    const bool drawn = cells && !context.days.empty() &&
                       context.edition.cells_day(cells->grid, cells->layer) == context.days.back();
    return drawn ? cells->style : "shares";
}

std::string style_of(const Context& context) {
    static const std::map<std::string, std::string, std::less<>> styles{
        {"schulen", "schools"}, {"wlan", "wlan"}, {"ziele", "goals"}};
    if (context.since) {
        return "change";
    }
    if (!is_newest(context)) {
        return "shares";
    }
    const auto found = styles.find(context.theme);
    if (found != styles.end()) {
        return found->second;
    }
    return figure_style_of(context);
}

/// What colours of mobile cells mean: how many networks, or the one network.
void add_network_legend(const Context& context, const std::string& style, View& view) {
    if (!style.starts_with("mobile")) {
        return;
    }
    const auto technology = context.text("tech_" + context.indicator->technology);
    const bool one = style.ends_with(fmt::format("_{}", context.indicator->operators));
    view["networks"] = !one;
    view["one_network"] = one;
    view["networks_words"] = context.filled(one ? "legend_one_network" : "legend_networks",
                                            {{"technology", technology}});
}

} // namespace

RegionLevel shown_level(const Context& context) {
    if (context.theme == "ziele" || context.indicator == nullptr ||
        !context.edition.newest_of_level(context.indicator->id, RegionLevel::municipality)
             .empty()) {
        return RegionLevel::municipality;
    }
    return RegionLevel::county;
}

View legend_view(const Context& context) {
    View view{{"counts", level_count_words(context)}};
    if (context.theme == "ziele") {
        view["title"] = context.goal == nullptr              ? context.text("theme_ziele")
                        : context.language() == Language::en ? context.goal->title_en
                                                             : context.goal->title_de;
        view["rows"] = verdict_rows(context);
        return view;
    }
    if (context.indicator == nullptr) {
        return {};
    }
    const auto values =
        context.edition.of_level_on(context.indicator->id, shown_level(context), context.day);
    view["title"] = title_of(context, *context.indicator);
    if (context.since) {
        view["unit"] = context.text("change_unit") + ",";
        view["stand"] =
            context.filled("change_between", {{"since", stand_of(context, *context.since)},
                                              {"stand", stand_of(context, context.until())}});
        view["rows"] = change_rows(context, shown_level(context));
        return view;
    }
    view["unit"] =
        context.indicator->unit == "%"
            ? context.filled("legend_unit", {{"of_basis", of_basis(context, *context.indicator)}})
            : unit_words(context, *context.indicator) + ",";
    if (context.day) {
        view["stand"] = stand_of(context, *context.day);
    } else if (!values.empty()) {
        view["stand"] = stand_of(context, values.front()->reference_date);
    }
    const auto counts = counted(context, values);
    if (share_a_legend(context)) {
        const auto second = second_of(context);
        const auto others =
            counted(second, context.edition.of_level_on(second.indicator->id, shown_level(context),
                                                        second.day));
        const View titles{{"first", title_of_first(context)}, {"second", title_of_second(context)}};
        view["rows"] = share_rows(context, counts, &others);
        view["heads"] = titles;
        view["stand"] = context.filled("legend_two",
                                       {{"first", titles["first"]}, {"second", titles["second"]}});
    } else {
        view["rows"] = share_rows(context, counts, nullptr);
    }
    const auto style = style_of(context);
    view["cells"] = style.starts_with("fixed");
    add_network_legend(context, style, view);
    const auto& content = context.edition.content();
    view["sites"] = style == "schools" && !content.schools.empty();
    view["points"] = style == "wlan" && !content.sites.empty();
    return view;
}

namespace {

/// What the second map of a comparison shows.
View second_state(const Context& context) {
    if (!context.compared) {
        return nullptr;
    }
    const auto second = second_of(context);
    return {{"indicator", second.indicator->id},
            {"date", second.day ? second.day->iso() : std::string{}},
            {"unit", second.indicator->unit},
            {"decimals", second.indicator->decimals},
            {"bands", bands_of(*second.indicator).ends},
            {"style", style_of(second)},
            {"title", title_of_second(context)}};
}

} // namespace

std::string state_json(const Context& context) {
    static const std::map<Language, std::string> names{
        {Language::de, "de"}, {Language::en, "en"}, {Language::leicht, "leicht"}};
    View state{
        {"edition", context.edition.id()},
        {"language", names.at(context.language())},
        {"prefix", language_prefix(context.language())},
        {"page", context.request.page},
        {"theme", context.theme},
        {"style", style_of(context)},
        {"indicator", context.indicator == nullptr ? "" : context.indicator->id},
        {"date", context.day ? context.day->iso() : std::string{}},
        {"title", context.compared ? title_of_first(context) : std::string{}},
        {"compared", second_state(context)},
        {"since", context.since ? context.since->iso() : std::string{}},
        {"until", context.since ? context.until().iso() : std::string{}},
        {"unit", context.indicator == nullptr ? "%" : context.indicator->unit},
        {"decimals", context.indicator == nullptr ? 1 : context.indicator->decimals},
        {"bands", context.indicator == nullptr ? Bands{}.ends : bands_of(*context.indicator).ends},
        {"goal", context.goal == nullptr ? "" : context.goal->id},
        {"region", context.chosen() ? context.region->region.key.text() : ""},
        {"shown_level", netzatlas::name_of(shown_level(context))},
        {"level", "state"},
        {"demo", context.edition.content().demo}};
    if (context.state != nullptr) {
        state["whole"] = bounds_of(*context.state);
    }
    if (context.region != nullptr) {
        state["bounds"] = bounds_of(*context.region);
        state["label"] = {context.region->label.lon, context.region->label.lat};
        state["level"] = netzatlas::name_of(context.region->region.key.level());
    }
    return script_json(state);
}

} // namespace netzatlas::pages
