#include "boxes.hpp"
#include "geo/proj.hpp"
#include "geo/transform.hpp"
#include "temporary_folder.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace netzatlas::geo {
namespace {

using testing::box_shape;
using testing::TemporaryFolder;

Point moved(int from, int to, Point point) {
    const auto transform = Transform::between(from, to);
    EXPECT_TRUE(transform) << transform.error().message;
    const auto result = (*transform)(point);
    EXPECT_TRUE(result) << result.error().message;
    return *result;
}

TEST(Transform, GaussKrugerGoesThroughTheGridShift) {
    // cs2cs of PROJ 9.1.1 with BETA2007.gsb
    const Point point = moved(31468, 25832, {4474338, 5775612});

    EXPECT_NEAR(point.x, 679658.6075, 1e-3);
    EXPECT_NEAR(point.y, 5776924.5874, 1e-3);
}

TEST(Transform, GaussKrugerToDegreesGoesThroughTheSameGrid) {
    const Point point = moved(31468, 4326, {4474338, 5775612});

    EXPECT_NEAR(point.x, 11.623875021, 1e-9);
    EXPECT_NEAR(point.y, 52.113632699, 1e-9);
}

TEST(Transform, EveryGaussKrugerZoneIsKnown) {
    for (const int zone : {31466, 31467, 31468, 31469}) {
        const double false_easting = (zone - 31464) * 1e6 + 500'000;
        EXPECT_NEAR(moved(zone, 4326, {false_easting, 5'700'000}).x, (zone - 31464) * 3, 0.01);
    }
}

TEST(Transform, LongitudeComesFirst) {
    const Point point = moved(4326, 25832, {9, 0});

    EXPECT_NEAR(point.x, 500'000, 1e-6);
    EXPECT_NEAR(point.y, 0, 1e-6);
}

TEST(Transform, LambertEastComesFirst) {
    // EPSG:3035 is centred on 10° E, 52° N with these false coordinates.
    const Point point = moved(3035, 4326, {4'321'000, 3'210'000});

    EXPECT_NEAR(point.x, 10, 1e-9);
    EXPECT_NEAR(point.y, 52, 1e-9);
}

TEST(Transform, ThereAndBackIsTheSamePlace) {
    const Point start{678'123.25, 5'780'456.75};
    for (const int other : {4326, 3035, 3857, 31467, 25833}) {
        const Point back = moved(other, 25832, moved(25832, other, start));
        EXPECT_NEAR(back.x, start.x, 1e-3) << other;
        EXPECT_NEAR(back.y, start.y, 1e-3) << other;
    }
}

TEST(Transform, TheSameSystemChangesNothing) {
    EXPECT_EQ(moved(25832, 25832, {678'123.25, 5'780'456.75}), (Point{678'123.25, 5'780'456.75}));
}

TEST(Transform, AMissingGridFileIsAnError) {
    const TemporaryFolder folder;
    std::filesystem::create_symlink("/usr/share/proj/proj.db", folder / "proj.db");
    const auto context = proj_session((folder / "").string());

    const auto operation = proj_operation(context.get(), "EPSG:31467", "EPSG:25832");

    ASSERT_FALSE(operation);
    EXPECT_EQ(operation.error().code, ErrorCode::bad_source);
    EXPECT_NE(operation.error().message.find("BETA2007"), std::string::npos)
        << operation.error().message;
}

TEST(Transform, AnUnknownSystemIsAnError) {
    EXPECT_EQ(Transform::between(999'999, 25832).error().code, ErrorCode::bad_source);
    EXPECT_EQ(Transform::from_definition("nonsense", 25832).error().code, ErrorCode::bad_source);
    EXPECT_EQ(Transform::from_definition("", 25832).error().code, ErrorCode::bad_source);
}

TEST(Transform, ImpossiblePlacesAreErrors) {
    const auto transform = Transform::between(4326, 25832);
    ASSERT_TRUE(transform);

    EXPECT_EQ((*transform)({678'000, 5'780'000}).error().code, ErrorCode::bad_value);
    EXPECT_EQ((*transform)({std::numeric_limits<double>::infinity(), 1}).error().code,
              ErrorCode::bad_value);
}

TEST(Transform, APlaceOffTheGridShiftIsAnError) {
    const auto transform = Transform::between(31467, 25832);
    ASSERT_TRUE(transform);

    EXPECT_EQ((*transform)({3'500'000, 1'000'000}).error().code, ErrorCode::bad_value);
}

TEST(Transform, ShapesMoveVertexByVertex) {
    const auto transform = Transform::between(4326, 25832);
    ASSERT_TRUE(transform);

    const auto shape = (*transform)(box_shape(11, 52, 11.1, 52.1));

    ASSERT_TRUE(shape) << shape.error().message;
    EXPECT_EQ(shape->polygons[0].rings[0][2], moved(4326, 25832, {11.1, 52.1}));
    EXPECT_GT(signed_area(shape->polygons[0].rings[0]), 0);
}

TEST(Transform, ACloneMovesAlike) {
    const auto transform = Transform::between(31468, 25832);
    ASSERT_TRUE(transform);

    EXPECT_EQ(transform->clone()({4474338, 5775612}), (*transform)({4474338, 5775612}));
}

TEST(Transform, CodesAreRecognisedInOldWkt) {
    // As the publisher's shapefile declares it, without its authority entry.
    const std::string esri =
        R"(PROJCS["DHDN_3_Degree_Gauss_Zone_3",GEOGCS["GCS_Deutsches_Hauptdreiecksnetz",)"
        R"(DATUM["D_Deutsches_Hauptdreiecksnetz",SPHEROID["Bessel_1841",6377397.155,299.1528128]],)"
        R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],)"
        R"(PARAMETER["False_Easting",3500000.0],PARAMETER["False_Northing",0.0],)"
        R"(PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",1.0],)"
        R"(PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";

    EXPECT_EQ(epsg_of(esri), 31467);
    const auto transform = Transform::from_definition(esri, 25832);
    ASSERT_TRUE(transform) << transform.error().message;
    const auto expected = moved(31467, 25832, {3674338, 5775612});
    EXPECT_NEAR((*transform)({3674338, 5775612})->x, expected.x, 1e-6);
}

TEST(Transform, CodesOfDeclarations) {
    EXPECT_EQ(epsg_of("EPSG:25832"), 25832);
    EXPECT_EQ(epsg_of("OGC:CRS84"), 4326);
    EXPECT_EQ(epsg_of(""), 0);
    EXPECT_EQ(epsg_of("nonsense"), 0);
}

} // namespace
} // namespace netzatlas::geo
