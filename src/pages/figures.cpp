#include "pages/figures.hpp"

#include "pages/change.hpp"
#include "pages/links.hpp"
#include "store/change.hpp"
#include "store/comparable.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

const IndicatorValue nothing_delivered{};

const IndicatorValue& value_of(const store::StoredValue* value) {
    return value == nullptr ? nothing_delivered : value->value;
}

/// A number of things, or of things per thousand people.
std::string count_digits(const Context& context, const Indicator& indicator, double value) {
    return indicator.decimals > 0 ? decimal(value, indicator.decimals, context.language())
                                  : whole(value, context.language());
}

std::string quantity_digits(const Context& context, const Indicator& indicator, double value) {
    return indicator.unit == "%" ? percent_digits(value, indicator.decimals, context.language())
                                 : count_digits(context, indicator, value);
}

std::string no_number_words(const Context& context, const Indicator& indicator, ValueState state) {
    if (state == ValueState::not_applicable) {
        return context.text(fmt::format("state_not_applicable_{}", basis_of(indicator)));
    }
    return context.text(fmt::format("state_{}", netzatlas::name_of(state)));
}

View bar_of(const IndicatorValue& value) {
    if (value.state == ValueState::value && value.value) {
        return {{"part", bar_length(*value.value)}};
    }
    if (value.state == ValueState::undecidable && value.low && value.high) {
        return {
            {"part", bar_length(*value.low)},
            {"span",
             {{"from", bar_length(*value.low)}, {"width", bar_length(*value.high - *value.low)}}}};
    }
    return nullptr;
}

int class_number(const Indicator& indicator, double value) {
    if (indicator.unit == "%") {
        return share_class(value);
    }
    const auto ends = bands_of(indicator).ends;
    return 1 + static_cast<int>(std::upper_bound(ends.begin(), ends.end(), value) - ends.begin());
}

std::string class_of(const Indicator& indicator, const IndicatorValue& value) {
    if (value.state == ValueState::value && value.value) {
        return std::to_string(class_number(indicator, *value.value));
    }
    return value.state == ValueState::suppressed ? "suppressed" : "none";
}

/// The newest figures of two places may lie on both sides of a change of method (D19); empty: not.
std::string break_before(const Context& context, const store::StoredValue& here,
                         const store::StoredValue& there) {
    const auto [earlier, later] = std::minmax(here.reference_date, there.reference_date);
    const auto* change =
        here.indicator == there.indicator
            ? store::break_between(context.edition.content().series, here.indicator, earlier, later)
            : nullptr;
    return change == nullptr ? std::string{} : "since " + change->from.iso();
}

} // namespace

std::string quantity(const Context& context, const Indicator* indicator, double number) {
    if (indicator != nullptr && indicator->unit != "%") {
        return count_digits(context, *indicator, number);
    }
    const int decimals = indicator == nullptr ? 1 : indicator->decimals;
    return percent(number, decimals, context.language());
}

std::string printed(const Context& context, const Indicator& indicator,
                    const IndicatorValue& value) {
    if (value.state == ValueState::value && value.value) {
        return quantity(context, &indicator, *value.value);
    }
    if (value.state == ValueState::undecidable && value.low && value.high) {
        return context.filled("value_between",
                              {{"low", quantity(context, &indicator, *value.low)},
                               {"high", quantity(context, &indicator, *value.high)}});
    }
    return no_number_words(context, indicator, value.state);
}

std::string printed_for_proof(const Context& context, const Indicator& indicator,
                              const IndicatorValue& value) {
    return value.value && indicator.unit == "%"
               ? percent(*value.value, proof_decimals, context.language())
               : printed(context, indicator, value);
}

std::string printed_digits(const Context& context, const Indicator& indicator,
                           const store::StoredValue* stored) {
    const auto& value = value_of(stored);
    if (value.state == ValueState::value && value.value) {
        return quantity_digits(context, indicator, *value.value);
    }
    if (value.state == ValueState::undecidable && value.low && value.high) {
        return fmt::format("{}–{}", quantity_digits(context, indicator, *value.low),
                           quantity_digits(context, indicator, *value.high));
    }
    return context.text(fmt::format("sign_{}", netzatlas::name_of(value.state)));
}

