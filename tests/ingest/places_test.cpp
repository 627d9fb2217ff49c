#include "geo/vector_file.hpp"
#include "ingest/places.hpp"
#include "ingest/written_file.hpp"

#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::findings_of;
using netzatlas::testing::Folder;
using netzatlas::testing::rules_of;

Result<PointSites> access_points(const std::string& text) {
    const Folder folder;
    return read_point_sites(folder.write("wlan.csv", text), {"", "access_points"});
}

const std::string header = "id;name;operator;kind;lon;lat;ags;since;status\n";

TEST(PointSites, KeepsOperatorKindPlaceAndDay) {
    const auto set =
        access_points(header + "W1;Marktplatz;Stadt;WLAN;11,6276;52,1205;15003000;2020-05-01;\n");

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(rules_of(set->findings), "");
    ASSERT_EQ(set->sites.size(), 1U);
    const auto& site = set->sites.front();
    EXPECT_EQ(site.kind, "wlan");
    EXPECT_EQ(site.run_by, "Stadt");
    EXPECT_EQ(site.status, SiteStatus::in_use);
    EXPECT_EQ(site.municipality->text(), "15003000");
    EXPECT_EQ(site.place, (LonLat{11.6276, 52.1205}));
    EXPECT_EQ(site.since->iso(), "2020-05-01");
}

TEST(PointSites, TurnsMetresIntoDegrees) {
    // The middle of Magdeburg: 11.6276 E, 52.1205 N is 679875 E, 5777502 N in UTM 32.
    const auto set = access_points("id,name,kind,east,north\nW1,a,wlan,679875,5777502\n");

    ASSERT_TRUE(set) << set.error().message;
    ASSERT_EQ(set->sites.size(), 1U);
    EXPECT_NEAR(set->sites.front().place.lon, 11.6276, 0.002);
    EXPECT_NEAR(set->sites.front().place.lat, 52.1205, 0.002);
}

TEST(PointSites, TellsRowsThatCannotCount) {
    const auto set = access_points(header + ";a;;wlan;11.6;52.1;;;\n"
                                            "W1;a;;wifi;11.6;52.1;;;\n"
                                            "W2;a;;wlan;;;;;\n"
                                            "W3;a;;wlan;52.1;11.6;;;\n"
                                            "W4;a;;wlan;11.6;52.1;;;soon\n"
                                            "W5;a;;wlan;11.6;52.1;;31.12.2020;\n"
                                            "W5;b;;wlan;11.6;52.1;;;\n");

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(rules_of(set->findings),
              "bad_date duplicate_key missing_id no_place place_outside unknown_kind "
              "unknown_status");
    ASSERT_EQ(set->sites.size(), 1U);
    EXPECT_EQ(set->sites.front().id, "W5");
}

TEST(PointSites, NeedsNoKindForDataCentres) {
    const Folder folder;
    const auto set = read_point_sites(
        folder.write("rz.csv", "id;name;lon;lat;status\nR1;RZ;11.6;52.1;planned\n"),
        {"", "data_centres"});

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(set->sites.front().kind, "data_centre");
    EXPECT_EQ(set->sites.front().status, SiteStatus::planned);
}

TEST(PointSites, NamesTheColumnThatIsMissing) {
    const auto set = access_points("id;name;lon;lat\nW1;a;11.6;52.1\n");

    ASSERT_FALSE(set);
    EXPECT_NE(set.error().message.find("kind"), std::string::npos) << set.error().message;
}

TEST(FibreStages, GivesEachStageItsOwnCountAndDenominator) { // D7
    const Folder folder;
    const auto set = read_fibre_stages(
        folder.write("stufen.csv", "ags;households;passed;passed_plus;connected;activated\n"
                                   "15003000;100;80;60;40;20\n"));

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(rules_of(set->findings), "");
    ASSERT_EQ(set->counts.size(), 4U);
    EXPECT_EQ(set->counts[0].layer, "fibre_activated");
    EXPECT_EQ(set->counts[0].amount, 20);
    EXPECT_EQ(set->counts[0].of, 100);
}

TEST(FibreStages, TellsAStageAboveTheOneThatContainsIt) { // D7
    const Folder folder;
    const auto set = read_fibre_stages(folder.write(
        "stufen.csv", "ags;households;passed;connected\n15003000;100;80;90\n15090010;50;60;–\n"));

    ASSERT_TRUE(set) << set.error().message;
    const auto findings = findings_of(set->findings, "stage_above");
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].value, "90");
    EXPECT_EQ(findings[0].column, "connected");
    EXPECT_EQ(findings[1].value, "60");
    EXPECT_EQ(set->counts.size(), 3U);
}

