#pragma once

#include "geo/line.hpp"
#include "geo/polygon.hpp"
#include "terms/finding.hpp"
#include "terms/funded_area.hpp"
#include "terms/goal.hpp"
#include "terms/grid.hpp"
#include "terms/indicator.hpp"
#include "terms/municipal_count.hpp"
#include "terms/point_site.hpp"
#include "terms/region.hpp"
#include "terms/shown_counts.hpp"
#include "terms/site.hpp"
#include "terms/source.hpp"
#include "terms/value.hpp"

#include <map>
#include <string>
#include <vector>

namespace netzatlas::store {

struct StoredRegion {
    Region region;
    geo::MultiPolygon ground; ///< EPSG:25832
    LonLat label;             ///< a point well inside
    bool operator==(const StoredRegion&) const = default;
};

/// One row of the long table `indicator_values`.
struct StoredValue {
    std::string region;
    std::string indicator;
    Date reference_date;
    Origin origin = Origin::computed;
    std::string source; ///< Source::id the figure rests on
    IndicatorValue value;
    /// Rests on counts we estimated (households from an older census): counts are rounded to 10 and
    /// named estimates (D17), and a publisher's own figure goes first.
    bool estimated = false;
    /// How much of the counts is shown; those hidden are empty in `value` (D17).
    CountsShown counts = CountsShown::exact;
    std::string few{}; ///< hidden counts that may read "<3": "numerator,missing"
    /// Part of the basis that was delivered, 0-1; also where counts are hidden. Empty: unknown.
    std::optional<double> completeness{};
    bool operator==(const StoredValue&) const = default;
};

/// A stretch of dates measured in one way; charts break between two (D19).
struct Series {
    std::string indicator;
    Date from;
    std::string method; ///< "100 m cells, Bundesnetzagentur since 2022"
    bool operator==(const Series&) const = default;
};

/// Ground or sites a goal still lacks, per municipality.
struct Gap {
    std::string goal;
    std::string region;
    Date reference_date;
    double amount = 0; ///< in the unit of the basis: households, m², sites
    std::string basis;
    bool operator==(const Gap&) const = default;
};

/// An area of a programme with its ground.
struct StoredArea {
    FundedArea area;
    geo::MultiPolygon ground; ///< EPSG:25832, as delivered
    bool operator==(const StoredArea&) const = default;
};

/// Land of one class, or a network, inside one municipality: areas or lines, never both.
struct LandPart {
    RegionKey municipality;
    std::string land;       ///< "forest", "road_county"
    geo::MultiPolygon area; ///< EPSG:25832
    geo::MultiLine lines;   ///< EPSG:25832
    bool operator==(const LandPart&) const = default;
};

/// Everything the database of an edition holds: written once, read whole, then only looked at.
struct EditionContent {
    std::string title;   ///< "Digitale Infrastrukturen Sachsen-Anhalt"
    bool demo = false;   ///< every page and download says so
    std::string state;   ///< "15"
    Date reference_date; ///< the newest
    std::string method_version;
    std::map<std::string, std::string>
        settings; ///< assignment, null_means, …; published as they are
    std::vector<Source> sources;
    std::vector<StoredRegion> regions; ///< sorted by level, then key
    std::vector<Indicator> indicators; ///< in catalogue order
    std::vector<StoredValue> values;   ///< sorted by indicator, date, origin, region
    std::vector<Series> series;
    std::vector<SchoolSite> schools; ///< sorted by id
    std::vector<Goal> goals;
    std::vector<GoalResult> goal_results; ///< sorted by goal, region
    std::vector<Gap> gaps;
    std::vector<Finding> findings;
    std::vector<PointSite> sites{};       ///< sorted by theme, id
    std::vector<StoredArea> areas{};      ///< sorted by theme, id
    std::vector<MunicipalCount> counts{}; ///< sorted by layer, municipality
    std::vector<LandPart> land{};         ///< sorted by class, municipality

    bool operator==(const EditionContent&) const = default;
};

/// Whether `region` lies below `above`: by key, and in an association by membership. A region does
/// not lie below itself.
bool is_inside(const Region& region, const RegionKey& above);

} // namespace netzatlas::store