View figure_view(const Context& context, const Indicator& indicator,
                 const store::StoredValue* stored) {
    const auto& value = value_of(stored);
    const bool number = value.state == ValueState::value || value.state == ValueState::undecidable;
    View view{{number ? "number" : "words", printed(context, indicator, value)},
              {"digits", printed_digits(context, indicator, stored)},
              {"class", class_of(indicator, value)},
              {"has_number", number},
              {"no_number", !number}};
    if (indicator.unit == "%") {
        if (auto bar = bar_of(value); !bar.is_null()) {
            view["bar"] = std::move(bar);
        }
    }
    return view;
}

View shown_figure(const Context& context, const Indicator& indicator,
                  const store::StoredRegion& region) {
    return context.since && &indicator == context.indicator
               ? change_figure(context, region)
               : figure_view(context, indicator, shown(context, region, indicator.id));
}

View region_line(const Context& context, const Indicator& indicator,
                 const store::StoredRegion& region) {
    auto line = shown_figure(context, indicator, region);
    line["name"] = name_of(context, region);
    line["href"] = link_to(context, region);
    return line;
}

std::string difference_words(const Context& context, const store::StoredValue* here,
                             const store::StoredValue* there) {
    const auto& mine = value_of(here);
    const auto& other = value_of(there);
    if (mine.state != ValueState::value || other.state != ValueState::value || !mine.value ||
        !other.value) {
        return {};
    }
    const auto* indicator = context.edition.indicator(here->indicator);
    if (indicator != nullptr && is_count(*indicator) && here->region != there->region) {
        return {}; // how many more there are in a larger place says nothing
    }
    const auto step = store::step_between(there, here, {break_before(context, *here, *there), ""});
    if (step && !step->points) {
        return {};
    }
    return points_words(context, step ? *step->points : 0);
}

std::string points_words(const Context& context, double points) {
    if (points == 0) {
        return context.text("difference_none");
    }
    return context.filled(points > 0 ? "difference_more" : "difference_less",
                          {{"points", pages::points(points, 1, context.language())}});
}

std::string origin_key(const store::StoredValue& row) {
    return fmt::format("origin_{}", row.estimated ? "estimated" : netzatlas::name_of(row.origin));
}

std::string of_basis(const Context& context, const Indicator& indicator) {
    const auto land = "of_land_" + indicator.layer;
    return context.text(context.texts.has(land) ? land : fmt::format("of_{}", basis_of(indicator)));
}

std::string unit_words(const Context& context, const Indicator& indicator) {
    if (const auto key = "unit_" + indicator.id; context.texts.has(key)) {
        return context.text(key);
    }
    return context.filled("unit_percent", {{"of_basis", of_basis(context, indicator)}});
}

bool is_count(const Indicator& indicator) {
    return indicator.unit != "%" && indicator.decimals == 0;
}

Bands bands_of(const Indicator& indicator) {
    if (indicator.unit == "%") {
        return {};
    }
    return is_count(indicator) ? Bands{"class_count_", {1, 3, 6, 11}}
                               : Bands{"class_rate_", {0.2, 0.4, 0.6, 1.0}};
}

std::string basis_of(const Indicator& indicator) {
    for (const std::string_view basis :
         {"households", "sites", "businesses", "business_parks", "places", "length"}) {
        if (indicator.basis == basis) {
            return indicator.basis;
        }
    }
    return "area";
}

std::string amount_words(const Context& context, const std::string& basis, double number,
                         bool estimated) {
    if (basis == "sites" || basis == "places") {
        return context.filled("amount_" + basis, {{"count", whole(number, context.language())}});
    }
    if (basis == "length") {
        return context.filled("amount_length",
                              {{"km", decimal(number / 1e3, 1, context.language())}});
    }
    if (basis == "area") {
        return context.filled("amount_area",
                              {{"km2", decimal(number / 1e6, 1, context.language())}});
    }
    if (number > 0 && number < (estimated ? 10 : 3)) {
        return context.text(estimated ? "amount_below_10" : "amount_below_3");
    }
    const double shown = estimated ? std::round(number / 10) * 10 : number;
    return context.filled(fmt::format("amount_{}{}", basis, estimated ? "_estimated" : ""),
                          {{"count", whole(shown, context.language())}});
}

const Indicator* fixed_indicator(const store::Edition& edition, std::string_view technology,
                                 int rate_mbps) {
    const Indicator* found =
        edition.indicator(fmt::format("fixed_hh_{}_{}", technology, rate_mbps));
    if (found == nullptr && technology == "alle" && rate_mbps == 1000) {
        found = edition.indicator("gigabit_quota");
    }
    return found;
}

} // namespace netzatlas::pages
