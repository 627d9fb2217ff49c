#include "pages/other_figures.hpp"

#include "pages/explanation.hpp"
#include "pages/figures.hpp"
#include "store/side_by_side.hpp"

#include <fmt/format.h>
#include <string_view>

namespace netzatlas::pages {

namespace {

/// Another indicator that is taken for this one, and the text that says what sets them apart.
struct Sibling {
    std::string indicator;
    std::string_view why;
};

std::vector<Sibling> of_networks(const Indicator& indicator) {
    std::vector<Sibling> found;
    const auto named = [&](std::string_view technology, std::string_view set,
                           std::string_view basis) {
        return fmt::format("mobile_{}_{}_{}", technology, set, basis);
    };
    const std::string_view basis = indicator.basis == "area" ? "area" : "hh";
    for (const auto* set : {"any", "all3", "all4_own", "all4_roaming"}) {
        if (indicator.operators != set) {
            found.push_back({named(indicator.technology, set, basis), "explain_sibling_operators"});
        }
    }
    found.push_back(
        {named(indicator.technology, indicator.operators, basis == "hh" ? "area" : "hh"),
         "explain_sibling_basis"});
    if (indicator.technology == "5g" || indicator.technology == "5g_sa") {
        found.push_back(
            {named(indicator.technology == "5g" ? "5g_sa" : "5g", indicator.operators, basis),
             "explain_sibling_5g"});
    }
    return found;
}

std::vector<Sibling> of_lines(const Indicator& indicator) {
    const auto rate = indicator.rate_mbps > 0 ? indicator.rate_mbps : 10;
    std::vector<Sibling> found;
    const auto add = [&](std::string id, std::string_view why) {
        if (id != indicator.id) {
            found.push_back({std::move(id), why});
        }
    };
    if (indicator.technology == "alle") {
        add(fmt::format("fixed_hh_all_incl_wireless_{}", rate), "explain_sibling_wireless");
        add("fibre_quota", "explain_sibling_fibre");
        add(fmt::format("fixed_gew_alle_{}", rate), "explain_sibling_businesses");
        add(fmt::format("fixed_gwg_alle_{}", rate), "explain_sibling_parks");
    } else {
        add(rate == 1000 ? "gigabit_quota" : fmt::format("fixed_hh_alle_{}", rate),
            "explain_sibling_union");
        add("gigabit_quota", "explain_sibling_gigabit");
    }
    return found;
}

std::vector<Sibling> siblings_of(const Indicator& indicator) {
    if (indicator.theme == "mobile" && !indicator.operators.empty()) {
        return of_networks(indicator);
    }
    if (indicator.theme == "fixed" && !indicator.technology.empty()) {
        return of_lines(indicator);
    }
    if (indicator.theme == "schools") {
        return {{"schools_planned", "explain_sibling_stage"},
                {"schools_works_finished", "explain_sibling_stage"},
                {"schools_online", "explain_sibling_stage"}};
    }
    return {};
}

View row_of(const std::string& title, std::string value, std::string why) {
    return {{"title", title},
            {"plain", {{"title", title}}},
            {"value", std::move(value)},
            {"why", std::move(why)}};
}

/// Why one of them is not the other; that they agree, where they do.
std::string why_beside(const Context& context, const store::StoredValue& stored,
                       const store::StoredValue& other) {
    const auto pairs = store::side_by_side(std::vector{&stored, &other});
    const auto reason = pairs.empty() ? std::string_view{} : store::reason_of(pairs.front());
    return context.text(reason == "gap_reason_printed" || reason == "gap_reason_rounded"
                            ? std::string{reason}
                            : "explain_beside_" + origin_key(other));
}

/// The same indicator and day from another hand: published, computed or estimated.
void add_other_origins(View& rows, const Context& context, const store::StoredValue& stored) {
    for (const auto* other : context.edition.values(stored.region, stored.indicator)) {
        const bool same_hand =
            other->origin == stored.origin && other->estimated == stored.estimated;
        if (other->reference_date != stored.reference_date || same_hand) {
            continue;
        }
        rows.push_back(row_of(context.text(origin_key(*other) + "_long"),
                              printed_for_proof(context, *context.indicator, other->value),
                              why_beside(context, stored, *other)));
    }
}

/// What comes out when percentages of municipalities are averaged: quoted often, and not the share.
void add_plain_mean(View& rows, const Context& context, const store::StoredValue& stored) {
    const auto& key = context.region->region.key;
    const bool share = context.indicator->unit == "%" && basis_of(*context.indicator) != "area";
    if (!share || key.level() == RegionLevel::municipality || !stored.value.value) {
        return;
    }
    double sum = 0;
    std::size_t count = 0;
    for (const auto* place : context.edition.members(key.text(), RegionLevel::municipality)) {
        for (const auto* row : context.edition.values(place->region.key.text(), stored.indicator)) {
            if (row->reference_date == stored.reference_date && row->value.value &&
                (row->origin == stored.origin || stored.estimated)) {
                sum += *row->value.value;
                ++count;
                break;
            }
        }
    }
    if (count > 1) {
        rows.push_back(
            row_of(context.filled("explain_plain_mean", {{"count", std::to_string(count)}}),
                   quantity(context, context.indicator, sum / static_cast<double>(count)),
                   context.text("explain_plain_mean_why")));
    }
}

} // namespace

View other_figures_view(const Context& context, const store::StoredValue* stored) {
    View rows = View::array();
    if (stored != nullptr) {
        add_other_origins(rows, context, *stored);
        add_plain_mean(rows, context, *stored);
    }
    for (const auto& sibling : siblings_of(*context.indicator)) {
        const auto* indicator = context.edition.indicator(sibling.indicator);
        if (indicator == nullptr || indicator == context.indicator) {
            continue;
        }
        const auto* value = shown(context, *context.region, indicator->id);
        if (value == nullptr) {
            continue;
        }
        auto row = row_of(title_of(context, *indicator), printed(context, *indicator, value->value),
                          context.text(sibling.why));
        row.erase("plain");
        row["href"] = explanation_path(context, *indicator);
        row["link"] = {{"href", row["href"]}, {"title", row["title"]}};
        row["stand"] = day_of(context, value->reference_date);
        rows.push_back(std::move(row));
    }
    return rows;
}

View reasons_view(const Context& context, const store::StoredValue* stored) {
    View reasons = View::array();
    for (const auto& topic : topics_of(*context.indicator, stored)) {
        const auto prefix = fmt::format("explain_other_{}_d", topic);
        const auto texts = context.texts.subset(prefix);
        for (const auto& [key, text] : texts.items()) {
            const auto rule =
                key.substr(prefix.size(), key.find('_', prefix.size()) - prefix.size());
            reasons.push_back({{"rule", "D" + rule}, {"words", text}});
        }
    }
    return reasons;
}

} // namespace netzatlas::pages
