#include "pages/answer.hpp"
#include "pages/figures.hpp"
#include "pages/sheet.hpp"
#include "store/funded_ground.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace netzatlas::pages {

namespace {

View plain(std::string text) {
    return View::array({{{"plain", true}, {"text", std::move(text)}}});
}

void join(View& sentence, View more) {
    if (!sentence.empty()) {
        sentence.push_back({{"plain", true}, {"text", " "}});
    }
    for (auto& part : more) {
        sentence.push_back(std::move(part));
    }
}

std::string value_of(const Context& context, std::string_view id) {
    const auto* indicator = context.edition.indicator(id);
    const auto* row = indicator == nullptr
                          ? nullptr
                          : context.edition.newest(context.region->region.key.text(), id);
    return row == nullptr ? std::string{} : printed(context, *indicator, row->value);
}

/// Fixed network: the main sentence of the headline, then fibre and 100 Mbit/s.
View fixed_sentence(const Context& context) {
    const auto* gigabit = context.edition.indicator("gigabit_quota");
    View sentence = View::array();
    if (gigabit != nullptr) {
        join(sentence, main_sentence(context, *gigabit, *context.region));
    }
    const auto fibre = value_of(context, "fibre_quota");
    const auto wired = value_of(context, "fixed_hh_alle_100");
    if (!fibre.empty() && !wired.empty()) {
        join(sentence, context.rich("summary_fixed", {{"fibre", fibre}, {"wired", wired}}));
    }
    return sentence;
}

/// "Telekom 99,2 %, Vodafone 74,0 %, …" of one generation; empty where nothing is known.
std::string by_operator(const Context& context, std::string_view generation) {
    std::string list;
    for (const std::string_view networks : {"dt", "vf", "tf", "ee"}) {
        const auto value =
            value_of(context, fmt::format("mobile_{}_{}_area", generation, networks));
        if (!value.empty()) {
            list += fmt::format("{}{} {}", list.empty() ? "" : ", ",
                                context.text(fmt::format("op_{}", networks)), value);
        }
    }
    return list;
}

/// The first figure of a theme that anybody delivered, else `unknown`.
View first_figure(const Context& context, std::string_view theme, std::string_view unknown) {
    const auto choice = choosable(context.edition, theme);
    return choice.empty() ? plain(context.text(unknown))
                          : main_sentence(context, *choice.front(), *context.region);
}

View mobile_sentence(const Context& context) {
    View sentence = View::array();
    for (const std::string_view generation : {"4g", "5g"}) {
        if (const auto list = by_operator(context, generation); !list.empty()) {
            join(sentence,
                 context.rich("summary_mobile",
                              {{"technology", context.text(fmt::format("tech_{}", generation))},
                               {"list", list}}));
        }
    }
    return sentence.empty() ? first_figure(context, "mobile", "summary_mobile_unknown") : sentence;
}

View schools_sentence(const Context& context) {
    if (context.edition.content().schools.empty()) {
        return first_figure(context, "schools", "schools_unknown");
    }
    auto schools = schools_view(context);
    return schools.contains("sentence") ? schools["sentence"]
                                        : plain(schools["none"].get<std::string>());
}

/// Since when: the change of the first headline with a date before.
View since_sentence(const Context& context) {
    std::string words;
    for (const auto* indicator : key_indicators(context)) {
        if (indicator->theme == "fixed") {
            const auto change = change_view(context, *indicator);
            words += fmt::format("{}{}: {}", words.empty() ? "" : "; ",
                                 title_of(context, *indicator), change["words"].get<std::string>());
        }
    }
    return plain(words.empty() ? context.text("change_first") : words + ".");
}

View planned_sentence(const Context& context) {
    if (context.edition.content().areas.empty()) {
        return plain(context.text("planned_unknown"));
    }
    const auto planned = value_of(context, "rollout_planned_households");
    const auto building = value_of(context, "rollout_building_households");
    const auto grounds = store::funded_ground(context.edition, *context.region);
    const bool any = grounds && std::any_of(grounds->begin(), grounds->end(), [](const auto& one) {
                         return one.theme == "rollout" && one.stage != WorksStage::done;
                     });
    if (!any || planned.empty() || building.empty()) {
        return plain(
            context.filled(any ? "planned_some" : "planned_nothing_open",
                           {{"In_place", with_capital(place_in(context, *context.region))}}));
    }
    return context.rich("summary_planned", {{"planned", planned}, {"building", building}});
}

/// Who says so: every publisher of the edition once.
View publishers(const Context& context) {
    std::set<std::string> seen;
    std::string list;
    for (const auto& source : context.edition.content().sources) {
        if (!source.file.empty() && seen.insert(source.publisher).second) {
            list += (list.empty() ? "" : "; ") + source.publisher;
        }
    }
    return context.rich("summary_sources",
                        {{"publishers", list},
                         {"stand", stand_of(context, context.edition.content().reference_date)}});
}

} // namespace

View summary_view(const Context& context) {
    View lines = View::array();
    const auto add = [&](std::string_view label, View sentence) {
        lines.push_back({{"label", context.text(label)}, {"said", std::move(sentence)}});
    };
    add("theme_festnetz", fixed_sentence(context));
    add("theme_mobilfunk", mobile_sentence(context));
    add("theme_schulen", schools_sentence(context));
    add("summary_since", since_sentence(context));
    add("summary_ahead", planned_sentence(context));
    add("summary_who", publishers(context));
    return lines;
}

} // namespace netzatlas::pages
