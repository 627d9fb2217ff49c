#include "pages/documents.hpp"
#include "pages/figures.hpp"
#include "pages/links.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

View verdict_view(const Context& context, Verdict verdict) {
    const std::string name{netzatlas::name_of(verdict)};
    return {{"verdict", name},
            {"verdict_word", context.text("verdict_" + name)},
            {"verdict_sign", context.text("verdict_sign_" + name)}};
}

/// A goal's value as the indicator of an edition would print it.
std::string value_words(const Context& context, const Goal& goal, const GoalResult* result) {
    const auto* indicator = context.edition.indicator(goal.indicator);
    if (result != nullptr && result->value) {
        return quantity(context, indicator, *result->value);
    }
    if (result != nullptr && result->low && result->high) {
        return context.filled("value_between",
                              {{"low", quantity(context, indicator, *result->low)},
                               {"high", quantity(context, indicator, *result->high)}});
    }
    return context.text("cell_not_delivered");
}

/// "100 %", or "1" where places are counted.
std::string target_words(const Context& context, const Goal& goal) {
    return quantity(context, context.edition.indicator(goal.indicator), goal.target);
}

std::string reason_words(const Context& context, const Goal& goal, const GoalResult* result) {
    const auto key = result == nullptr ? std::string{"goal_reason_not_delivered"}
                     : result->reason.empty()
                         ? fmt::format("goal_reason_{}", netzatlas::name_of(result->verdict))
                         : result->reason;
    return context.filled(
        context.texts.has(key) ? key : "goal_reason_unknown",
        {{"value", value_words(context, goal, result)},
         {"target", target_words(context, goal)},
         {"due", stand_of(context, goal.due)},
         {"stand", result == nullptr ? "" : stand_of(context, result->reference_date)},
         {"points", result != nullptr && result->distance
                        ? points(*result->distance, 1, context.language())
                        : ""}});
}

View bar_of(const GoalResult* result) {
    View bar;
    if (result != nullptr && result->value) {
        bar["part"] = bar_length(*result->value);
    } else if (result != nullptr && result->low && result->high) {
        bar["part"] = bar_length(*result->low);
        bar["span"] = {{"from", bar_length(*result->low)},
                       {"width", bar_length(*result->high - *result->low)}};
    }
    return bar;
}

/// Households, square metres … that a share of the target leaves out. D17: with a hidden numerator
/// in tens, as the share is only known to its printed decimals.
std::string lacking_words(const Context& context, const store::StoredValue& row, double missing,
                          bool is_exact) {
    const auto basis = basis_of(*context.edition.indicator(row.indicator));
    const bool estimated = row.counts == CountsShown::estimated;
    if (is_exact || estimated || basis != "households") {
        return amount_words(context, basis, missing, estimated);
    }
    return context.filled("amount_households_rounded",
                          {{"count", whole(std::round(missing / 10) * 10, context.language())}});
}

/// What the place lacks of the target, from its own sums: gaps of its municipalities leave out
/// those whose figure is an interval, and are rounded one by one where a count is hidden.
std::string gap_words(const Context& context, const Goal& goal) {
    const auto* row = context.edition.newest(context.region->region.key.text(), goal.indicator);
    if (row == nullptr || !row->value.denominator) {
        return {};
    }
    const auto& value = row->value;
    const double all = *value.denominator;
    const auto lacks = [&](double share, double of) { return (goal.target - share) / 100 * of; };
    if (value.value && lacks(*value.value, all) > 0) {
        const double missing =
            value.numerator ? goal.target / 100 * all - *value.numerator : lacks(*value.value, all);
        return context.filled("goal_gap", {{"amount", lacking_words(context, *row, missing,
                                                                    value.numerator.has_value())}});
    }
    if (value.low && value.high && lacks(*value.low, all) > 0) { // D13: of delivered and missing
        const double both = all + value.missing.value_or(0);
        const auto words = [&](double share) {
            return lacking_words(context, *row, std::max(0.0, lacks(share, both)), false);
        };
        return context.filled("goal_gap_between",
                              {{"low", words(*value.high)}, {"high", words(*value.low)}});
    }
    return {};
}

