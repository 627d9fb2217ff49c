#include "pages/answer.hpp"
#include "pages/documents.hpp"
#include "pages/findings_view.hpp"
#include "pages/links.hpp"
#include "pages/yardstick.hpp"

#include <fmt/format.h>
#include <map>

namespace netzatlas::pages {

namespace {

/// Five digits: only postcodes of administrations are known, which the answer should say.
bool postcode_like(std::string_view query) {
    return query.size() == 5 && query.find_first_not_of("0123456789") == std::string_view::npos;
}

/// More findings than that are read in findings.json.
constexpr std::size_t listed_findings = 50;

View source_view(const Context& context, const Source& source) {
    const auto day = [&](const std::optional<Date>& date) {
        return date ? day_of(context, *date) : context.text("date_unknown");
    };
    View view{{"title", source.title},
              {"publisher", source.publisher},
              {"attribution", source.attribution},
              {"file", source.file},
              {"sha256", source.sha256},
              {"reference", day(source.reference_date)},
              {"delivery", day(source.delivery_date)},
              {"publication", day(source.publication_date)},
              {"boundary", day(source.boundary_date)}};
    if (!source.url.empty()) {
        view["link"] = {{"href", source.url}};
    }
    if (source.licence_uri.empty()) {
        view["licence"] = source.licence.empty() ? context.text("licence_unknown") : source.licence;
    } else {
        view["licence_link"] = {{"name", source.licence}, {"href", source.licence_uri}};
    }
    return view;
}

View region_downloads(const Context& context) {
    View rows = View::array();
    for (const auto& region : context.edition.content().regions) {
        if (region.region.key.level() == RegionLevel::county) {
            rows.push_back({{"name", name_of(context, region)},
                            {"href", path_of(context, region)},
                            {"key", region.region.key.text()}});
        }
    }
    return rows;
}

View rules_view(const Context& context) {
    View rules = View::array();
    for (int number = 1; number <= 20; ++number) {
        const auto key = fmt::format("rule_d{}", number);
        if (context.texts.has(key)) {
            rules.push_back({{"id", fmt::format("D{}", number)},
                             {"title", context.text(key + "_title")},
                             {"words", context.text(key)}});
        }
    }
    return rules;
}

View settings_view(const Context& context) {
    View settings = View::array();
    for (const auto& [name, value] : context.edition.content().settings) {
        const auto key = "setting_" + name;
        settings.push_back({{"name", name},
                            {"value", value},
                            {"words", context.texts.has(key) ? context.text(key)
                                                             : context.text("setting_other")}});
    }
    return settings;
}

View breaks_view(const Context& context) {
    std::map<std::string, View> by_method;
    for (const auto& series : context.edition.content().series) {
        by_method.try_emplace(
            fmt::format("{} {}", series.from.iso(), series.method),
            View{{"from", day_of(context, series.from)}, {"method", series.method}});
    }
    View rows = View::array();
    for (auto& [key, row] : by_method) {
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

View data_view(const Context& context) {
    View sources = View::array();
    for (const auto& source : context.edition.content().sources) {
        sources.push_back(source_view(context, source));
    }
    View view{{"sources", std::move(sources)},
              {"counties", region_downloads(context)},
              {"edition", context.edition.id()},
              {"api", fmt::format("/api/v1/editions/{}", context.edition.id())}};
    if (context.state != nullptr) {
        view["downloads"] = downloads_view(context, *context.state);
        view["state_name"] = name_of(context, *context.state);
    }
    return view;
}

View method_view(const Context& context) {
    const auto& findings = context.edition.content().findings;
    View view{
        {"rules", rules_view(context)},
        {"settings", settings_view(context)},
        {"breaks", breaks_view(context)},
        {"gaps", gaps_view(context)},
        {"findings", findings_view(findings, context.texts, listed_findings)},
        {"finding_rules", finding_rules_view(findings, context.texts)},
        {"method_version", context.edition.content().method_version},
        {"findings_words",
         context.filled("findings_count", {{"count", std::to_string(findings.size())}})},
        {"findings_href", fmt::format("/api/v1/editions/{}/findings.json", context.edition.id())}};
    view["more_findings"] = findings.size() > listed_findings;
    return view;
}

View search_view(const Context& context) {
    View rows = View::array();
    for (const auto& key : context.request.hits) {
        const auto* region = context.edition.region(key);
        if (region == nullptr) {
            continue;
        }
        View row{{"name", name_of(context, *region)},
                 {"kind", kind_of(context, *region)},
                 {"href", path_of(context, *region)}};
        if (const auto* county = county_of(context.edition, *region); county != nullptr) {
            row["county"] = name_of(context, *county);
        }
        rows.push_back(std::move(row));
    }
    const auto count = rows.size();
    View view{{"query", context.request.query},
              {"words", context.filled(
                            count == 0   ? "search_none"
                            : count == 1 ? "search_one"
                                         : "search_many",
                            {{"count", std::to_string(count)}, {"query", context.request.query}})},
              {"nothing", count == 0},
              {"postcode", postcode_like(context.request.query)},
              {"rows", std::move(rows)}};
    if (context.state != nullptr) {
        view["table_href"] = fmt::format("{}/tabelle", language_prefix(context.language()));
    }
    return view;
}

} // namespace netzatlas::pages
