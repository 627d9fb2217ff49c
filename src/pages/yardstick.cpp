#include "pages/yardstick.hpp"

#include "pages/figures.hpp"
#include "pages/links.hpp"
#include "store/side_by_side.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace netzatlas::pages {

namespace {

std::string number_words(const Context& context, const store::StoredValue& row) {
    return percent_digits(*row.value.value, proof_decimals, context.language());
}

std::string gap_words(const Context& context, const store::SideBySide& pair) {
    const double points = std::fabs(pair.difference);
    if (points < 1e-9) {
        return context.text("difference_none");
    }
    return context.filled(pair.difference > 0 ? "difference_more" : "difference_less",
                          {{"points", pages::points(points, proof_decimals, context.language())}});
}

View pair_view(const Context& context, const store::SideBySide& pair) {
    View view{{"published", number_words(context, *pair.published)},
              {"computed", number_words(context, *pair.computed)},
              {"difference", gap_words(context, pair)},
              {"date", day_of(context, pair.published->reference_date)},
              {"origin", context.text(origin_key(*pair.computed))}};
    if (const auto* region = context.edition.region(pair.published->region); region != nullptr) {
        view["name"] = name_of(context, *region);
        view["href"] = link_to(context, *region);
    }
    return view;
}

using Pairs = std::vector<store::SideBySide>;

/// The pairs by indicator; of an edition's rows they come sorted so.
std::map<std::string_view, Pairs> pairs_by_indicator(const store::Edition& edition) {
    std::map<std::string_view, Pairs> found;
    for (const auto& pair : store::side_by_side(edition.content().values)) {
        found[pair.published->indicator].push_back(pair);
    }
    return found;
}

/// The same request as if this indicator were asked for: links lead to where the figure is shown.
Context about_indicator(const Context& context, const Indicator& indicator) {
    auto about = context;
    about.indicator = &indicator;
    about.theme = address_theme(indicator.theme);
    return about;
}

/// The newest pair of the state.
const store::SideBySide* state_pair(const Context& context, const Pairs& pairs) {
    const auto& state = context.edition.content().state;
    const auto found = std::find_if(pairs.rbegin(), pairs.rend(), [&](const auto& pair) {
        return pair.published->region == state;
    });
    return found == pairs.rend() ? nullptr : &*found;
}

} // namespace

View yardstick_view(const Context& context) {
    const auto& key = context.region->region.key.text();
    const auto* row = shown(context, *context.region, context.indicator->id);
    if (row == nullptr) {
        return {};
    }
    for (const auto& pair :
         store::side_by_side(context.edition.values(key, context.indicator->id))) {
        if (pair.published->reference_date == row->reference_date) {
            auto view = pair_view(context, pair);
            view["reason"] = context.text(store::reason_of(pair));
            view["stand"] = stand_of(context, row->reference_date);
            return view;
        }
    }
    return {};
}

View gaps_view(const Context& context) {
    const auto pairs = pairs_by_indicator(context.edition);
    View rows = View::array();
    for (const auto& indicator : context.edition.content().indicators) {
        const auto found = pairs.find(indicator.id);
        if (found == pairs.end() || indicator.unit != "%") {
            continue;
        }
        const auto about = about_indicator(context, indicator);
        const auto largest = store::largest_gap(found->second);
        View row{{"title", title_of(context, indicator)},
                 {"count", std::to_string(found->second.size())},
                 {"largest", pair_view(about, *largest)}};
        if (const auto* state = state_pair(context, found->second); state != nullptr) {
            row["state"] = pair_view(about, *state);
        }
        rows.push_back(std::move(row));
    }
    const bool of_state = std::any_of(rows.begin(), rows.end(),
                                      [](const View& row) { return row.contains("state"); });
    return rows.empty() ? View{} : View{{"rows", std::move(rows)}, {"of_state", of_state}};
}

} // namespace netzatlas::pages
