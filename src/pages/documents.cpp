#include "pages/documents.hpp"

#include "pages/answer.hpp"
#include "pages/compare.hpp"
#include "pages/explanation.hpp"
#include "pages/links.hpp"
#include "pages/sheet.hpp"
#include "pages/tile.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace netzatlas::pages {

namespace {

std::string titled(const Context& context, const std::string& title) {
    return context.filled("page_title",
                          {{"title", title}, {"service", context.edition.content().title}});
}

std::string map_title(const Context& context) {
    if (context.theme == "ziele") {
        return context.chosen()
                   ? context.filled("title_goals_of", {{"name", name_of(context, *context.region)}})
                   : context.text("nav_goals");
    }
    const auto name = context.region == nullptr ? std::string{} : name_of(context, *context.region);
    return context.indicator == nullptr
               ? name
               : context.filled("title_map",
                                {{"name", name}, {"title", title_of(context, *context.indicator)}});
}

Document map_document(const Context& context, const Assets& assets) {
    auto view = frame_view(context, assets, titled(context, map_title(context)));
    view["tabs"] = tabs_view(context);
    view["choice"] = choice_view(context);
    view["compare"] = compare_form_view(context);
    if (context.compared && !share_a_legend(context)) {
        view["second_legend"] = legend_view(second_of(context));
    }
    view["times"] = times_view(context);
    view["legend"] = legend_view(context);
    view["state_json"] = state_json(context);
    const auto pattern = pattern_words(context);
    view["pattern_words"] = pattern;
    view["pattern_in_panel"] = !context.chosen() && !pattern.empty();
    view["table_href"] =
        context.indicator == nullptr
            ? fmt::format("{}/tabelle", language_prefix(context.language()))
            : fmt::format("{}/tabelle?anzeige={}{}", language_prefix(context.language()),
                          context.indicator->id, dated(context, *context.indicator));
    if (context.theme == "ziele") {
        view["goals_answer"] = goals_view(context);
    } else {
        view["answer"] = answer_view(context);
    }
    return {context.request.fragment ? "fragment" : "map", std::move(view)};
}

bool has_figures_of(const Context& context, const std::string& iso) {
    const auto day = Date::of(iso);
    return day && std::ranges::binary_search(context.days, *day);
}

/// The page that failed with `day` in place of the date it does not have; what else was asked for
/// stays where it can be shown.
std::string address_on(const Context& context, std::string_view lacking, Date day) {
    const auto& request = context.request;
    std::string kept;
    const auto keep = [&](std::string_view name, const std::string& value, bool fits) {
        if (name == lacking || fits) {
            kept += fmt::format("&{}={}", name, name == lacking ? day.iso() : address_text(value));
        }
    };
    keep("stand", request.day, has_figures_of(context, request.day));
    keep("seit", request.since,
         has_figures_of(context, request.since) &&
             (lacking != "stand" || request.since < day.iso()));
    keep("vergleich", request.compared,
         has_figures_of(context, request.compared) ||
             context.edition.indicator(request.compared) != nullptr);
    return fmt::format("{}?thema={}&anzeige={}{}",
                       context.chosen() ? path_of(context, *context.region)
                                        : fmt::format("{}/", language_prefix(context.language())),
                       address_theme(context.indicator->theme), context.indicator->id, kept);
}

/// A date without figures: what was asked for, and the dates there are.
View no_date_view(const Context& context, std::string_view lacking) {
    View dates = View::array();
    for (const auto day : context.days) {
        if (lacking != "seit" || day < context.until()) {
            dates.push_back(
                {{"name", stand_of(context, day)}, {"href", address_on(context, lacking, day)}});
        }
    }
    return {{"title", context.text("error_date_title")},
            {"words", context.filled("error_date_words",
                                     {{"title", title_of(context, *context.indicator)}})},
            {"dates", std::move(dates)}};
}

View error_view(const Context& context) {
    const bool no_day = !context.request.day.empty() && !context.day;
    const bool no_since = !context.request.since.empty() && !context.since;
    const bool no_second = !context.request.compared.empty() && !context.compared;
    if (!context.days.empty() && (no_day || no_since || no_second)) {
        return no_date_view(context, no_day ? "stand" : no_since ? "seit" : "vergleich");
    }
    const auto status = std::to_string(context.request.status);
    const auto kind = context.texts.has("error_" + status + "_title") ? status : "500";
    return {{"title", context.text("error_" + kind + "_title")},
            {"words", context.text("error_" + kind + "_words")},
            {"status", status}};
}

View explanation_page(const Context& context) {
    return context.region == nullptr || context.indicator == nullptr ? View{{"empty", true}}
                                                                     : explanation_view(context);
}

View nothing(const Context& /*context*/) {
    return View::object();
}

} // namespace

Result<Document> document_of(const Context& context, const Assets& assets) {
    const auto& page = context.request.page;
    if (page == "map" || page == "region" || page == "goals") {
        return map_document(context, assets);
    }
    if (page == "tile") {
        return Document{page, tile_view(context, assets)};
    }
    static const std::map<std::string, View (*)(const Context&), std::less<>> documents{
        {"table", table_view},      {"data", data_view},
        {"method", method_view},    {"search", search_view},
        {"accessibility", nothing}, {"imprint", nothing},
        {"error", error_view},      {"explanation", explanation_page},
        {"sheet", sheet_view}};
    const auto found = documents.find(page);
    if (found == documents.end()) {
        return fail(ErrorCode::not_found, fmt::format("there is no page '{}'", page));
    }
    auto content = found->second(context);
    const auto title = content.contains("title") ? content["title"].get<std::string>()
                                                 : context.text("nav_" + page);
    auto view =
        frame_view(context, assets, titled(context, content.value("document_title", title)));
    view["page_title"] = title;
    view["content"] = std::move(content);
    return Document{page, std::move(view)};
}

} // namespace netzatlas::pages
