#include "geo/raster_grid.hpp"

#include "geo/transform.hpp"

#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <ogr_spatialref.h>
#include <string_view>

namespace netzatlas::geo {

namespace {

/// The declared code where there is one: writing a system out and recognising it takes
/// milliseconds.
int code_of(const OGRSpatialReference& system) {
    const char* authority = system.GetAuthorityName(nullptr);
    const char* code = system.GetAuthorityCode(nullptr);
    if (authority != nullptr && code != nullptr && std::string_view{authority} == "EPSG") {
        return std::atoi(code);
    }
    char* wkt = nullptr;
    system.exportToWkt(&wkt);
    const int found = epsg_of(wkt == nullptr ? "" : wkt);
    CPLFree(wkt);
    return found;
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
    grid.epsg = system == nullptr ? 0 : code_of(*system);
    if (grid.epsg == 0) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: declares no coordinate system with an EPSG code: set one "
                                "(gdal_edit.py -a_srs EPSG:…)",
                                name));
    }
    return grid;
}

} // namespace netzatlas::geo
