#include "pages/answer.hpp"
#include "pages/explanation.hpp"
#include "pages/figures.hpp"
#include "pages/sheet.hpp"
#include "store/funded_ground.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

/// What is missing is what a figure leaves to 100 %; the text says what that is called.
struct Lack {
    const char* indicator;
    const char* text;
};

constexpr std::array<Lack, 8> lacks{{{"fixed_hh_alle_100", "lack_100"},
                                     {"gigabit_quota", "lack_gigabit"},
                                     {"fibre_quota", "lack_fibre"},
                                     {"mobile_2g_any_area", "lack_2g"},
                                     {"mobile_4g_or_5g_any_area", "lack_4g"},
                                     {"mobile_5g_any_area", "lack_5g"},
                                     {"mobile_5g_all3_area", "lack_5g_all3"},
                                     {"schools_online", "lack_schools"}}};

/// More open sites than that are counted, not named.
constexpr std::size_t named_sites = 12;

IndicatorValue rest_of(const IndicatorValue& value) {
    auto rest = value;
    if (value.value) {
        rest.value = std::max(0.0, 100 - *value.value);
    }
    if (value.low && value.high) {
        rest.low = std::max(0.0, 100 - *value.high);
        rest.high = std::max(0.0, 100 - *value.low);
    }
    return rest;
}

/// How many that are, as far as it may be told (D17): where households and those served are shown,
/// their difference is neither 1 nor 2.
std::string rest_amount(const Context& context, const Indicator& indicator,
                        const store::StoredValue& row) {
    if (row.counts == CountsShown::suppressed) {
        return context.text("amount_hidden");
    }
    if (!row.value.value || !row.value.numerator || !row.value.denominator) {
        return {};
    }
    if (*row.value.value >= 100) {
        return context.text("lack_nothing");
    }
    return amount_words(context, basis_of(indicator), *row.value.denominator - *row.value.numerator,
                        row.counts == CountsShown::estimated);
}

View lack_row(const Context& context, const Lack& lack) {
    const auto* indicator = context.edition.indicator(lack.indicator);
    const auto* row =
        indicator == nullptr
            ? nullptr
            : context.edition.newest(context.region->region.key.text(), indicator->id);
    if (row == nullptr) {
        return {};
    }
    View line{{"name", context.text(lack.text)},
              {"share", printed(context, *indicator, rest_of(row->value))},
              {"amount", rest_amount(context, *indicator, *row)}};
    link_row(context, line, explanation_path(context, *indicator));
    return line;
}

/// Sites that are not online on the day, by name where they are few.
View open_sites(const Context& context) {
    const auto day = context.edition.content().reference_date;
    View sites = View::array();
    for (const auto* site : context.edition.schools(context.region->region.key.text())) {
        const auto stage = stage_at(*site, day);
        if (stage == SchoolStage::planned || stage == SchoolStage::works_finished) {
            sites.push_back({{"site", site->name},
                             {"site_stage",
                              context.text(fmt::format("stage_{}", netzatlas::name_of(*stage)))}});
        }
    }
    return sites.size() > named_sites ? View::array() : sites;
}

std::string stage_words(const Context& context, const store::FundedGround& ground) {
    const auto key =
        ground.stage ? fmt::format("works_{}", netzatlas::name_of(*ground.stage)) : "works_unknown";
    return context.text(key);
}

View programme_row(const Context& context, const store::FundedGround& ground) {
    return {{"programme", ground.programme},
            {"funder", ground.funder},
            {"works", stage_words(context, ground)},
            {"since", ground.since ? day_of(context, *ground.since) : std::string{}},
            {"areas", std::to_string(ground.areas)},
            {"ground", context.filled("amount_area", {{"km2", decimal(ground.ground_m2 / 1e6, 1,
                                                                      context.language())}})}};
}

/// Households in areas of each stage, where the edition weighs them.
View stage_shares(const Context& context) {
    View shares = View::array();
    for (const auto* stage : {"planned", "building", "done"}) {
        const auto* indicator =
            context.edition.indicator(fmt::format("rollout_{}_households", stage));
        const auto* row =
            indicator == nullptr
                ? nullptr
                : context.edition.newest(context.region->region.key.text(), indicator->id);
        if (row != nullptr && row->value.value.value_or(0) > 0) {
            shares.push_back(
                {{"words", context.filled(fmt::format("planned_share_{}", stage),
                                          {{"value", printed(context, *indicator, row->value)}})}});
        }
    }
    return shares;
}

View goal_rows(const Context& context) {
    View rows = View::array();
    for (const auto& goal : context.edition.content().goals) {
        const auto* indicator = context.edition.indicator(goal.indicator);
        const auto* result =
            context.edition.goal_result(goal.id, context.region->region.key.text());
        if (indicator == nullptr || result == nullptr) {
            continue;
        }
        const std::string verdict{netzatlas::name_of(result->verdict)};
        IndicatorValue value;
        value.state = result->value ? ValueState::value
                      : result->low ? ValueState::undecidable
                                    : ValueState::not_delivered;
        value.value = result->value;
        value.low = result->low;
        value.high = result->high;
        rows.push_back(
            {{"goal", context.language() == Language::en ? goal.title_en : goal.title_de},
             {"here", value.state == ValueState::not_delivered
                          ? context.text("cell_not_delivered")
                          : printed(context, *indicator, value)},
             {"due", stand_of(context, goal.due)},
             {"target", quantity(context, indicator, goal.target)},
             {"verdict", verdict},
             {"verdict_word", context.text("verdict_" + verdict)},
             {"verdict_sign", context.text("verdict_sign_" + verdict)}});
    }
    return rows;
}

} // namespace

View lacking_view(const Context& context) {
    View rows = View::array();
    for (const auto& lack : lacks) {
        if (auto row = lack_row(context, lack); !row.is_null()) {
            rows.push_back(std::move(row));
        }
    }
    return {{"lacks", std::move(rows)}, {"open_sites", open_sites(context)}};
}

View planned_view(const Context& context) {
    View view{{"goal_rows", goal_rows(context)}};
    if (!has_areas(context, "rollout")) {
        view["unknown"] = {{"words", context.text("planned_unknown")}};
        return view;
    }
    const auto grounds = store::funded_ground(context.edition, *context.region);
    if (!grounds) {
        view["unknown"] = {{"words", context.text("planned_broken")}};
        return view;
    }
    View programmes = View::array();
    for (const auto& ground : *grounds) {
        if (ground.theme == "rollout") {
            programmes.push_back(programme_row(context, ground));
        }
    }
    if (programmes.empty()) {
        view["unknown"] = {
            {"words",
             context.filled("planned_none",
                            {{"In_place", with_capital(place_in(context, *context.region))}})}};
    }
    view["programmes"] = std::move(programmes);
    view["stage_shares"] = stage_shares(context);
    return view;
}

} // namespace netzatlas::pages
