#pragma once

#include "pages/assets.hpp"
#include "pages/context.hpp"

namespace netzatlas::pages {

/// What every page has around its content: head, languages, search, navigation, foot.
View frame_view(const Context& context, const Assets& assets, const std::string& title);

/// The themes as links that keep the place, the dates and the comparison.
View tabs_view(const Context& context);
/// What can be shown in this theme, as a form.
View choice_view(const Context& context);
/// The dates there are of what is shown, as a form; nothing where there is only one. Between two
/// stops stands the change of method that lies there (D19).
View times_view(const Context& context);
/// Which of the dates asked for the page cannot show, a sentence each: {"words"}.
View missed_view(const Context& context);
/// Its stops alone: {"value", "name", "current"}, oldest first.
View stops_view(const Context& context);
/// What a change can start from: the dates before the one shown, after "no change".
View earlier_stops_view(const Context& context);
/// Title, denominator, date, classes with counts, the kinds of "no number" (look.md, "Map").
View legend_view(const Context& context);
/// What the map shows, in words: where it is high and low, how many regions in the outer classes,
/// the highest and the lowest (README.md, "Pattern"). Empty for goals and for what is no share.
std::string pattern_words(const Context& context);
/// The style the map is drawn with: of its theme, of the cells of its figure, or of its regions.
std::string map_style(const Context& context);
/// What the script needs to know, as JSON text (web/README.md).
std::string state_json(const Context& context);
/// The level whose regions the map colours: municipalities, or counties where only they have it.
RegionLevel shown_level(const Context& context);
/// The level a table lists: the one asked for, else the one the map colours (D22).
RegionLevel asked_level(const Context& context);
/// Whether any region came with the postcode of its administration.
bool knows_postcodes(const Context& context);
/// Attributions of all sources, each once (D20).
std::string attribution_line(const Context& context);

} // namespace netzatlas::pages
