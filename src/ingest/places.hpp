#pragma once

#include "geo/line.hpp"
#include "geo/polygon.hpp"
#include "terms/finding.hpp"
#include "terms/funded_area.hpp"
#include "terms/municipal_count.hpp"
#include "terms/point_site.hpp"
#include "terms/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace netzatlas::ingest {

/// What a project says of a file of places, areas or land.
struct PlaceOptions {
    std::string layer; ///< empty: the only one
    std::string theme; ///< "access_points", "data_centres"; "rollout", "deficit"
};

struct PointSites {
    std::vector<PointSite> sites; ///< sorted by id; the municipality only where a key is delivered
    std::vector<Finding> findings;
};

/// Public wifi, Freifunk and data centres in our format (data/sources/README.md):
/// `id;name;operator;kind;lon;lat;ags;since;status` as CSV, or any vector file with points.
///
/// `kind`: of access points `wlan` or `freifunk`; data centres need none. `status` empty: in use.
/// Rows without a place or with an unknown kind are error findings and left out, a second row of an
/// id too.
/// Errors: `bad_source` for a missing column or no row at all.
Result<PointSites> read_point_sites(const std::filesystem::path& file, const PlaceOptions& options);

struct AreaShape {
    FundedArea area;
    geo::MultiPolygon ground; ///< EPSG:25832
};

struct FundedAreas {
    std::vector<AreaShape> areas; ///< sorted by id
    std::vector<Finding> findings;
};

/// Polygons of a funded roll-out: `id;programme;funder;status;since`, status planned, building or
/// done; theme "deficit": the publisher's areas where no network will be built by itself
/// (`Nr`, `betroffene_Gemeinden`, sources.md 3.2).
/// Errors: as above, and those of geometry files (system, broken ring).
Result<FundedAreas> read_funded_areas(const std::filesystem::path& file,
                                      const PlaceOptions& options);

/// A piece of land of one class, or of a network.
struct LandShape {
    std::string land; ///< "settlement", "forest", "road_county", "rail"
    geo::MultiPolygon area;
    geo::MultiLine lines;
};

struct LandUse {
    std::vector<LandShape> shapes; ///< in file order; EPSG:25832
    std::vector<Finding> findings;
};

/// Land use (areas) and networks (lines), told by their geometry: a layer with a column `class` of
/// our words (data/sources/README.md). Other classes are counted in a note and left out.
Result<LandUse> read_land_use(const std::filesystem::path& file, const PlaceOptions& options);

struct FibreStages {
    std::vector<MunicipalCount> counts; ///< sorted by layer, then municipality
    std::vector<Finding> findings;
};

/// D7: `ags;households;passed;passed_plus;connected;activated`, counts per municipality; columns of
/// stages that are not delivered may be absent. A stage above the one that contains it, or above
/// all households, is an error finding; figures stay as delivered.
Result<FibreStages> read_fibre_stages(const std::filesystem::path& file);

struct HouseholdTotals {
    std::vector<MunicipalCount> counts; ///< sorted by municipality; layer "households"
    std::vector<Finding> findings;
};

/// `ags;households` (or `haushalte`): official households per municipality; the cells of each are
/// scaled to it. Rows of higher levels are errors: they are added up here.
Result<HouseholdTotals> read_household_totals(const std::filesystem::path& file);

} // namespace netzatlas::ingest