TEST(FibreStages, TakesMunicipalitiesOnlyAndEachOnce) {
    const Folder folder;
    const auto set = read_fibre_stages(folder.write(
        "stufen.csv", "ags;households;passed\n15;9;1\n15003000;9;1\n15003000;9;2\n15003000;;\n"));

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(rules_of(set->findings), "bad_key duplicate_key");
    EXPECT_EQ(set->counts.size(), 1U);
}

/// A square of 1 km at the given corner.
geo::MultiPolygon square(double west, double south) {
    return {{geo::Polygon{{{{west, south},
                            {west + 1000, south},
                            {west + 1000, south + 1000},
                            {west, south + 1000},
                            {west, south}}}}}};
}

Result<FundedAreas> areas_with(const std::string& id_column, const std::string& theme,
                               const std::vector<std::vector<std::optional<std::string>>>& rows) {
    const Folder folder;
    auto writer = *geo::VectorWriter::create(folder / "areas.gpkg", "GPKG", "2021-06-30T00:00:00Z");
    using enum geo::FieldType;
    (void)writer.add_layer(
        {"areas",
         {{id_column, text}, {"programme", text}, {"status", text}, {"since", date}},
         geo::GeometryType::polygons});
    for (const auto& row : rows) {
        (void)writer.add({row, square(676000, 5780000)});
    }
    (void)writer.close();
    return read_funded_areas(folder / "areas.gpkg", {"", theme});
}

TEST(FundedAreas, KeepsProgrammeStageAndDay) {
    const auto set =
        areas_with("id", "rollout", {{"A1", "Graue Flecken", "building", "2021-03-01"}});

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(rules_of(set->findings), "");
    ASSERT_EQ(set->areas.size(), 1U);
    const auto& area = set->areas.front().area;
    EXPECT_EQ(area.programme, "Graue Flecken");
    EXPECT_EQ(area.stage, WorksStage::building);
    EXPECT_EQ(area.since->iso(), "2021-03-01");
    EXPECT_NEAR(geo::area(set->areas.front().ground), 1e6, 1e-3);
}

TEST(FundedAreas, RefusesAStageItDoesNotKnow) {
    const auto set =
        areas_with("id", "rollout", {{"A1", "P", "soon", {}}, {"A1", "P", "done", {}}});

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(rules_of(set->findings), "unknown_status");
    EXPECT_EQ(set->areas.size(), 1U);
}

TEST(FundedAreas, ReadsTheAgencysDeficitAreasByTheirNumber) { // sources.md 3.2
    const auto set = areas_with("Nr", "deficit", {{"17", {}, {}, {}}});

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(set->areas.front().area.id, "17");
    EXPECT_FALSE(set->areas.front().area.stage);
}

TEST(LandUse, TellsAreasAndLinesByTheirShape) {
    const Folder folder;
    const auto file = folder.write(
        "netz.geojson",
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:25832"}},"features":[
        {"type":"Feature","properties":{"class":"forest"},"geometry":{"type":"Polygon","coordinates":[[[676000,5780000],[677000,5780000],[677000,5781000],[676000,5780000]]]}},
        {"type":"Feature","properties":{"class":"rail"},"geometry":{"type":"LineString","coordinates":[[676000,5780000],[677000,5780000]]}},
        {"type":"Feature","properties":{"class":"moor"},"geometry":null}]})");

    const auto use = read_land_use(file, {});

    ASSERT_TRUE(use) << use.error().message;
    EXPECT_EQ(rules_of(use->findings), "unknown_class");
    ASSERT_EQ(use->shapes.size(), 2U);
    EXPECT_NEAR(geo::area(use->shapes[0].area), 0.5e6, 1e-3);
    EXPECT_TRUE(use->shapes[0].lines.lines.empty());
    EXPECT_NEAR(geo::length(use->shapes[1].lines), 1000, 1e-6);
}

TEST(HouseholdTotals, GivesOneNumberPerMunicipality) {
    const Folder folder;
    const auto set = read_household_totals(
        folder.write("haushalte.csv", "ags;name;haushalte\n15090010;Arneburg;680\n"
                                      "15003000;Magdeburg;133412\n"));

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(rules_of(set->findings), "");
    ASSERT_EQ(set->counts.size(), 2U);
    EXPECT_EQ(set->counts[0].municipality.text(), "15003000");
    EXPECT_EQ(set->counts[0].amount, 133412);
    EXPECT_EQ(set->counts[1].layer, "households");
}

TEST(HouseholdTotals, TellsRowsThatCannotCount) {
    const Folder folder;
    const auto set = read_household_totals(
        folder.write("haushalte.csv", "ags;households\n15003000;12\n15003000;13\n15090;5\n"
                                      "1509001;5\n15090020;-4\n15090030;1,5\n15090040;\n"));

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(rules_of(set->findings),
              "bad_key duplicate_key key_without_leading_zero malformed_number");
    EXPECT_EQ(set->counts.size(), 1U);
}

} // namespace
} // namespace netzatlas::ingest
