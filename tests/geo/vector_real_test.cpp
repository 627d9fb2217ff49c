#include "geo/point_locator.hpp"
#include "geo/topology.hpp"
#include "geo/transform.hpp"
#include "geo/vector_file.hpp"
#include "real_data.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace netzatlas::geo {
namespace {

using testing::real_data;

TEST(RealFiles, GaussKrugerShapefileDeclaresItsSystem) {
    const auto file = real_data("boundaries/vg5000_2021-01-01/VG5000_GEM.shp");
    NETZATLAS_NEEDS_REAL(file);
    const auto layer = VectorLayer::open(file);

    ASSERT_TRUE(layer) << layer.error().message;
    EXPECT_EQ(layer->record_count(), 10'997);
    EXPECT_EQ(layer->epsg(), 31467);
}

TEST(RealFiles, GzippedGeoJsonIsInDegrees) {
    const auto file = real_data("boundaries/vg250/vg250_krs_2021-12-31.geojson.gz");
    NETZATLAS_NEEDS_REAL(file);
    const auto layer = VectorLayer::open(file);

    ASSERT_TRUE(layer) << layer.error().message;
    EXPECT_EQ(layer->record_count(), 430);
    EXPECT_EQ(layer->epsg(), 4326);
}

TEST(RealFiles, OldGeoJsonOfTheCensusIsInLambert) {
    const auto file = real_data("population/zensus2022_100m_population_Magdeburg.geojson.gz");
    NETZATLAS_NEEDS_REAL(file);
    const auto layer = VectorLayer::open(file);

    ASSERT_TRUE(layer) << layer.error().message;
    EXPECT_EQ(layer->epsg(), 3035);
}

TEST(RealFiles, OldWorkbookGivesItsRows) {
    const auto file = real_data("schools/2021_BBA_Kreisdaten.xls");
    NETZATLAS_NEEDS_REAL(file);
    OpenOptions options;
    options.raw_rows = true;
    const auto layer = VectorLayer::open(file, options);

    ASSERT_TRUE(layer) << layer.error().message;
    EXPECT_EQ(layer->record_count(), 403) << "402 counties and their header";
}

struct Stops {
    int all = 0;
    int agree = 0;
};

/// Ground of every land record, key in `key_column`, in EPSG:25832.
std::pair<std::vector<std::string>, std::vector<MultiPolygon>>
regions_of(const std::filesystem::path& file) {
    std::pair<std::vector<std::string>, std::vector<MultiPolygon>> regions;
    const auto layer = VectorLayer::open(file);
    EXPECT_TRUE(layer) << layer.error().message;
    const auto transform = Transform::from_definition(layer->crs(), 25832);
    EXPECT_TRUE(transform) << transform.error().message;
    const auto read = layer->each([&](const Record& record) -> Result<void> {
        if (record.integer(*layer->field("GF")).value_or(0) % 5 != 4) {
            return {}; // land is 4, or 9 in VG5000
        }
        regions.first.push_back(record.text(*layer->field("AGS")).value_or(""));
        regions.second.push_back((*transform)(*record.polygons()).value());
        return {};
    });
    EXPECT_TRUE(read) << read.error().message;
    return regions;
}

Stops located_stops(const std::filesystem::path& boundaries, const std::string& key_column) {
    const auto [keys, shapes] = regions_of(boundaries);
    const PointLocator locator{shapes};
    const auto to_grid = Transform::between(4326, 25832);
    const auto layer =
        VectorLayer::open(real_data("points_with_ags/20260508_ST-MDV_nasa_8counties.csv"));
    EXPECT_TRUE(layer) << layer.error().message;
    const auto degrees = [&](const Record& record, const char* column) {
        auto text = record.text(*layer->field(column)).value_or("");
        std::replace(text.begin(), text.end(), ',', '.');
        return text.empty() ? 0 : std::stod(text);
    };
    Stops stops;
    const auto read = layer->each([&](const Record& record) -> Result<void> {
        const Point point{degrees(record, "X-Koordinate"), degrees(record, "Y-Koordinate")};
        if (point.x == 0) {
            return {};
        }
        ++stops.all;
        const auto found = locator.at((*to_grid)(point).value());
        stops.agree += found && keys[*found] == record.text(*layer->field(key_column)) ? 1 : 0;
        return {};
    });
    EXPECT_TRUE(read) << read.error().message;
    return stops;
}

// The figures are those of the data's own description, measured with GEOS; the misses lie near
// generalised borders.
TEST(RealFiles, StopsLieInTheirMunicipalities) {
    const auto file = real_data("boundaries/vg5000_2021-01-01/VG5000_GEM.shp");
    NETZATLAS_NEEDS_REAL(file);

    const auto stops = located_stops(file, "AGS Gemeinde");

    EXPECT_EQ(stops.all, 5860);
    EXPECT_GE(stops.agree, 5789);
}

TEST(RealFiles, StopsLieInTheirCounties) {
    const auto file = real_data("boundaries/vg250/vg250_krs_2021-12-31.geojson.gz");
    NETZATLAS_NEEDS_REAL(file);

    const auto stops = located_stops(file, "AGS Landkreis");

    EXPECT_EQ(stops.all, 5860);
    EXPECT_GE(stops.agree, 5854);
}

} // namespace
} // namespace netzatlas::geo
