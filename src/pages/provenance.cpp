#include "pages/provenance.hpp"

#include "pages/answer.hpp"
#include "pages/citation.hpp"
#include "pages/explanation.hpp"

#include <cmath>
#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

/// The other figure of the same date: the publisher's beside ours, or ours beside the publisher's
/// (definitions.md, "The yardstick").
void add_yardstick(Lines& lines, const Context& context, const store::StoredValue& stored) {
    for (const auto* other : context.edition.values(stored.region, stored.indicator)) {
        if (other->reference_date != stored.reference_date || other->origin == stored.origin ||
            !other->value.value || !stored.value.value) {
            continue;
        }
        const bool ours = other->origin == Origin::computed;
        const auto difference = std::fabs(*stored.value.value - *other->value.value);
        lines.add(
            ours ? "provenance_ours" : "provenance_published",
            context.filled("yardstick",
                           {{"value", printed_for_proof(context, *context.indicator, other->value)},
                            {"points", points(difference, 2, context.language())}}));
    }
}

/// "Grenzen", "Haushalte": by the role without its level; what is counted itself is "data".
std::string source_role(const Context& context, const Source& source) {
    return context.text("source_role_" + source.role.substr(0, source.role.find(':')));
}

} // namespace

View source_view(const Context& context, const Source& source) {
    Lines lines{context};
    lines.add_day("source_reference_date", source.reference_date);
    lines.add_day("source_delivery_date", source.delivery_date);
    lines.add_day("source_publication_date", source.publication_date);
    lines.add_day("source_boundary_date", source.boundary_date);
    View view{{"title", source.title},         {"role", source_role(context, source)},
              {"publisher", source.publisher}, {"attribution", source.attribution},
              {"file", source.file},           {"sha256", source.sha256},
              {"source_lines", lines.done()}};
    if (source.licence_uri.empty()) {
        view["licence"] = source.licence;
    } else {
        view["licence_link"] = {{"name", source.licence}, {"href", source.licence_uri}};
    }
    return view;
}

std::string source_words(const Context& context, std::initializer_list<std::string_view> counted) {
    for (const auto indicator : counted) {
        const auto* row = context.edition.newest(context.region->region.key.text(), indicator);
        const auto* source = row == nullptr ? nullptr : context.edition.source(row->source);
        if (source != nullptr) {
            return context.filled("list_source", {{"title", source->title},
                                                  {"publisher", source->publisher},
                                                  {"day", day_of(context, row->reference_date)}});
        }
    }
    return {};
}

View rules_view(const Context& context, std::string_view rules) {
    View found = View::array();
    for (std::size_t at = rules.find('D'); at != std::string_view::npos;
         at = rules.find('D', at + 1)) {
        const auto end = std::min(rules.find_first_not_of("0123456789", at + 1), rules.size());
        const std::string id{rules.substr(at, end - at)};
        const auto key = fmt::format("rule_d{}_short", id.substr(1));
        const bool of_5g = context.indicator->technology.starts_with("5g");
        if (context.texts.has(key) && (id != "D9" || of_5g)) {
            found.push_back({{"id", id}, {"words", context.text(key)}});
        }
    }
    return found;
}

/// Numerator, denominator, what is missing; hidden ones say that they are.
void add_counts(Lines& lines, const Context& context, const store::StoredValue& stored) {
    const std::pair<const char*, const std::optional<double>&> counts[] = {
        {"numerator", stored.value.numerator},
        {"denominator", stored.value.denominator},
        {"missing", stored.value.missing}};
    for (const auto& [name, count] : counts) {
        const auto label = fmt::format("provenance_{}", name);
        lines.add_amount(label, count, stored.counts == CountsShown::estimated);
        if (!count && stored.counts == CountsShown::suppressed) {
            lines.add(label,
                      context.text(stored.few.find(name) != std::string::npos ? "amount_below_3"
                                                                              : "amount_hidden"));
        }
    }
}

void add_figure(Lines& lines, const Context& context, const store::StoredValue& stored) {
    if (is_share(*context.indicator)) {
        add_counts(lines, context, stored);
    } else {
        lines.add_amount("provenance_counted", stored.value.numerator,
                         stored.counts == CountsShown::estimated);
    }
    const auto& population = context.region->region.population;
    if (context.indicator->kind == IndicatorKind::site_rate && population) {
        lines.add("provenance_denominator",
                  context.filled(
                      "amount_inhabitants",
                      {{"count", whole(static_cast<double>(*population), context.language())}}));
    }
    if (stored.completeness) {
        lines.add("provenance_completeness",
                  percent(*stored.completeness * 100, 1, context.language()));
    }
    lines.add("provenance_stand", day_of(context, stored.reference_date));
    lines.add("provenance_origin", context.text(origin_key(stored) + "_long"));
    lines.add("provenance_printed", stored.value.printed);
}

View provenance_view(const Context& context) {
    const auto& indicator = *context.indicator;
    View view{{"title", title_of(context, indicator)},
              {"rules", rules_view(context, indicator.rule)},
              {"edition", context.edition.id()}};
    const auto* stored = shown(context, *context.region, indicator.id);
    if (stored == nullptr) {
        return view;
    }
    view["href"] = explanation_path(context, indicator);
    view["citation"] = citation_view(context, stored);
    Lines lines{context};
    add_figure(lines, context, *stored);
    add_yardstick(lines, context, *stored);
    view["lines"] = lines.done();
    if (const auto* source = context.edition.source(stored->source); source != nullptr) {
        view["source"] = source_view(context, *source);
    }
    return view;
}

View downloads_view(const Context& context, const store::StoredRegion& region) {
    View files = View::array();
    if (!context.request.sheet_file.empty()) {
        files.push_back({{"href", "/download/latest/" + context.request.sheet_file},
                         {"name", context.text("format_pdf")},
                         {"words", context.text("format_pdf_use")}});
    }
    for (const auto* format : {"gpkg", "csv", "xlsx", "geojson", "fgb"}) {
        files.push_back(
            {{"href", fmt::format("/download/latest/{}.{}", region.region.key.text(), format)},
             {"name", context.text(fmt::format("format_{}", format))},
             {"words", context.text(fmt::format("format_{}_use", format))}});
    }
    return files;
}

} // namespace netzatlas::pages
