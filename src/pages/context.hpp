#pragma once

#include "pages/numbers.hpp"
#include "pages/pages.hpp"
#include "pages/texts.hpp"
#include "store/edition.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::pages {

/// What a page compares with: another date of its indicator, or another indicator.
struct Compared {
    const Indicator* indicator = nullptr;
    std::optional<Date> day{}; ///< none: the newest
};

/// What was asked for and cannot be shown, because only other figures of the edition have that
/// date: the page says so in words instead.
struct Missed {
    std::optional<Date> day{};      ///< `?stand=`: the newest is shown
    std::optional<Date> since{};    ///< `?seit=`: no change is shown
    std::optional<Date> compared{}; ///< `?vergleich=`: nothing stands beside it
};

/// One request with everything its views need, already looked up.
struct Context {
    const store::Edition& edition;
    const PageRequest& request;
    const Catalogue& texts;
    std::string theme;                    ///< "festnetz", "mobilfunk", "schulen", "wlan", "ziele"
    const Indicator* indicator = nullptr; ///< what figure and map show; none in "ziele"
    const store::StoredRegion* state = nullptr;  ///< the whole; none in an empty edition
    const store::StoredRegion* region = nullptr; ///< the place answered for: chosen or the state
    const Goal* goal = nullptr;                  ///< chosen, or the first
    std::optional<Date> day{};                   ///< the reference date asked for; none: the newest
    std::vector<Date> days{};                    ///< those the indicator has, oldest first

    std::optional<Date> since{}; ///< the change from this date on is asked for

    std::optional<Compared> compared{}; ///< what stands beside it

    Missed missed{};
    std::string kept{}; ///< what links to other places and themes take along (`kept_of`)

    /// The later of the two dates of a change.
    Date until() const { return day.value_or(days.back()); }
    Language language() const { return request.language; }
    bool chosen() const { return region != nullptr && region != state; }
    std::string text(std::string_view key) const { return texts.text(key); }
    std::string filled(std::string_view key, const Filling& filling) const {
        return texts.filled(key, filling);
    }
    View rich(std::string_view key, const Filling& filling) const {
        return texts.rich(key, filling);
    }
};

/// Errors: `not_found` for a region, indicator, goal or reference date that the edition does not
/// have.
Result<Context> context_of(const store::Edition& edition, const PageRequest& request,
                           const Catalogue& texts);

/// The date that a query value names, where any figure of the edition has it.
std::optional<Date> known_date(const store::Edition& edition, std::string_view iso);

/// "festnetz" -> "fixed": the word of the address and the word of the catalogue.
std::string catalogue_theme(std::string_view theme);
std::string address_theme(std::string_view theme);
/// The indicators of a theme ("fixed"), headlines first, then in catalogue order.
std::vector<const Indicator*> indicators_of(const store::Edition& edition, std::string_view theme);
/// Those of them that have a figure anywhere and can colour a map.
std::vector<const Indicator*> choosable(const store::Edition& edition, std::string_view theme);
/// The catalogue's short title of the headlines, else the indicator's own.
std::string title_of(const Context& context, const Indicator& indicator);

/// The row a page shows of a region: of the date asked for, else the newest. A county-free city is
/// its county: what a publisher prints by county alone is the city's, too.
const store::StoredValue* shown(const Context& context, const store::StoredRegion& region,
                                std::string_view indicator);
/// "Arneburg", "Landkreis Stendal", "Verbandsgemeinde Beetzendorf-Diesdorf".
std::string name_of(const Context& context, const store::StoredRegion& region);
/// "in Arneburg", "im Landkreis Stendal"; `In` begins a sentence.
std::string place_in(const Context& context, const store::StoredRegion& region);
std::string with_capital(std::string text);
/// "Stadt", "Landkreis": the publisher's own word.
std::string kind_of(const Context& context, const store::StoredRegion& region);

const store::StoredRegion* county_of(const store::Edition& edition,
                                     const store::StoredRegion& region);
/// A county that is one city (Magdeburg): its municipality; otherwise none.
const store::StoredRegion* city_of(const store::Edition& edition,
                                   const store::StoredRegion& county);
/// What a place is measured against: the county of a municipality, the state of all others.
const store::StoredRegion* parent_of(const Context& context, const store::StoredRegion& region);

/// "Mitte 2021", "Ende 2021", otherwise "1. März 2022".
std::string stand_of(const Context& context, Date date);
/// "30.06.2021" / "30 June 2021": for tables.
std::string day_of(const Context& context, Date date);

} // namespace netzatlas::pages
