#include "pages/sheet.hpp"

#include "pages/answer.hpp"
#include "pages/charts.hpp"
#include "pages/explanation.hpp"
#include "pages/figures.hpp"
#include "pages/links.hpp"
#include "pages/provenance.hpp"

#include <array>
#include <fmt/format.h>
#include <set>
#include <tuple>

namespace netzatlas::pages {

namespace {

/// The newest numbers of a place for a row of a table; nothing where it has none of them.
View number_cells(const Context& context, const std::vector<const Indicator*>& indicators) {
    View cells = View::array();
    bool any = false;
    for (const auto* indicator : indicators) {
        const auto* row =
            indicator == nullptr
                ? nullptr
                : context.edition.newest(context.region->region.key.text(), indicator->id);
        any = any || row != nullptr;
        cells.push_back({{"digits", row == nullptr ? context.text("sign_not_delivered")
                                                   : printed_digits(context, *indicator, row)}});
    }
    return any ? cells : View{};
}

/// The numbers of the rate drawings as one table.
View rates_table(const Context& context) {
    const auto rates = known_rates(context);
    View columns = View::array();
    for (const int rate : rates) {
        columns.push_back({{"label", std::to_string(rate)}});
    }
    View rows = View::array();
    for (const auto* technology : {"alle", "ftthb", "ftth", "fttb", "hfc", "fttc", "sonst"}) {
        std::vector<const Indicator*> indicators;
        indicators.reserve(rates.size());
        for (const int rate : rates) {
            indicators.push_back(fixed_indicator(context.edition, technology, rate));
        }
        if (auto cells = number_cells(context, indicators); !cells.is_null()) {
            rows.push_back({{"label", context.text(fmt::format("group_tech_{}", technology))},
                            {"cells", std::move(cells)}});
        }
    }
    return rows.empty() ? View{} : View{{"columns", columns}, {"rate_rows", rows}};
}

View networks_table(const Context& context) {
    constexpr std::array<std::string_view, 4> generations{"2g", "4g", "5g", "5g_sa"};
    View columns = View::array();
    for (const auto generation : generations) {
        columns.push_back({{"label", context.text(fmt::format("tech_{}", generation))}});
    }
    View rows = View::array();
    for (const std::string_view networks :
         {"dt", "vf", "tf", "ee", "any", "all3", "all4_own", "all4_roaming"}) {
        std::vector<const Indicator*> indicators;
        indicators.reserve(generations.size());
        for (const auto generation : generations) {
            indicators.push_back(
                context.edition.indicator(fmt::format("mobile_{}_{}_area", generation, networks)));
        }
        if (auto cells = number_cells(context, indicators); !cells.is_null()) {
            rows.push_back({{"label", context.text(fmt::format("op_{}", networks))},
                            {"cells", std::move(cells)}});
        }
    }
    return rows.empty() ? View{} : View{{"columns", columns}, {"network_rows", rows}};
}

/// Every source of the edition once, however many of its files were read.
View sources_list(const Context& context) {
    std::set<std::tuple<std::string, std::string, std::string>> seen;
    View sources = View::array();
    for (const auto& source : context.edition.content().sources) {
        const auto stand =
            source.reference_date ? day_of(context, *source.reference_date) : std::string{};
        if (source.file.empty() || !seen.emplace(source.title, source.publisher, stand).second) {
            continue;
        }
        View entry{{"source_title", source.title},
                   {"publisher", source.publisher},
                   {"stand", stand},
                   {"attribution", source.attribution},
                   {"licence", source.licence_uri.empty() ? source.licence : std::string{}}};
        if (!source.licence_uri.empty()) {
            entry["licence_link"] = {{"licence_name", source.licence},
                                     {"licence_href", source.licence_uri}};
        }
        sources.push_back(std::move(entry));
    }
    return sources;
}

std::vector<const Indicator*> drawn_over_time(const Context& context) {
    auto found = key_indicators(context);
    std::erase_if(found, [](const Indicator* indicator) { return indicator->unit != "%"; });
    return found;
}

/// Kind, county, people, key: who the sheet is about.
View facts_of(const Context& context) {
    const auto& region = context.region->region;
    View facts = View::array();
    const auto add = [&](std::string words) {
        if (!words.empty()) {
            facts.push_back({{"fact", std::move(words)}});
        }
    };
    add(kind_of(context, *context.region));
    if (const auto* county = county_of(context.edition, *context.region); county != nullptr) {
        add(name_of(context, *county));
    }
    if (region.population) {
        add(context.filled("population", {{"count", whole(static_cast<double>(*region.population),
                                                          context.language())}}));
    }
    add(context.filled("sheet_number", {{"key", region.key.text()}}));
    add(context.filled("sheet_stand",
                       {{"stand", stand_of(context, context.edition.content().reference_date)}}));
    if (region.boundary_date) {
        add(context.filled("sheet_boundary", {{"day", day_of(context, *region.boundary_date)}}));
    }
    return facts;
}

View sheet_schools(const Context& context) {
    auto schools = schools_view(context);
    if (!schools.contains("none")) {
        schools["none"] = "";
    }
    schools["open"] = true;
    return schools;
}

View files_of(const Context& context) {
    auto files = downloads_view(context, *context.region);
    for (auto& file : files) {
        link_row(context, file, file["href"].get<std::string>());
    }
    return files;
}

} // namespace

void link_row(const Context& context, View& row, const std::string& path) {
    if (context.request.linked) {
        row["to"] = {{"href", context.request.site + path}};
    }
}

std::string sheet_name(const Context& context) {
    return context.text(
        fmt::format("sheet_name_{}", netzatlas::name_of(context.region->region.key.level())));
}

std::string sheet_path(const Context& context) {
    return path_of(context, *context.region) + "/blatt";
}

View sheet_view(const Context& context) {
    if (context.region == nullptr) {
        return {{"title", context.text("empty_title")}, {"empty", true}};
    }
    const auto name = name_of(context, *context.region);
    View view{{"title", name},
              {"document_title",
               context.filled("sheet_title", {{"sheet", sheet_name(context)}, {"name", name}})},
              {"sheet_word", sheet_name(context)},
              {"facts", facts_of(context)},
              {"summary", summary_view(context)},
              {"key_figures", key_figures_view(context)},
              {"series", series_charts(context, drawn_over_time(context))},
              {"networks", networks_charts(context)},
              {"rates_table", rates_table(context)},
              {"networks_table", networks_table(context)},
              {"lacking", lacking_view(context)},
              {"planned", planned_view(context)},
              {"roll_out", areas_view(context, "rollout")},
              {"deficit", areas_view(context, "deficit")},
              {"data_centres", point_sites_view(context)},
              {"schools", sheet_schools(context)},
              {"downloads", files_of(context)},
              {"sources", sources_list(context)},
              {"method_version", context.edition.content().method_version},
              {"own", {{"address", context.request.site + sheet_path(context)}}}};
    link_row(context, view["own"], sheet_path(context));
    if (auto rates = rates_charts(context); !rates.is_null()) {
        view["rates"] = std::move(rates);
    }
    if (auto places = places_view(context); !places.is_null()) {
        view["places"] = std::move(places);
    }
    if (view["series"].empty()) {
        view["no_series"] = {{"words", context.text("history_none")}};
    }
    return view;
}

} // namespace netzatlas::pages
