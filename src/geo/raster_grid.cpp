#include "geo/raster_grid.hpp"

#include "geo/transform.hpp"

#include <array>
#include <fmt/format.h>
#include <mutex>
#include <ogr_spatialref.h>
#include <utility>

namespace netzatlas::geo {

namespace {

/// Most rasters of a run declare the same system, and finding its code takes milliseconds.
int known_epsg_of(const std::string& wkt) {
    static std::mutex mutex;
    static std::pair<std::string, int> last;
    const std::scoped_lock lock{mutex};
    if (last.first != wkt) {
        last = {wkt, epsg_of(wkt)};
    }
    return last.second;
}

} // namespace

Result<Grid> grid_of(GDALDataset& dataset, const std::string& name) {
    std::array<double, 6> affine{};
    const bool placed = dataset.GetGeoTransform(affine.data()) == CE_None;
    if (!placed || affine[2] != 0 || affine[4] != 0 || affine[1] <= 0 || affine[5] != -affine[1]) {
        return fail(
            ErrorCode::bad_source,
            fmt::format("{}: its cells are not square and north-up: bring it to such a grid "
                        "(gdalwarp -t_srs EPSG:… -tr …)",
                        name));
    }
    Grid grid;
    grid.west = affine[0];
    grid.north = affine[3];
    grid.cell_size = affine[1];
    grid.columns = dataset.GetRasterXSize();
    grid.rows = dataset.GetRasterYSize();
    const auto* system = dataset.GetSpatialRef();
    char* wkt = nullptr;
    if (system != nullptr) {
        system->exportToWkt(&wkt);
    }
    grid.epsg = known_epsg_of(wkt == nullptr ? "" : wkt);
    CPLFree(wkt);
    if (grid.epsg == 0) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: declares no coordinate system with an EPSG code: set one "
                                "(gdal_edit.py -a_srs EPSG:…)",
                                name));
    }
    return grid;
}

} // namespace netzatlas::geo
