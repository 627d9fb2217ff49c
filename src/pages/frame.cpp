#include "pages/frame.hpp"

#include "pages/links.hpp"
#include "pages/templates.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

struct LanguageName {
    Language language;
    std::string_view tag;
    std::string_view key;
};

constexpr std::array<LanguageName, 3> languages{
    {{Language::de, "de", "language_de"},
     {Language::en, "en", "language_en"},
     {Language::leicht, "de-simple", "language_leicht"}}};

std::string_view tag_of(Language language) {
    return std::find_if(languages.begin(), languages.end(),
                        [language](const auto& entry) { return entry.language == language; })
        ->tag;
}

/// The query a page needs to show the same in another language.
std::string kept_query(const PageRequest& request) {
    std::string query;
    for (const auto& [name, value] : std::array<std::pair<std::string_view, std::string>, 12>{
             {{"thema", request.theme},
              {"anzeige", request.indicator},
              {"stand", request.day},
              {"seit", request.since},
              {"vergleich", request.compared},
              {"ziel", request.goal},
              {"ebene", request.level},
              {"ordnung", request.order},
              {"kreis", request.filter.county},
              {"name", request.filter.name},
              {"mindestens", request.filter.at_least},
              {"werte", request.filter.kind}}}) {
        if (!value.empty()) {
            query += fmt::format("{}{}={}", query.empty() ? "?" : "&", name, address_text(value));
        }
    }
    return query;
}

View languages_view(const Context& context) {
    View view = View::array();
    for (const auto& [language, tag, key] : languages) {
        const bool current = language == context.language();
        const auto href = path_in(context.request, language) + kept_query(context.request);
        view.push_back({{"href", href},
                        {"address", context.request.site + href},
                        {"tag", tag},
                        {"name", context.text(key)},
                        {current ? "current" : "other", true}});
    }
    return view;
}

/// Which heading of the choice an indicator stands under.
std::string group_of(const Indicator& indicator) {
    if (indicator.headline) {
        return "headline";
    }
    if (indicator.theme == "fixed") {
        return indicator.basis == "households" ? "tech_" + indicator.technology : indicator.basis;
    }
    if (indicator.theme == "wifi") {
        return "wifi";
    }
    return indicator.theme == "mobile" ? "mobile_" + indicator.basis : "schools";
}

View navigation_view(const Context& context) {
    View view = View::array();
    const auto prefix = language_prefix(context.language());
    for (const auto& [page, path] : std::array<std::pair<std::string_view, std::string_view>, 7>{
             {{"map", "/"},
              {"goals", "/ziele"},
              {"table", "/tabelle"},
              {"data", "/daten"},
              {"method", "/methode"},
              {"accessibility", "/barrierefreiheit"},
              {"imprint", "/impressum"}}}) {
        view.push_back({{"href", fmt::format("{}{}", prefix, path)},
                        {"name", context.text(fmt::format("nav_{}", page))},
                        {"current", context.request.page == page}});
    }
    return view;
}

} // namespace

/// The search promises only what is loaded (look.md): postcodes are those of the directory, which
/// knows one per municipality, that of its administration.
bool knows_postcodes(const Context& context) {
    return std::ranges::any_of(context.edition.content().regions,
                               [](const auto& region) { return !region.region.postcode.empty(); });
}

std::string attribution_line(const Context& context) {
    std::vector<std::string> seen;
    std::string line;
    for (const auto& source : context.edition.content().sources) {
        const auto& words = source.attribution;
        if (source.file.empty()) {
            continue; // an estimate joins attributions that stand in this line themselves
        }
        if (!words.empty() && std::find(seen.begin(), seen.end(), words) == seen.end()) {
            seen.push_back(words);
            line += (line.empty() ? "" : " · ") + words;
        }
    }
    return line;
}

View frame_view(const Context& context, const Assets& assets, const std::string& title) {
    const auto& content = context.edition.content();
    const auto prefix = language_prefix(context.language());
    const auto own_site = context.request.page == "sheet" ? context.request.site : std::string{};
    View view{{"lang", tag_of(context.language())},
              {"title", title},
              {"service", content.title},
              {"home", fmt::format("{}{}/", own_site, prefix)},
              {"home_linked", context.request.linked},
              {"style", assets.address("style.css")},
              {"script", assets.address("main.js")},
              {"canonical", context.request.site + path_in(context.request, context.language())},
              {"demo", content.demo},
              {"edition", context.edition.id()},
              {"edition_stand", stand_of(context, content.reference_date)},
              {"languages", languages_view(context)},
              {"navigation", navigation_view(context)},
              {"search_action", fmt::format("{}/suche", prefix)},
              {"search_label",
               context.text(knows_postcodes(context) ? "search_label_postcode" : "search_label")},
              {"search_text", context.request.query},
              {"attribution", attribution_line(context)},
              {"data_href", fmt::format("{}/daten", prefix)},
              {"method_href", fmt::format("{}/methode", prefix)},
              {"theme", context.theme},
              {"texts_json", script_json(context.texts.subset("js_"))}};
    if (context.indicator != nullptr) {
        view["indicator"] = context.indicator->id;
    }
    return view;
}

View tabs_view(const Context& context) {
    View view = View::array();
    const std::string prefix{language_prefix(context.language())};
    const auto place = context.chosen() ? path_of(context, *context.region) : prefix + "/";
    for (const std::string_view theme : {"festnetz", "mobilfunk", "schulen", "wlan", "ziele"}) {
        const bool goals_page = theme == "ziele" && !context.chosen();
        const auto address =
            goals_page ? prefix + "/ziele" : fmt::format("{}?thema={}", place, theme);
        view.push_back({{"href", with_query(address, kept_goal(context) + context.kept)},
                        {"name", context.text(fmt::format("theme_{}", theme))},
                        {"current", context.theme == theme}});
    }
    return view;
}

View choice_view(const Context& context) {
    View groups = View::array();
    for (const auto* indicator : choosable(context.edition, catalogue_theme(context.theme))) {
        const auto key = fmt::format("group_{}", group_of(*indicator));
        const auto label = context.texts.has(key) ? context.text(key) : context.text("group_other");
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const View& known) { return known["label"] == label; });
        if (group == groups.end()) {
            groups.push_back({{"label", label}, {"options", View::array()}});
            group = groups.end() - 1;
        }
        (*group)["options"].push_back({{"value", indicator->id},
                                       {"title", title_of(context, *indicator)},
                                       {"current", indicator == context.indicator},
                                       {"dated", !dated(context, *indicator).empty()}});
    }
    if (groups.empty()) {
        return {};
    }
    return {{"action", context.chosen() ? path_of(context, *context.region)
                                        : fmt::format("{}/", language_prefix(context.language()))},
            {"theme", context.theme},
            {"groups", std::move(groups)}};
}

} // namespace netzatlas::pages
