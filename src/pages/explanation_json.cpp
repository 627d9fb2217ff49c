#include "pages/explanation.hpp"

#include "pages/citation.hpp"

namespace netzatlas::pages {

namespace {

View number(const std::optional<double>& value) {
    return value ? View(*value) : View();
}

View day(const std::optional<Date>& date) {
    return date ? View(date->iso()) : View();
}

View text_or_null(const std::string& text) {
    return text.empty() ? View() : View(text);
}

/// The `field` of two lists of the same lines, side by side.
View in_both(const View& german, const View& english, const std::string& field) {
    View both = View::array();
    for (std::size_t i = 0; i < german.size() && i < english.size(); ++i) {
        both.push_back({{"de", german[i].value(field, "")}, {"en", english[i].value(field, "")}});
    }
    return both;
}

View lines_json(const View& german, const View& english, const std::string& name,
                const std::string& words) {
    View lines = View::array();
    const auto names = in_both(german, english, name);
    const auto texts = in_both(german, english, words);
    for (std::size_t i = 0; i < names.size(); ++i) {
        lines.push_back({{name, names[i]}, {words, texts[i]}});
    }
    return lines;
}

View rules_json(const View& german, const View& english, const std::string& id) {
    View rules = in_both(german, english, "words");
    for (std::size_t i = 0; i < rules.size(); ++i) {
        rules[i][id] = german[i][id];
    }
    return rules;
}

View others_json(const View& german, const View& english) {
    View others = View::array();
    for (std::size_t i = 0; i < german.size() && i < english.size(); ++i) {
        const auto words = [&](const char* field) {
            return View{{"de", german[i][field]}, {"en", english[i][field]}};
        };
        others.push_back({{"title", words("title")},
                          {"value", words("value")},
                          {"why", words("why")},
                          {"page", german[i].contains("href") ? german[i]["href"] : View()}});
    }
    return others;
}

View value_json(const store::StoredValue* stored) {
    if (stored == nullptr) {
        return {{"state", name_of(ValueState::not_delivered)}, {"value", nullptr}};
    }
    const auto& value = stored->value;
    return {{"state", name_of(value.state)},
            {"value", number(value.value)},
            {"low", number(value.low)},
            {"high", number(value.high)},
            {"numerator", number(value.numerator)},
            {"denominator", number(value.denominator)},
            {"missing", number(value.missing)},
            {"counts", name_of(stored->counts)},
            {"few", stored->few},
            {"completeness", number(stored->completeness)},
            {"printed", text_or_null(value.printed)},
            {"origin", name_of(stored->origin)},
            {"estimated", stored->estimated}};
}

/// Stichtag, delivery, publication, and the borders of the region (D19).
View dates_json(const Context& context, const store::StoredValue* stored) {
    const auto* source = stored == nullptr ? nullptr : context.edition.source(stored->source);
    return {{"reference", stored == nullptr ? View() : View(stored->reference_date.iso())},
            {"delivery", source == nullptr ? View() : day(source->delivery_date)},
            {"publication", source == nullptr ? View() : day(source->publication_date)},
            {"boundary", day(context.region->region.boundary_date)}};
}

View source_json(const Source& source, const View& german, const View& english) {
    return {{"id", source.id},
            {"role", source.role},
            {"used_for", {{"de", german["role"]}, {"en", english["role"]}}},
            {"title", source.title},
            {"publisher", source.publisher},
            {"licence", text_or_null(source.licence)},
            {"licence_uri", text_or_null(source.licence_uri)},
            {"attribution", source.attribution},
            {"url", text_or_null(source.url)},
            {"file", text_or_null(source.file)},
            {"sha256", text_or_null(source.sha256)},
            {"reference_date", day(source.reference_date)},
            {"delivery_date", day(source.delivery_date)},
            {"publication_date", day(source.publication_date)},
            {"boundary_date", day(source.boundary_date)}};
}

View citation_json(const View& german, const View& english) {
    return german.is_null()
               ? View()
               : View{{"de", citation_sentence(german)}, {"en", citation_sentence(english)}};
}

View settings_json(const View& settings) {
    View object = View::object();
    for (const auto& setting : settings) {
        object[setting["name"].get<std::string>()] = setting["value"];
    }
    return object;
}

View breaks_json(const View& breaks) {
    View list = View::array();
    for (const auto& entry : breaks) {
        list.push_back({{"from", entry["iso"]}, {"method", entry["method"]}});
    }
    return list;
}

View indicator_json(const Context& german, const Context& english) {
    const auto& indicator = *german.indicator;
    return {{"id", indicator.id},
            {"title", {{"de", title_of(german, indicator)}, {"en", title_of(english, indicator)}}},
            {"kind", name_of(indicator.kind)},
            {"unit", indicator.unit},
            {"decimals", indicator.decimals},
            {"basis", text_or_null(indicator.basis)},
            {"technology", text_or_null(indicator.technology)},
            {"rate_mbps", indicator.rate_mbps > 0 ? View(indicator.rate_mbps) : View()},
            {"operators", text_or_null(indicator.operators)},
            {"stage", text_or_null(indicator.stage)},
            {"rule", indicator.rule}};
}

} // namespace

std::string explanation_json(const Context& german, const Context& english) {
    const auto de = explanation_view(german);
    const auto en = explanation_view(english);
    const auto* stored = shown(german, *german.region, german.indicator->id);
    View sources = View::array();
    for (const auto* source : sources_of(german, stored)) {
        const auto at = sources.size();
        sources.push_back(source_json(*source, de["sources"][at], en["sources"][at]));
    }
    const View json{{"edition", german.edition.id()},
                    {"method_version", german.edition.content().method_version},
                    {"region",
                     {{"key", german.region->region.key.text()},
                      {"name", german.region->region.name},
                      {"level", name_of(german.region->region.key.level())}}},
                    {"indicator", indicator_json(german, english)},
                    {"value", value_json(stored)},
                    {"printed", {{"de", de["figure"]}, {"en", en["figure"]}}},
                    {"dates", dates_json(german, stored)},
                    {"meaning", lines_json(de["meaning"], en["meaning"], "label", "words")},
                    {"how", in_both(de["how"], en["how"], "words")},
                    {"rules", rules_json(de["rules"], en["rules"], "id")},
                    {"settings", settings_json(de["settings"])},
                    {"series_breaks", breaks_json(de["breaks"])},
                    {"other_figures", others_json(de["others"], en["others"])},
                    {"why_figures_differ", rules_json(de["reasons"], en["reasons"], "rule")},
                    {"sources", std::move(sources)},
                    {"citation", citation_json(de["citation"], en["citation"])},
                    {"page", explanation_path(german, *german.indicator)}};
    return json.dump(-1, ' ', false, View::error_handler_t::replace);
}

} // namespace netzatlas::pages
