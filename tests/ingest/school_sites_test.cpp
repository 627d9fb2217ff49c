#include "geo/vector_file.hpp"
#include "ingest/sites.hpp"
#include "ingest/written_file.hpp"

#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::Folder;
using netzatlas::testing::rules_of;

const std::string header = "site_id;name;kind;street;postcode;ags;lon;lat;stage;date\n";

Result<SchoolSet> sites_of(const std::string& rows) {
    const Folder folder;
    return read_school_sites(folder.write("schulen.csv", header + rows));
}

std::string row(const std::string& event, const std::string& name = "GS Am Park") {
    return "ST-1;" + name + ";Grundschule;Parkstraße 1;39104;15003000;11.6276;52.1205;" + event +
           "\n";
}

TEST(SchoolSites, GathersTheEventsOfASiteByDate) {
    const auto set = sites_of(row("online;2021-09-30") + row("planned;2019-03-01") +
                              row("works_finished;2021-05-12"));

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(rules_of(set->findings), "");
    ASSERT_EQ(set->sites.size(), 1U);
    const auto& site = set->sites.front();
    EXPECT_EQ(site.name, "GS Am Park");
    EXPECT_EQ(site.street, "Parkstraße 1");
    EXPECT_EQ(site.municipality.text(), "15003000");
    EXPECT_EQ(site.place, (LonLat{11.6276, 52.1205}));
    ASSERT_EQ(site.events.size(), 3U);
    EXPECT_EQ(site.events[0].stage, SchoolStage::planned);
    EXPECT_EQ(site.events[2].date.iso(), "2021-09-30");
}

TEST(SchoolSites, SortsSitesById) {
    const auto set = sites_of("B;b;x;;;15003000;;;planned;2020-01-01\n"
                              "A;a;x;;;15003000;;;planned;2020-01-01\n");

    ASSERT_TRUE(set) << set.error().message;
    ASSERT_EQ(set->sites.size(), 2U);
    EXPECT_EQ(set->sites.front().id, "A");
    EXPECT_FALSE(set->sites.front().place);
}

TEST(SchoolSites, KeepsASiteThatHasNotEnteredTheProgramme) {
    const auto set = sites_of(row(";"));

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(rules_of(set->findings), "");
    ASSERT_EQ(set->sites.size(), 1U);
    EXPECT_TRUE(set->sites.front().events.empty());
}

TEST(SchoolSites, ReportsRowsOfASiteThatDisagree) {
    const auto set = sites_of(row("planned;2019-03-01") + row("online;2020-03-01", "GS Am Wald"));

    ASSERT_TRUE(set) << set.error().message;
    ASSERT_EQ(rules_of(set->findings), "site_disagrees");
    EXPECT_EQ(set->findings.front().row, 2);
    EXPECT_EQ(set->findings.front().value, "ST-1");
    EXPECT_EQ(set->sites.front().name, "GS Am Park");
    EXPECT_EQ(set->sites.front().events.size(), 2U);
}

TEST(SchoolSites, ReportsAnUnknownStageAndABrokenDate) {
    const auto set = sites_of(row("fertig;2019-03-01") + row("online;30.09.2021"));

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(rules_of(set->findings), "bad_date unknown_stage");
    EXPECT_EQ(set->findings.front().value, "fertig");
    EXPECT_TRUE(set->sites.front().events.empty());
}

TEST(SchoolSites, ReportsExchangedDegreesAndKeepsTheSite) {
    const auto set = sites_of("A;a;x;;;15003000;52.1205;11.6276;planned;2020-01-01\n");

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(rules_of(set->findings), "place_outside");
    ASSERT_EQ(set->sites.size(), 1U);
    EXPECT_FALSE(set->sites.front().place);
}

TEST(SchoolSites, UnderstandsADecimalComma) {
    const auto set = sites_of("A;a;x;;;15003000;11,6276;52,1205;planned;2020-01-01\n");

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(set->sites.front().place, (LonLat{11.6276, 52.1205}));
}

TEST(SchoolSites, ReportsKeysThatAreNoMunicipality) {
    const auto set = sites_of("A;a;x;;;5003000;;;planned;2020-01-01\n"
                              "B;b;x;;;15003;;;planned;2020-01-01\n");

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(rules_of(set->findings), "bad_key key_without_leading_zero");
    EXPECT_TRUE(set->sites.empty());
}

TEST(SchoolSites, WarnsOfAStageThatFallsAndAnEventToldTwice) {
    const auto set =
        sites_of(row("online;2020-01-01") + row("planned;2021-01-01") + row("planned;2021-01-01"));

    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(rules_of(set->findings), "repeated_event stage_falls");
    EXPECT_EQ(set->sites.front().events.size(), 2U);
}

TEST(SchoolSites, FailsWithoutAStageColumn) {
    const Folder folder;
    const auto set = read_school_sites(folder.write(
        "schulen.csv", "site_id;name;kind;street;postcode;ags;lon;lat\nA;a;x;;;15003000;;\n"));

    ASSERT_FALSE(set);
    EXPECT_NE(set.error().message.find("schulen.csv"), std::string::npos);
    EXPECT_NE(set.error().message.find("stage"), std::string::npos);
}

TEST(SchoolSites, FailsOnAnEmptyFileAndOnAHeaderAlone) {
    const Folder folder;

    EXPECT_FALSE(read_school_sites(folder.write("leer.csv", "")));
    EXPECT_FALSE(read_school_sites(folder.write("kopf.csv", header)));
}

TEST(SchoolSites, TurnsThePointsOfAGeoPackageIntoDegrees) {
    const Folder folder;
    auto writer =
        geo::VectorWriter::create(folder / "schulen.gpkg", "GPKG", "2021-06-30T00:00:00Z");
    ASSERT_TRUE(writer) << writer.error().message;
    geo::LayerShape shape{.name = "schulen",
                          .fields = {},
                          .geometry = geo::GeometryType::points,
                          .epsg = 25832,
                          .description = ""};
    for (const auto* name :
         {"site_id", "name", "kind", "street", "postcode", "ags", "stage", "date"}) {
        shape.fields.push_back({name, geo::FieldType::text});
    }
    ASSERT_TRUE(writer->add_layer(shape));
    // 9° east on 50° north: false easting 500 km, meridian arc 5 538 630.70 m by definition.
    ASSERT_TRUE(writer->add({.texts = {"A", "a", "x", "", "", "15003000", "planned", "2020-01-01"},
                             .polygons = {},
                             .point = geo::Point{500000, 5538630.70}}));
    ASSERT_TRUE(writer->close());

    const auto set = read_school_sites(folder / "schulen.gpkg");

    ASSERT_TRUE(set) << set.error().message;
    ASSERT_EQ(set->sites.size(), 1U);
    ASSERT_TRUE(set->sites.front().place);
    EXPECT_NEAR(set->sites.front().place->lon, 9.0, 1e-7);
    EXPECT_NEAR(set->sites.front().place->lat, 50.0, 1e-7);
    EXPECT_EQ(set->sites.front().events.size(), 1U);
}

} // namespace
} // namespace netzatlas::ingest
