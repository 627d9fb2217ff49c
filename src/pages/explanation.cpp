#include "pages/explanation.hpp"

#include "pages/citation.hpp"
#include "pages/figures.hpp"
#include "pages/links.hpp"
#include "pages/other_figures.hpp"
#include "pages/provenance.hpp"

#include <fmt/format.h>
#include <set>

namespace netzatlas::pages {

namespace {

std::string value_text(const Context& context, const store::StoredValue* stored) {
    return printed(context, *context.indicator,
                   stored == nullptr ? IndicatorValue{} : stored->value);
}

/// The text that says how a kind of figure is made; two kinds differ by what they count.
std::string how_key(const Indicator& indicator) {
    const auto key = fmt::format("explain_how_{}", netzatlas::name_of(indicator.kind));
    const bool by_basis =
        indicator.kind == IndicatorKind::funded_share ||
        (indicator.kind == IndicatorKind::site_count && indicator.basis == "places");
    return by_basis ? key + "_" + indicator.basis : key;
}

/// "Der Anteil ist so gerechnet: …": by kind of figure, and what befell it.
View how_view(const Context& context, const store::StoredValue* stored) {
    View sentences = View::array();
    const auto say = [&](const std::string& key) {
        if (context.texts.has(key)) {
            sentences.push_back({{"words", context.text(key)}});
        }
    };
    const auto& indicator = *context.indicator;
    if (stored == nullptr) {
        say("explain_how_not_delivered");
        return sentences;
    }
    const bool published = stored->origin == Origin::published;
    say(stored->estimated ? "explain_how_estimated"
        : published       ? "explain_how_published"
                          : how_key(indicator));
    if (!published && !stored->estimated &&
        context.region->region.key.level() != RegionLevel::municipality) {
        say("explain_how_higher_level");
    }
    if (stored->value.state != ValueState::value) {
        say(fmt::format("explain_state_{}", netzatlas::name_of(stored->value.state)));
    }
    if (stored->counts != CountsShown::exact) {
        say(fmt::format("explain_counts_{}", netzatlas::name_of(stored->counts)));
    }
    return sentences;
}

/// What the figure speaks of, word by word: basis, technology, rate, networks, stage.
View meaning_view(const Context& context) {
    const auto& indicator = *context.indicator;
    Lines lines{context};
    const auto add = [&](std::string_view label, const std::string& key) {
        if (context.texts.has(key)) {
            lines.add(label, context.text(key));
        }
    };
    if (is_share(indicator)) {
        lines.add("explain_basis", of_basis(context, indicator));
    }
    if (!indicator.technology.empty()) {
        add("explain_technology",
            (indicator.theme == "fixed" ? "over_" : "tech_") + indicator.technology);
    }
    if (indicator.rate_mbps > 0) {
        lines.add("explain_rate", context.filled("explain_rate_words",
                                                 {{"rate", std::to_string(indicator.rate_mbps)}}));
    }
    if (!indicator.operators.empty()) {
        add("explain_operators", "explain_operators_" + indicator.operators);
    }
    if (!indicator.stage.empty()) {
        const bool funded = indicator.kind == IndicatorKind::funded_share;
        add("explain_stage",
            (funded ? "explain_stage_rollout_" : "explain_stage_") + indicator.stage);
    } else if (indicator.theme == "fixed" && !indicator.technology.empty()) {
        add("explain_stage", "explain_stage_bookable");
    }
    return lines.done();
}

View settings_view(const Context& context) {
    std::set<std::string> matter{"null_means", "completeness"};
    if (basis_of(*context.indicator) == "households") {
        matter.insert({"assignment", "households", "persons_per_household", "small_count"});
    }
    View settings = View::array();
    for (const auto& [name, value] : context.edition.content().settings) {
        if (matter.contains(name) && context.texts.has("setting_" + name)) {
            settings.push_back(
                {{"name", name}, {"value", value}, {"words", context.text("setting_" + name)}});
        }
    }
    return settings;
}

/// The method of the figure's own time and the days at which it changed (D19).
View breaks_view(const Context& context) {
    View breaks = View::array();
    for (const auto& series : context.edition.content().series) {
        if (series.indicator == context.indicator->id) {
            breaks.push_back({{"from", day_of(context, series.from)},
                              {"iso", series.from.iso()},
                              {"method", series.method}});
        }
    }
    return breaks;
}

View counts_view(const Context& context, const store::StoredValue& stored) {
    Lines lines{context};
    add_figure(lines, context, stored);
    return lines.done();
}

View sources_view(const Context& context, const store::StoredValue* stored) {
    View sources = View::array();
    for (const auto* source : sources_of(context, stored)) {
        sources.push_back(source_view(context, *source));
    }
    return sources;
}

} // namespace

std::vector<std::string> topics_of(const Indicator& indicator, const store::StoredValue* value) {
    std::vector<std::string> topics{indicator.theme, indicator.basis};
    const bool fibre = indicator.technology.starts_with("ftt") && indicator.technology != "fttc";
    if (indicator.theme == "fixed" && !indicator.technology.empty()) {
        topics.emplace_back(fibre                                         ? "fibre"
                            : indicator.technology == "alle"              ? "wired"
                            : indicator.technology == "all_incl_wireless" ? "wireless"
                                                                          : "one_technology");
    }
    if (indicator.theme == "mobile") {
        topics.emplace_back(indicator.technology.starts_with("5g") ? "generation_5g"
                                                                   : "generation_older");
        topics.push_back("mobile_" + indicator.basis);
        topics.emplace_back(indicator.operators == "any"             ? "operators_any"
                            : indicator.operators.starts_with("all") ? "operators_all"
                            : indicator.operators.starts_with("k")   ? "operators_count"
                            : indicator.operators.empty()            ? "operators_none"
                                                                     : "operators_one");
    }
    if (value != nullptr) {
        topics.emplace_back(origin_key(*value));
    }
    return topics;
}

namespace {

/// Whether a figure rests on a source beside its own: what households are counted with (D13), the
/// population of a rate, and of our own figures the borders they are of.
bool is_input(const Indicator& indicator, const store::StoredValue& stored, const Source& source) {
    const bool ours = stored.origin == Origin::computed;
    const bool weighs = source.role == "households" || source.role == "household_totals";
    return (ours && weighs && basis_of(indicator) == "households") ||
           (ours && source.role == "borders:municipality") ||
           (source.role == "directory" && indicator.kind == IndicatorKind::site_rate);
}

} // namespace

std::vector<const Source*> sources_of(const Context& context, const store::StoredValue* stored) {
    std::vector<const Source*> sources;
    if (stored == nullptr) {
        return sources;
    }
    const auto* own = context.edition.source(stored->source);
    if (own != nullptr) {
        sources.push_back(own);
    }
    for (const auto& source : context.edition.content().sources) {
        const bool estimated_from = stored->source == source.id + "-geschaetzt";
        if (&source != own && (estimated_from || is_input(*context.indicator, *stored, source))) {
            sources.push_back(&source);
        }
    }
    return sources;
}

std::string explanation_path(const Context& context, const Indicator& indicator) {
    auto plain = context;
    plain.compared.reset();
    plain.since.reset(); // an explanation is of one figure
    auto query = dated(plain, indicator);
    if (!query.empty()) {
        query.front() = '?';
    }
    return fmt::format("{}/erklaerung/{}/{}{}", language_prefix(context.language()), indicator.id,
                       context.region->region.key.text(), query);
}

View explanation_view(const Context& context) {
    const auto& indicator = *context.indicator;
    const auto* stored = shown(context, *context.region, indicator.id);
    View view{{"title",
               context.filled("title_explanation", {{"title", title_of(context, indicator)},
                                                    {"place", name_of(context, *context.region)}})},
              {"indicator_title", title_of(context, indicator)},
              {"place", name_of(context, *context.region)},
              {"place_href", link_to(context, *context.region)},
              {"figure", value_text(context, stored)},
              {"meaning", meaning_view(context)},
              {"how", how_view(context, stored)},
              {"rules", rules_view(context, indicator.rule)},
              {"settings", settings_view(context)},
              {"breaks", breaks_view(context)},
              {"others", other_figures_view(context, stored)},
              {"reasons", reasons_view(context, stored)},
              {"method_version", context.edition.content().method_version},
              {"json_href",
               fmt::format("/api/v1/editions/{}/values/{}/{}/explanation.json{}",
                           context.edition.id(), indicator.id, context.region->region.key.text(),
                           context.day ? "?date=" + context.day->iso() : "")}};
    view["sources"] = sources_view(context, stored);
    view["citation"] = citation_view(context, stored);
    if (stored != nullptr) {
        view["counts"] = counts_view(context, *stored);
        view["dated"] = {{"day", day_of(context, stored->reference_date)}};
    }
    if (context.region->region.boundary_date) {
        view["boundary"] = {{"day", day_of(context, *context.region->region.boundary_date)}};
    }
    return view;
}

} // namespace netzatlas::pages
