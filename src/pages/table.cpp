#include "pages/change.hpp"
#include "pages/compare.hpp"
#include "pages/documents.hpp"
#include "pages/figures.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <tuple>

namespace netzatlas::pages {

namespace {

struct Row {
    const store::StoredRegion* region = nullptr;
    const store::StoredValue* value = nullptr;
    bool is_change = false;
    std::optional<double> points{}; ///< of a change
};

double height(const Row& row, double without) {
    if (row.points) {
        return *row.points;
    }
    if (row.value == nullptr || row.is_change) {
        return without;
    }
    return row.value->value.value.value_or(row.value->value.low.value_or(without));
}

/// Rows without a number stand last in either order.
std::vector<Row> sorted(std::vector<Row> rows, std::string_view order) {
    const bool rising = order == "auf";
    const auto rank = [&](const Row& row) {
        return rising ? height(row, 1e9) : order == "ab" ? -height(row, -1e9) : 0.0; // by name
    };
    std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
        const auto& one = a.region->region;
        const auto& other = b.region->region;
        return std::tuple{rank(a), one.name, one.key} < std::tuple{rank(b), other.name, other.key};
    });
    return rows;
}

std::string address(const Context& context, std::string_view order) {
    return fmt::format("{}/tabelle?anzeige={}&ebene={}&ordnung={}{}",
                       language_prefix(context.language()), context.indicator->id,
                       word_of(level_of_word(context.request.level)), order,
                       dated(context, *context.indicator));
}

View row_view(const Context& context, const Row& row) {
    auto view = shown_figure(context, *context.indicator, *row.region);
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
    const auto chosen = level_of_word(context.request.level);
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
    const auto order = context.request.order == "auf" || context.request.order == "ab"
                           ? context.request.order
                           : std::string{"name"};
    return {{"name_href", address(context, "name")},
            {"value_href", address(context, order == "ab" ? "auf" : "ab")},
            {"by_name", order == "name" ? "ascending" : "none"},
            {"by_value", order == "auf"  ? "ascending"
                         : order == "ab" ? "descending"
                                         : "none"},
            {"arrow", order == "auf"  ? "↑"
                      : order == "ab" ? "↓"
                                      : "↕"}};
}

} // namespace

View table_view(const Context& context) {
    if (context.indicator == nullptr) {
        return {{"empty", true}};
    }
    const auto level = level_of_word(context.request.level);
    std::vector<Row> rows;
    for (const auto& region : context.edition.content().regions) {
        if (region.region.key.level() == level) {
            rows.push_back({&region, shown(context, region, context.indicator->id),
                            context.since.has_value(),
                            context.since ? points_of(change_of(context, region)) : std::nullopt});
        }
    }
    View lines = View::array();
    for (const auto& row : sorted(std::move(rows), context.request.order)) {
        lines.push_back(row_view(context, row));
    }
    View view{{"indicator_title", title_of(context, *context.indicator)},
              {"unit", unit_words(context, *context.indicator)},
              {"level_title", context.text(fmt::format("levels_{}", netzatlas::name_of(level)))},
              {"action", fmt::format("{}/tabelle", language_prefix(context.language()))},
              {"themes", options_view(context)},
              {"levels", levels_view(context)},
              {"stops", stops_view(context)},
              {"order", orders_view(context)},
              {"count", lines.size()},
              {"rows", std::move(lines)},
              {"with_county", level == RegionLevel::municipality},
              {"csv_href", fmt::format("/download/latest/{}.csv", context.edition.content().state)},
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
        view["unit"] = context.text("change_unit");
    }
    if (context.state != nullptr) {
        view["whole"] = main_sentence(context, *context.indicator, *context.state);
        view["map_href"] = link_to(context, *context.state);
    }
    return view;
}

} // namespace netzatlas::pages
