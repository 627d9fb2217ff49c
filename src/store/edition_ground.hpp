#pragma once

#include "geo/point_locator.hpp"
#include "geo/transform.hpp"
#include "store/edition.hpp"

#include <map>
#include <memory>
#include <mutex>

namespace netzatlas::store {

/// What lies at a place: the regions of every level and the cells of every grid of an edition.
class EditionGround {
public:
    /// `regions` must outlive this. Errors: those of opening a grid.
    static Result<std::unique_ptr<EditionGround>> open(const std::filesystem::path& folder,
                                                       const std::vector<StoredRegion>& regions);

    Result<PointAnswer> at(LonLat place) const;
    std::optional<Date> cells_day(std::string_view grid, std::string_view layer) const;

private:
    struct Level {
        geo::PointLocator locator;
        std::vector<const StoredRegion*> regions;
    };
    explicit EditionGround(geo::Transform to_utm) : to_utm_{std::move(to_utm)} {}
    /// Of each theme those of the newest date.
    Result<void> open_grids(const std::filesystem::path& folder);
    void add_level(RegionLevel level, const std::vector<StoredRegion>& regions);
    Result<geo::Point> projected(LonLat place) const;
    /// From EPSG:25832 to the system of a grid.
    Result<GridPoint> in_system(int epsg, GridPoint point) const;

    mutable std::mutex transform_guard_;
    geo::Transform to_utm_;
    std::map<int, geo::Transform> from_utm_; ///< by EPSG code of the grids' other systems
    std::vector<Level> levels_;              ///< municipality first
    std::vector<GridFile> grids_;
};

} // namespace netzatlas::store
