#pragma once

#include "pages/context.hpp"

namespace netzatlas::pages {

/// Everything one figure has to say for itself: what it is, its counts, how it came about, by which
/// rules, settings and sources, and which other figures in public use differ and why.
///
/// Both the page `/erklaerung/{indicator}/{region}` and explanation.json are made of it. Which
/// texts apply is decided by their keys: `explain_other_<topic>_d<rule>_<name>` speaks of every
/// figure that has the topic (see topics_of), so a further explanation is an entry in the
/// catalogues and no code.
View explanation_view(const Context& context);

/// The same for machines: the figure as the API gives it, and every sentence in German and English.
/// The two contexts ask for the same figure.
std::string explanation_json(const Context& german, const Context& english);

/// The topics of a figure: "fixed", "households", "fibre", "operators_all3", "estimated", …
std::vector<std::string> topics_of(const Indicator& indicator, const store::StoredValue* value);

/// The figure's own source first; then the census that weighs its households and, of an estimate,
/// the table it rests on.
std::vector<const Source*> sources_of(const Context& context, const store::StoredValue* stored);

/// The address of a figure's explanation in the language of the page.
std::string explanation_path(const Context& context, const Indicator& indicator);

} // namespace netzatlas::pages
