#pragma once

#include "store/edition.hpp"
#include "terms/result.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace netzatlas::stats {

/// Keys sorted, numbers in the shortest form that reads back the same.
using Json = nlohmann::json;

/// Never throws: bytes that are no UTF-8 become U+FFFD.
std::string text_of(const Json& json);
/// The setting of D17.
double small_count(const store::Edition& edition);
/// null for an empty optional and for what JSON cannot say (NaN, infinity).
Json number(std::optional<double> value);
/// null for an empty text.
Json text_or_null(const std::string& text);

Json region_object(const store::StoredRegion& region);
/// The short form a list of hits or surroundings uses: key, level, name, path.
Json region_link(const store::Edition& edition, const store::StoredRegion& region);
Json indicator_object(const Indicator& indicator);
/// A reference date as a request writes it; empty: none asked for. Errors: `not_found` with the
/// dates there are, for anything the indicator has no figures of.
Result<std::optional<Date>> known_date(const store::Edition& edition, std::string_view indicator,
                                       std::string_view iso);
/// One figure with state, value or interval, counts by D17 and where it comes from.
Json value_object(const store::Edition& edition, const store::StoredValue& stored);

} // namespace netzatlas::stats
