#include "pages/change.hpp"
#include "pages/compare.hpp"
#include "pages/documents.hpp"
#include "pages/figures.hpp"
#include "pages/frame.hpp"
#include "pages/links.hpp"
#include "pages/table_rows.hpp"

#include <fmt/format.h>
#include <optional>

namespace netzatlas::pages {

namespace {

/// The words of the class a row is coloured by on the map; "no number" says its kind (D16).
std::string class_words(const Context& context, const TableRow& row, const std::string& name) {
    if (context.since) {
        return context.text("class_of_" + name);
    }
    const auto state = row.value == nullptr ? ValueState::not_delivered : row.value->value.state;
    return state == ValueState::value
               ? context.text(bands_of(*context.indicator).texts + name)
               : context.text(fmt::format("cell_{}", netzatlas::name_of(state)));
}

View row_view(const Context& context, const TableRow& row) {
    auto view = shown_figure(context, *context.indicator, *row.region);
    view["class_words"] = class_words(context, row, view["class"].get<std::string>());
    if (context.compared) {
        view["pair_cells"] = pair_cells(context, *row.region);
    }
    if (context.since) {
        view["sides"] = both_sides(context, *row.region);
    }
    view["name"] = name_of(context, *row.region);
    view["with_county"] = row.region->region.key.level() == RegionLevel::municipality;
    view["href"] = link_to(context, *row.region);
    view["key"] = row.region->region.key.text();
    if (const auto* county = county_of(context.edition, *row.region); county != nullptr) {
        view["county"] = name_of(context, *county);
    }
    if (row.value != nullptr) {
        view["stand"] = day_of(context, row.value->reference_date);
        view["origin"] = context.text(origin_key(*row.value));
        if (const auto complete = row.value->completeness; complete) {
            view["complete"] = percent(*complete * 100, 1, context.language());
        }
    }
    return view;
}

View options_view(const Context& context) {
    View options = View::array();
    for (const std::string_view theme : {"fixed", "mobile", "schools", "wifi"}) {
        View group{{"label", context.text(fmt::format("theme_{}", address_theme(theme)))},
                   {"options", View::array()}};
        for (const auto* indicator : choosable(context.edition, theme)) {
            group["options"].push_back({{"value", indicator->id},
                                        {"title", title_of(context, *indicator)},
                                        {"current", indicator == context.indicator}});
        }
        options.push_back(std::move(group));
    }
    return options;
}

View levels_view(const Context& context) {
    View levels = View::array();
    const auto chosen = asked_level(context);
    for (const auto level : {RegionLevel::municipality, RegionLevel::association,
                             RegionLevel::county, RegionLevel::state}) {
        levels.push_back(
            {{"value", word_of(level)},
             {"title", context.text(fmt::format("levels_{}", netzatlas::name_of(level)))},
             {"current", level == chosen}});
    }
    return levels;
}

View orders_view(const Context& context) {
    const auto order = table_order(context);
    return {{"name_href", table_address(context, "name")},
            {"value_href", table_address(context, order == "ab" ? "auf" : "ab")},
            {"by_name", order == "name" ? "ascending" : "none"},
            {"by_value", order == "auf"  ? "ascending"
                         : order == "ab" ? "descending"
                                         : "none"},
            {"arrow", order == "auf"  ? "↑"
                      : order == "ab" ? "↓"
                                      : "↕"}};
}

View counties_view(const Context& context) {
    View counties = View::array();
    const auto level = asked_level(context);
    if (level != RegionLevel::municipality && level != RegionLevel::association) {
        return counties;
    }
    for (const auto& region : context.edition.content().regions) {
        const auto& key = region.region.key;
        if (key.level() == RegionLevel::county) {
            counties.push_back({{"value", key.text()},
                                {"title", name_of(context, region)},
                                {"current", key.text() == context.request.filter.county}});
        }
    }
    return counties;
}

View kinds_view(const Context& context) {
    View kinds = View::array();
    const auto add = [&](std::string_view word, const std::string& title) {
        kinds.push_back(
            {{"value", word}, {"title", title}, {"current", word == context.request.filter.kind}});
    };
    add("zahl", context.text("table_only_numbers"));
    add("ohne", context.text("table_only_without"));
    for (const auto& [word, state] : kind_words) {
        add(word, context.text(fmt::format("cell_{}", netzatlas::name_of(state))));
    }
    return kinds;
}

/// "218 Gemeinden", "12 von 218 Gemeinden".
std::string count_words(const Context& context, const TableRows& table) {
    const auto level =
        context.text(fmt::format("levels_{}", netzatlas::name_of(asked_level(context))));
    return context.filled(
        table.filtered ? "table_count_of" : "table_count",
        {{"count", whole(static_cast<double>(table.rows.size()), context.language())},
         {"total", whole(static_cast<double>(table.total), context.language())},
         {"level", level}});
}

/// "Prozent der Haushalte, Stand Mitte 2021"; dates of single rows stand beside them.
std::string caption_unit(const Context& context, const TableRows& table) {
    if (context.since) {
        return context.text("change_unit");
    }
    const auto words = pages::unit_words(context, *context.indicator);
    std::optional<Date> newest;
    for (const auto& row : table.rows) {
        if (row.value != nullptr && (!newest || *newest < row.value->reference_date)) {
            newest = row.value->reference_date;
        }
    }
    return newest ? words + ", " + stand_of(context, *newest) : words;
}

View filter_view(const Context& context, const TableRows& table) {
    const auto& asked = context.request.filter;
    View view{{"counties", counties_view(context)},
              {"kinds", kinds_view(context)},
              {"name_value", asked.name},
              {"at_least_value", asked.at_least},
              {"order_value", table_order(context)}};
    if (!table.not_a_rate.empty()) {
        view["wrong_rate"] = View::array(
            {{{"words", context.filled("table_wrong_rate", {{"typed", table.not_a_rate}})}}});
    }
    return view;
}

} // namespace

View table_view(const Context& context) {
    if (context.indicator == nullptr) {
        return {{"empty", true}};
    }
    const auto table = table_rows(context);
    View lines = View::array();
    for (const auto& row : table.rows) {
        lines.push_back(row_view(context, row));
    }
    const auto level = asked_level(context);
    View view{{"indicator_title", title_of(context, *context.indicator)},
              {"unit_words", caption_unit(context, table)},
              {"count_words", count_words(context, table)},
              {"action", fmt::format("{}/tabelle", language_prefix(context.language()))},
              {"themes", options_view(context)},
              {"levels", levels_view(context)},
              {"stops", stops_view(context)},
              {"filter", filter_view(context, table)},
              {"order", orders_view(context)},
              {"none_left", lines.empty()},
              {"rows", std::move(lines)},
              {"with_county", level == RegionLevel::municipality},
              {"shown", true},
              {"csv_href", table_address(context, table_order(context), "/tabelle.csv")},
              {"all_href", fmt::format("{}/tabelle?anzeige={}&ebene={}{}",
                                       language_prefix(context.language()), context.indicator->id,
                                       word_of(level), dated(context, *context.indicator))},
              {"json_href", fmt::format("/api/v1/editions/{}/values/{}.json{}",
                                        context.edition.id(), context.indicator->id,
                                        context.day ? "?date=" + context.day->iso() : "")}};
    if (context.compared) {
        view["pairing"] = {{"second_title", title_of_second(context)}};
    }
    view["earlier"] = earlier_stops_view(context);
    if (context.since) {
        view["json_href"] =
            fmt::format("/api/v1/editions/{}/changes/{}.json?from={}&to={}", context.edition.id(),
                        context.indicator->id, context.since->iso(), context.until().iso());
        view["change"] = {{"since", stand_of(context, *context.since)},
                          {"until", stand_of(context, context.until())}};
    }
    if (context.state != nullptr) {
        view["whole"] = main_sentence(context, *context.indicator, *context.state);
        view["map_href"] = link_to(context, *context.state);
    }
    return view;
}

} // namespace netzatlas::pages
