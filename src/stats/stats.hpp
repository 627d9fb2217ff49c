#pragma once

#include "store/edition.hpp"
#include "terms/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::stats {

/// JSON texts of the API, UTF-8, keys sorted, numbers unrounded (D18). Shapes:
/// `data/api/openapi.json`.
///
/// An empty `level` means every level. Errors: `bad_request` for an unknown level.
Result<std::string> regions_json(const store::Edition& edition, std::string_view level);
/// One region with its surroundings and its newest figures.
Result<std::string> region_json(const store::Edition& edition, std::string_view key);
std::string indicators_json(const store::Edition& edition);
/// Values of one indicator for every region of every level, joined by feature id: the newest, or
/// those of the reference date `day` ("2020-12-31"), computed before published; `all` gives every
/// date and origin. Errors: `not_found` for an unknown indicator or a day without figures.
Result<std::string> values_json(const store::Edition& edition, std::string_view indicator,
                                bool all = false, std::string_view day = {});
/// All figures of one region, newest first, with sources.
Result<std::string> region_values_json(const store::Edition& edition, std::string_view key);
/// One indicator of one region over all dates, with the methods between which charts break (D19).
Result<std::string> series_json(const store::Edition& edition, std::string_view indicator,
                                std::string_view key);
/// What changed between two reference dates, per region; points only where both measure the same.
/// An empty `to` is the newest. Errors: `not_found` for an unknown indicator or a day without
/// figures, `bad_request` without `from` or for days in the wrong order.
Result<std::string> changes_json(const store::Edition& edition, std::string_view indicator,
                                 std::string_view from, std::string_view to);
/// What a publisher printed beside what we computed of the same region and date, with the
/// difference and its reason (`gap_reason_…`), and the largest gap.
Result<std::string> comparison_json(const store::Edition& edition, std::string_view indicator);
/// For every region of a level ("municipality") those that share a stretch of border with it, each
/// with its bearing from label point to label point, clockwise from north. Errors: `not_found`.
Result<std::string> neighbours_json(const store::Edition& edition, std::string_view level);
/// Regions by name (umlauts in every spelling, words, one slip of a finger), key, postcode of the
/// seat or coordinates (the municipality there); best match first, the larger place before the
/// smaller; `limit` 1-50.
std::vector<const store::StoredRegion*> search(const store::Edition& edition, std::string_view text,
                                               int limit);
std::string search_json(const store::Edition& edition, std::string_view text, int limit);
Result<std::string> point_json(const store::Edition& edition, LonLat place);
std::string goals_json(const store::Edition& edition);
Result<std::string> goal_json(const store::Edition& edition, std::string_view goal);
std::string sources_json(const store::Edition& edition);
std::string findings_json(const store::Edition& edition);

/// The address of a region's page: "/gemeinde/15003000". A county-free city is both county and
/// municipality; its municipality page is canonical.
std::string region_path(const store::Edition& edition, const RegionKey& key);

} // namespace netzatlas::stats
