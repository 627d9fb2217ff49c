#include "geo/raster_grid.hpp"

#include "geo/transform.hpp"

#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <geotiff/geokeys.h>
#include <geotiff/geotiff.h>
#include <geotiff/geovalues.h>
#include <memory>
#include <ogr_spatialref.h>
#include <string_view>

namespace netzatlas::geo {

namespace {

using GeoKeys = std::unique_ptr<GTIF, decltype(&GTIFFree)>;

/// What one key of a GeoTIFF says; 0 where it is absent.
int geo_key(GTIF* keys, geokey_t key) {
    unsigned short value = 0;
    return GTIFKeyGetSHORT(keys, key, &value, 0, 1) == 1 ? value : 0;
}

/// The EPSG code of a GeoTIFF that names a projected system by it; 0 for every other raster.
/// The same code as of GDAL's reference, which takes milliseconds a file to build.
int code_in_keys(GDALDataset& dataset) {
    constexpr int first_code = 1024; // GeoTIFF 1.1, 7.4.4.2: 1024 to 32766 are codes of EPSG
    constexpr int last_code = 32766;
    auto* driver = dataset.GetDriver();
    if (driver == nullptr || std::string_view{GDALGetDriverShortName(driver)} != "GTiff") {
        return 0;
    }
    const GeoKeys keys{GTIFNew(dataset.GetInternalHandle("TIFF_HANDLE")), &GTIFFree};
    if (!keys || geo_key(keys.get(), GTModelTypeGeoKey) != ModelTypeProjected ||
        geo_key(keys.get(), VerticalCSTypeGeoKey) != 0) {
        return 0;
    }
    const int code = geo_key(keys.get(), ProjectedCSTypeGeoKey);
    return code >= first_code && code <= last_code ? code : 0;
}

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
    grid.epsg = code_in_keys(dataset);
    if (grid.epsg == 0) {
        const auto* system = dataset.GetSpatialRef();
        grid.epsg = system == nullptr ? 0 : code_of(*system);
    }
    if (grid.epsg == 0) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: declares no coordinate system with an EPSG code: set one "
                                "(gdal_edit.py -a_srs EPSG:…)",
                                name));
    }
    return grid;
}

} // namespace netzatlas::geo