View goal_view(const Context& context, const Goal& goal) {
    const auto* result = context.edition.goal_result(goal.id, context.region->region.key.text());
    auto view = verdict_view(context, result == nullptr ? Verdict::undecidable : result->verdict);
    const bool english = context.language() == Language::en;
    view["id"] = goal.id;
    view["title"] = english ? goal.title_en : goal.title_de;
    view["wording"] = goal.wording;
    view["source"] = goal.source;
    view["value"] = value_words(context, goal, result);
    view["bar"] = bar_of(result);
    view["reason"] = reason_words(context, goal, result);
    view["target"] = context.filled("target_line", {{"target", target_words(context, goal)},
                                                    {"due", stand_of(context, goal.due)}});
    view[context.goal != nullptr && context.goal->id == goal.id ? "current" : "other"] = true;
    const auto place = context.chosen()
                           ? path_of(context, *context.region) + "?thema=ziele&"
                           : fmt::format("{}/ziele?", language_prefix(context.language()));
    view["href"] = fmt::format("{}ziel={}{}", place, goal.id, context.kept);
    if (result != nullptr && result->distance && *result->distance > 0) {
        view["distance"] = context.filled(
            "goal_distance", {{"points", points(*result->distance, 1, context.language())}});
    }
    view["gap"] = gap_words(context, goal);
    if (const auto* indicator = context.edition.indicator(goal.indicator); indicator != nullptr) {
        view["measured"] = title_of(context, *indicator);
        view["measured_href"] =
            fmt::format("{}?thema={}&anzeige={}{}", path_of(context, *context.region),
                        address_theme(indicator->theme), indicator->id, context.kept);
    }
    return view;
}

View level_rows(const Context& context, RegionLevel level) {
    View rows = View::array();
    for (const auto* region : context.edition.members(context.region->region.key.text(), level)) {
        const auto* result =
            context.edition.goal_result(context.goal->id, region->region.key.text());
        auto row =
            verdict_view(context, result == nullptr ? Verdict::undecidable : result->verdict);
        row["name"] = name_of(context, *region);
        row["href"] = link_to(context, *region);
        row["value"] = value_words(context, *context.goal, result);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

View goals_view(const Context& context) {
    if (context.region == nullptr) {
        return {{"empty", true}};
    }
    const auto name = name_of(context, *context.region);
    View view{{"name", name},
              {"kind", kind_of(context, *context.region)},
              {"heading", context.chosen() ? context.filled("title_goals_of", {{"name", name}})
                                           : context.text("goals_title")},
              {"goals", View::array()}};
    if (const auto asked = known_date(context.edition, context.request.day)) {
        const auto words =
            context.filled("times_missed_goals", {{"asked", stand_of(context, *asked)}});
        view["missed"] = {{"words", words}};
    }
    for (const auto& goal : context.edition.content().goals) {
        view["goals"].push_back(goal_view(context, goal));
    }
    if (context.goal == nullptr) {
        view["none"] = true;
        return view;
    }
    view["chosen_goal"] =
        context.language() == Language::en ? context.goal->title_en : context.goal->title_de;
    if (context.chosen()) {
        view["state_href"] =
            with_query(fmt::format("{}/ziele", language_prefix(context.language())),
                       kept_goal(context) + context.kept);
    } else if (auto counties = level_rows(context, RegionLevel::county); !counties.empty()) {
        view["counties"] = {{"rows", std::move(counties)}};
    }
    if (auto municipalities = level_rows(context, RegionLevel::municipality);
        !municipalities.empty()) {
        view["municipalities"] = {{"count", municipalities.size()},
                                  {"rows", std::move(municipalities)}};
    }
    return view;
}

} // namespace netzatlas::pages
