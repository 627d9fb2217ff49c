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

} // namespace

std::string map_style(const Context& context) {
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
            {"style", map_style(second)},
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
        {"style", map_style(context)},
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
