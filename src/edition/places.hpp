#pragma once

#include "edition/boundary_set.hpp"
#include "edition/gathered.hpp"
#include "store/edition_content.hpp"

#include <map>
#include <string>

namespace netzatlas::edition {

/// The theme under which the source of an indicator's sites, areas or counts stands: "schools",
/// "access_points", "rollout", "fibre_stages"; empty for indicators made of cells or tables.
std::string place_theme(const Indicator& indicator);

/// The source behind each theme. Errors: `bad_source` for a source without reference date, or two
/// sources of a theme with different ones: their counts would be of no day.
Result<std::map<std::string, const Source*>> place_sources(const Gathered& gathered);

/// Puts sites, areas, counts and land of the sources into the edition. Each site gets the
/// municipality it lies in; land is cut along municipal borders. A site outside all regions, or
/// with the key of another municipality than the one it lies in, is told.
Result<void> add_places(const Gathered& gathered, const BoundarySet& boundaries,
                        store::EditionContent& content, std::vector<Finding>& findings);

} // namespace netzatlas::edition
