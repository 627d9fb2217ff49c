#pragma once

#include "geo/point_locator.hpp"
#include "geo/raster_file.hpp"
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

private:
    struct Level {
        geo::PointLocator locator;
        std::vector<const StoredRegion*> regions;
    };
    explicit EditionGround(geo::Transform to_utm) : to_utm_{std::move(to_utm)} {}
    Result<void> open_grids(const std::filesystem::path& folder);
    void add_level(RegionLevel level, const std::vector<StoredRegion>& regions);
    Result<geo::Point> projected(LonLat place) const;

    mutable std::mutex transform_guard_;
    geo::Transform to_utm_;
    std::vector<Level> levels_; ///< municipality first
    std::map<std::string, geo::RasterFile> grids_;
};

} // namespace netzatlas::store
