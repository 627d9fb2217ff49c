#pragma once

#include "terms/finding.hpp"
#include "terms/result.hpp"
#include "terms/site.hpp"

#include <filesystem>
#include <vector>

namespace netzatlas::ingest {

struct SchoolSet {
    std::vector<SchoolSite> sites; ///< sorted by id
    std::vector<Finding> findings;
};

/// Our documented school format (data/sources/README.md): CSV or GeoPackage, one row per site and
/// event: `site_id;name;kind;street;postcode;ags;lon;lat;stage;date`. Repeated rows of a site must
/// agree on everything but stage and date.
Result<SchoolSet> read_school_sites(const std::filesystem::path& file);

} // namespace netzatlas::ingest
