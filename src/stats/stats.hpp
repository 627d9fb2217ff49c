#pragma once

#include "store/edition.hpp"
#include "terms/result.hpp"

#include <string>
#include <string_view>

namespace netzatlas::stats {

/// JSON texts of the API, UTF-8, keys sorted, numbers unrounded (D18). Shapes:
/// `api/v1/openapi.json`.
std::string regions_json(const store::Edition& edition, std::string_view level);
Result<std::string> region_json(const store::Edition& edition, std::string_view key);
std::string indicators_json(const store::Edition& edition);
/// Values of one indicator for every region of every level, joined by feature id.
Result<std::string> values_json(const store::Edition& edition, std::string_view indicator);
/// All figures of one region, newest first, with sources.
Result<std::string> region_values_json(const store::Edition& edition, std::string_view key);
/// Municipality, association, county, state, postcode; best match first; `limit` 1-50.
std::string search_json(const store::Edition& edition, std::string_view text, int limit);
Result<std::string> point_json(const store::Edition& edition, LonLat place);
std::string goals_json(const store::Edition& edition);
Result<std::string> goal_json(const store::Edition& edition, std::string_view goal);
std::string sources_json(const store::Edition& edition);
std::string findings_json(const store::Edition& edition);

} // namespace netzatlas::stats
