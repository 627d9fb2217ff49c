#pragma once

#include "pages/context.hpp"

#include <array>

namespace netzatlas::pages {

/// "96,0 %", or "1.234" where the indicator counts; none given: percent with one decimal.
std::string quantity(const Context& context, const Indicator* indicator, double number);
/// A value as text: "96,0 %", "41,2 % bis 58,0 %", or the words of its kind of "no number" (D16).
std::string printed(const Context& context, const Indicator& indicator,
                    const IndicatorValue& value);
/// Two decimals, as publishers print: a gap of a tenth of a point must be seen as one (D18 rounds
/// figures, not the proof of them).
constexpr int proof_decimals = 2;
/// A value beside one of another hand: shares with `proof_decimals`.
std::string printed_for_proof(const Context& context, const Indicator& indicator,
                              const IndicatorValue& value);
/// `printed` without the unit, for tables whose caption names it; "no number" is a sign that the
/// table's foot explains.
std::string printed_digits(const Context& context, const Indicator& indicator,
                           const store::StoredValue* value);

/// {"number" or "words", "digits", "has_number" or "no_number", "bar": {...}, "class": "1".."5",
/// "none", "suppressed"}: what figures, lists and table cells show. No row: not delivered.
View figure_view(const Context& context, const Indicator& indicator,
                 const store::StoredValue* value);
/// What a page shows of a region: its figure, or how that changed where `?seit=` asks for it.
View shown_figure(const Context& context, const Indicator& indicator,
                  const store::StoredRegion& region);
/// A region with its link and figure: one line of a list.
View region_line(const Context& context, const Indicator& indicator,
                 const store::StoredRegion& region);

/// "65,7 mehr", "3,1 weniger", "gleich": of points, after minus before.
std::string points_words(const Context& context, double points);
/// The same of two rows, `here` minus `there`; empty unless both are values, and where a change of
/// method lies between their dates (D19).
std::string difference_words(const Context& context, const store::StoredValue* here,
                             const store::StoredValue* there);

/// The main sentence: what is so here, and how that compares with the region above.
View main_sentence(const Context& context, const Indicator& indicator,
                   const store::StoredRegion& region);

/// Key of the word for where a row comes from: "origin_computed", "…_published", "…_estimated".
std::string origin_key(const store::StoredValue& row);

/// "der Haushalte", "der Fläche", "der Schulstandorte": what the percent is of.
std::string of_basis(const Context& context, const Indicator& indicator);
/// The basis as the keys of the catalogue know it; anything else counts ground.
std::string basis_of(const Indicator& indicator);

/// "% der Haushalte", "Zugangspunkte je 1.000 Einwohner": what a figure's digits count.
std::string unit_words(const Context& context, const Indicator& indicator);

/// Where the five classes of an indicator part; a bound belongs to the class above it, but 95 % to
/// the one below.
struct Bands {
    std::string texts = "class_"; ///< key of their words, followed by 1 to 5
    std::array<double, 4> ends{10, 50, 75, 95};
};
/// Things counted, neither a share nor a rate.
bool is_count(const Indicator& indicator);
Bands bands_of(const Indicator& indicator);

/// "rund 1.230 Haushalte (geschätzt)": counts from estimated weights are rounded to 10 and called
/// so, small ones stay hidden (D17); sites are counted exactly; ground, in m², is told in km².
std::string amount_words(const Context& context, const std::string& basis, double number,
                         bool estimated);

/// The indicator of fixed households for a technology and rate; none if the edition lacks it.
const Indicator* fixed_indicator(const store::Edition& edition, std::string_view technology,
                                 int rate_mbps);

} // namespace netzatlas::pages
