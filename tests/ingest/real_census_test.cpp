#include "geo/point_locator.hpp"
#include "geo/transform.hpp"
#include "geo/vector_file.hpp"
#include "ingest/cells.hpp"
#include "ingest/written_file.hpp"
#include "real_data.hpp"

#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::real_data;
using netzatlas::testing::rules_of;

/// The land of Sachsen-Anhalt in the census grid's system.
Result<geo::MultiPolygon> sachsen_anhalt() {
    const auto layer =
        geo::VectorLayer::open(real_data("boundaries/vg250/ST_vg250_lan_2021-12-31.geojson"));
    const auto transform = geo::Transform::between(4326, 3035);
    if (!layer || !transform) {
        return fail(layer ? transform.error() : layer.error());
    }
    geo::MultiPolygon land;
    const auto read = layer->each([&](const geo::Record& record) -> Result<void> {
        const auto shape = record.polygons();
        const auto turned = shape ? (*transform)(*shape) : fail(shape.error());
        if (!turned) {
            return fail(turned.error());
        }
        land.polygons.insert(land.polygons.end(), turned->polygons.begin(), turned->polygons.end());
        return {};
    });
    return read ? Result<geo::MultiPolygon>{land} : fail(read.error());
}

TEST(RealCensus, SachsenAnhaltHas2287524PersonsByCellCentre) {
    const auto file = real_data("population/zensus2011_1km_germany.csv.gz");
    NETZATLAS_NEEDS_REAL(file);

    const auto table = read_census_grid(file);
    const auto land = sachsen_anhalt();

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_TRUE(land) << land.error().message;
    EXPECT_EQ(rules_of(table->findings), "households_from_persons");
    EXPECT_EQ(table->cells.size(), 361478U);
    const geo::PointLocator locator{std::span{&*land, 1}};
    double persons = 0;
    double all = 0;
    std::int64_t unpublished = 0;
    for (const auto& cell : table->cells) {
        const auto corner = table->grid.corner(cell.cell);
        unpublished += cell.persons ? 0 : 1;
        all += cell.persons.value_or(0);
        if (locator.at({corner.east + 500, corner.north + 500})) {
            persons += cell.persons.value_or(0);
        }
    }
    EXPECT_EQ(all, 80212528);
    EXPECT_EQ(unpublished, 146845);
    EXPECT_EQ(persons, 2287524);
}

TEST(RealCensus, DwellingsByFloorAreaAreAddedUpPerCell) {
    const auto file = real_data("population/zensus2011_100m_dwellings_by_floor_area_ST.csv.gz");
    NETZATLAS_NEEDS_REAL(file);

    const auto table = read_census_grid(file);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "sum_of_classes");
    EXPECT_DOUBLE_EQ(table->grid.cell_size, 100);
    for (const auto& cell : table->cells) {
        ASSERT_TRUE(cell.households);
        ASSERT_GE(*cell.households, 3);
    }
}

} // namespace
} // namespace netzatlas::ingest
