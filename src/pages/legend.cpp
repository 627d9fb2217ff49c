#include "pages/change.hpp"
#include "pages/compare.hpp"
#include "pages/figures.hpp"
#include "pages/frame.hpp"
#include "pages/links.hpp"
#include "pages/templates.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace netzatlas::pages {

namespace {

/// Counted by the class names that style.css and the map share. Regions without a row are hatched
/// as those are that delivered nothing (D16).
std::map<std::string, int> counted(const Context& context, RegionLevel level,
                                   const std::vector<const store::StoredValue*>& values) {
    std::map<std::string, int> counts;
    const auto regions =
        std::ranges::count_if(context.edition.content().regions, [&](const auto& stored) {
            return stored.region.key.level() == level;
        });
    const auto silent = regions - std::ssize(values);
    if (silent > 0) {
        counts[std::string{netzatlas::name_of(ValueState::not_delivered)}] =
            static_cast<int>(silent);
    }
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
    for (int share = context.indicator == nullptr ? 0 : 5; share >= 1; --share) {
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

/// A unit that no date follows.
std::string without_comma(const std::string& unit) {
    return unit.ends_with(',') ? unit.substr(0, unit.size() - 1) : unit;
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

RegionLevel asked_level(const Context& context) {
    return context.request.level.empty() ? shown_level(context)
                                         : level_of_word(context.request.level);
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
    if (context.indicator == nullptr) { // nothing of the theme was delivered
        view["title"] = context.text("theme_" + context.theme);
        view["rows"] = share_rows(context, counted(context, shown_level(context), {}), nullptr);
        return view;
    }
    const auto level = shown_level(context);
    const auto values = context.edition.of_level_on(context.indicator->id, level, context.day);
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
    } else {
        view["unit"] = without_comma(view["unit"]);
    }
    const auto counts = counted(context, level, values);
    if (share_a_legend(context)) {
        const auto second = second_of(context);
        const auto others = counted(
            second, level, context.edition.of_level_on(second.indicator->id, level, second.day));
        const View titles{{"first", title_of_first(context)}, {"second", title_of_second(context)}};
        view["rows"] = share_rows(context, counts, &others);
        view["heads"] = titles;
        view["stand"] = context.filled("legend_two",
                                       {{"first", titles["first"]}, {"second", titles["second"]}});
    } else {
        view["rows"] = share_rows(context, counts, nullptr);
    }
    const auto style = map_style(context);
    view["cells"] = style.starts_with("fixed");
    add_network_legend(context, style, view);
    const auto& content = context.edition.content();
    view["sites"] = style == "schools" && !content.schools.empty();
    view["points"] = style == "wlan" && !content.sites.empty();
    return view;
}

} // namespace netzatlas::pages
