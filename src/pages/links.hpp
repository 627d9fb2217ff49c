#pragma once

#include "pages/context.hpp"

namespace netzatlas::pages {

/// "", "/en", "/leicht": what every address of a language begins with.
std::string_view language_prefix(Language language);
/// The same page in another language.
std::string path_in(const PageRequest& request, Language language);
/// `/gemeinde/15090010` in the language of the page; a county-free city has its municipality's.
std::string path_of(const Context& context, const store::StoredRegion& region);
/// "&stand=2020-12-31&vergleich=…": the dates and the comparison asked for that the edition knows,
/// whether or not the indicator of the page has them, to be put behind other parameters. A page
/// that cannot show them says so (`missed_view`).
std::string kept_of(const Context& context);
/// "&ziel=…" where a goal is asked for.
std::string kept_goal(const Context& context);
/// "/ziele" and "&stand=…": "/ziele?stand=…"; an address that has a query already is continued.
std::string with_query(std::string address, std::string_view parameters);
/// The path with theme, indicator, dates and goal kept: what a link in panel and tables leads to.
std::string link_to(const Context& context, const store::StoredRegion& region);
/// A query value with everything but unreserved characters percent-encoded.
std::string address_text(std::string_view text);
/// What a link carries on of the dates asked for where only those of one figure fit:
/// "&stand=2021-06-30&seit=2020-12-31"; only what `indicator` has figures of.
std::string dated(const Context& context, const Indicator& indicator);
/// "gemeinde" -> municipality; anything else: municipality.
RegionLevel level_of_word(std::string_view word);
std::string_view word_of(RegionLevel level);

} // namespace netzatlas::pages
