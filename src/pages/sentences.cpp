#include "pages/change.hpp"
#include "pages/figures.hpp"

#include <cmath>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

/// "leicht" counts in hundreds: "96 von 100", "fast alle".
std::string of_hundred_words(const Context& context, const IndicatorValue& value) {
    if (!value.value) {
        return {};
    }
    return context.filled("of_hundred", {{"n", std::to_string(of_hundred(*value.value))}});
}

/// Which sentence of the catalogue speaks of an indicator.
std::string sentence_key(const Catalogue& texts, const Indicator& indicator,
                         const IndicatorValue& value) {
    if (texts.has("sentence_" + indicator.id)) {
        return "sentence_" + indicator.id;
    }
    if (indicator.theme == "fixed" && indicator.rate_mbps > 0 && !indicator.technology.empty()) {
        return "sentence_fixed";
    }
    if (indicator.theme == "mobile" && !indicator.operators.empty() &&
        (indicator.basis == "area" || indicator.basis == "households")) {
        return "sentence_mobile_" + indicator.basis;
    }
    if (indicator.theme == "schools" && !indicator.stage.empty() && value.denominator) {
        return "sentence_schools_" + indicator.stage;
    }
    return "sentence_other";
}

std::string optional_text(const Context& context, const std::string& prefix,
                          const std::string& name) {
    return name.empty() ? std::string{} : context.text(prefix + name);
}

/// An interval reads "zwischen 41,2 % und 58,0 %" inside a sentence.
std::string in_sentence(const Context& context, const Indicator& indicator,
                        const IndicatorValue& value) {
    if (value.state == ValueState::undecidable && value.low && value.high) {
        const auto end = [&](double number) {
            return percent(number, indicator.decimals, context.language());
        };
        return context.filled("value_between_sentence",
                              {{"low", end(*value.low)}, {"high", end(*value.high)}});
    }
    return printed(context, indicator, value);
}

Filling filling_of(const Context& context, const Indicator& indicator,
                   const store::StoredRegion& region, const IndicatorValue& value) {
    const auto count = [&](const std::optional<double>& number) {
        return number ? whole(*number, context.language()) : std::string{"?"};
    };
    return {{"In_place", with_capital(place_in(context, region))},
            {"in_place", place_in(context, region)},
            {"value", in_sentence(context, indicator, value)},
            {"of_hundred", of_hundred_words(context, value)},
            {"of_basis", of_basis(context, indicator)},
            {"title", title_of(context, indicator)},
            {"rate", std::to_string(indicator.rate_mbps)},
            {"technology", indicator.theme == "fixed"
                               ? optional_text(context, "over_", indicator.technology)
                               : optional_text(context, "tech_", indicator.technology)},
            {"networks", optional_text(context, "by_", indicator.operators)},
            {"numerator", count(value.numerator)},
            {"denominator", count(value.denominator)}};
}

/// "… buchen." and "(Stand Mitte 2021)." become one sentence.
void open_end(View& sentence) {
    auto text = sentence.back()["text"].get<std::string>();
    if (text.ends_with('.')) {
        text.pop_back();
        sentence.back()["text"] = text;
    }
}

void append(View& sentence, View more) {
    if (!sentence.empty()) {
        sentence.push_back({{"plain", true}, {"text", " "}});
    }
    for (auto& part : more) {
        sentence.push_back(std::move(part));
    }
}

/// "Das sind 65,7 Punkte mehr als im Landkreis Stendal (Stand Mitte 2021)."
View comparison(const Context& context, const Indicator& indicator,
                const store::StoredRegion& region, const store::StoredValue& here) {
    if (context.since && &indicator == context.indicator) {
        return change_in_words(context, region);
    }
    const auto stand = stand_of(context, here.reference_date);
    const auto* parent = parent_of(context, region);
    const auto* there = parent == nullptr ? nullptr : shown(context, *parent, here.indicator);
    if (is_count(indicator) || there == nullptr || !there->value.value || !here.value.value ||
        there->reference_date != here.reference_date) {
        return context.rich("sentence_stand", {{"stand", stand}});
    }
    const double points = *here.value.value - *there->value.value;
    const std::string key = std::fabs(points) < 1e-9 ? "sentence_same"
                            : points > 0             ? "sentence_more"
                                                     : "sentence_less";
    const std::string kind = indicator.unit == "%" ? "" : "_rate";
    return context.rich(key + kind, {{"points", pages::points(points, 1, context.language())},
                                     {"in_parent", place_in(context, *parent)},
                                     {"stand", stand}});
}

/// What is told of the county where a publisher tells of counties alone.
View county_sentence(const Context& context, const Indicator& indicator,
                     const store::StoredRegion& region) {
    const auto* county = county_of(context.edition, region);
    const auto* stored = county == nullptr ? nullptr : shown(context, *county, indicator.id);
    const bool counties_alone =
        context.edition.newest_of_level(indicator.id, RegionLevel::municipality).empty();
    if (stored == nullptr || !stored->value.value || !counties_alone) {
        return {};
    }
    auto sentence =
        context.rich("sentence_of_county", filling_of(context, indicator, *county, stored->value));
    open_end(sentence);
    append(sentence,
           context.rich("sentence_stand", {{"stand", stand_of(context, stored->reference_date)}}));
    return sentence;
}

} // namespace

View main_sentence(const Context& context, const Indicator& indicator,
                   const store::StoredRegion& region) {
    const auto* stored = shown(context, region, indicator.id);
    if (stored == nullptr) {
        if (auto of_county = county_sentence(context, indicator, region); !of_county.empty()) {
            return of_county;
        }
    }
    const IndicatorValue value = stored == nullptr ? IndicatorValue{} : stored->value;
    const auto filling = filling_of(context, indicator, region, value);
    const bool number = value.state == ValueState::value || value.state == ValueState::undecidable;
    if (!number) {
        const auto state = netzatlas::name_of(value.state);
        return context.rich(value.state == ValueState::not_applicable
                                ? fmt::format("sentence_not_applicable_{}", basis_of(indicator))
                                : fmt::format("sentence_{}", state),
                            filling);
    }
    View sentence = View::array();
    append(sentence, context.rich(sentence_key(context.texts, indicator, value), filling));
    auto second = comparison(context, indicator, region, *stored);
    if (second.front()["text"].get_ref<const std::string&>().starts_with('(')) {
        open_end(sentence);
    }
    append(sentence, std::move(second));
    return sentence;
}

} // namespace netzatlas::pages
