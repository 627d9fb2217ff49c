#include "pages/citation.hpp"

#include "pages/explanation.hpp"
#include "pages/figures.hpp"
#include "pages/provenance.hpp"

#include <fmt/format.h>

namespace netzatlas::pages {

namespace {

/// Each attribution once, the figure's own first; that of an estimate holds those of its parts.
std::string attributions(const Context& context, const store::StoredValue* stored) {
    std::string said;
    for (const auto* source : sources_of(context, stored)) {
        if (said.find(source->attribution) == std::string::npos) {
            said += (said.empty() ? "" : "; ") + source->attribution;
        }
    }
    return said;
}

/// "der Haushalte (Gigabit-Anschluss buchbar)", "Zugangspunkte".
std::string counted(const Context& context, const Indicator& indicator) {
    const auto unit =
        is_share(indicator) ? of_basis(context, indicator) : unit_words(context, indicator);
    const auto title = title_of(context, indicator);
    return unit == title ? title : fmt::format("{} ({})", unit, title);
}

/// The page of today moves on; the date in its address does not.
std::string lasting_address(const Context& context, const store::StoredValue& stored) {
    const auto path = explanation_path(context, *context.indicator);
    const auto site =
        context.request.site.empty() ? context.text("embed_site") : context.request.site;
    return fmt::format("{}{}?stand={}", site, path.substr(0, path.find('?')),
                       stored.reference_date.iso());
}

} // namespace

View citation_view(const Context& context, const store::StoredValue* stored) {
    const bool number = stored != nullptr && (stored->value.state == ValueState::value ||
                                              stored->value.state == ValueState::undecidable);
    if (!number) {
        return nullptr;
    }
    const auto& indicator = *context.indicator;
    return {{"cited", context.filled("cite_words",
                                     {{"place", name_of(context, *context.region)},
                                      {"value", printed(context, indicator, stored->value)},
                                      {"what", counted(context, indicator)},
                                      {"day", day_of(context, stored->reference_date)},
                                      {"origin", context.text(origin_key(*stored) + "_long")}})},
            {"cited_sources", attributions(context, stored)},
            {"cited_edition",
             context.filled("cite_edition", {{"edition", context.edition.id()},
                                             {"address", lasting_address(context, *stored)}})}};
}

View citation_sentence(const View& citation) {
    if (citation.is_null()) {
        return nullptr;
    }
    const auto part = [&](const char* name) { return citation.at(name).get<std::string>(); };
    return fmt::format("{} {}. {}", part("cited"), part("cited_sources"), part("cited_edition"));
}

} // namespace netzatlas::pages
