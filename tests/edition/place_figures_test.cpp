#include "store/edition.hpp"
#include "tiny_project.hpp"

#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

using netzatlas::testing::must;
using netzatlas::testing::tiny_north;
using netzatlas::testing::tiny_square;
using netzatlas::testing::tiny_west;
using netzatlas::testing::TinyProject;

/// The tiny sources with points, areas, land, roads and stages of fibre.
class PlacesProject : public TinyProject {
public:
    PlacesProject() {
        write("wlan.csv", "id;name;operator;kind;lon;lat;ags;since;status\n"
                          "W1;Markt;Stadt;wlan;11.58017;52.15574;15003000;2020-01-01;\n"
                          "W2;Park;Verein;freifunk;11.58020;52.15570;15090010;2020-01-01;\n"
                          "W3;Bad;Stadt;wlan;11.57965;52.14676;;2021-12-01;\n"
                          "W4;Amt;Stadt;wlan;11.57965;52.14676;;2020-12-01;planned\n"
                          "W5;Berlin;Stadt;wlan;13.4;52.5;;;\n");
        write("rz.csv", "id;name;lon;lat\nR1;RZ;11.57965;52.14676\n");
        write("stufen.csv", "ags;households;passed;connected\n"
                            "15003000;100;80;40\n15090010;20;10;0\n15090180;30;0;0\n");
        write_areas();
        write_land();
        for (const auto& [id, reader, file] : {std::tuple{"wlan", "access_points", "wlan.csv"},
                                               {"rechenzentren", "data_centres", "rz.csv"},
                                               {"ausbaugebiete", "rollout_areas", "areas.gpkg"},
                                               {"flaechennutzung", "land_use", "land.geojson"},
                                               {"ausbaustufen", "fibre_stages", "stufen.csv"}}) {
            std::ofstream{folder() / "tiny.toml", std::ios::app}
                << fmt::format("[[source]]\nid = '{}'\nreader = '{}'\nmanifest = 'demo'\nfile = "
                               "'{}'\nreference_date = 2021-06-30\n",
                               id, reader, file);
        }
    }

private:
    void write(const std::string& name, const std::string& text) const {
        std::ofstream{folder() / name} << text;
    }
    /// Two that overlap in Magdeburg's eastern half, one of them finished; a quarter of Goldbeck.
    void write_areas() const {
        auto writer =
            *geo::VectorWriter::create(folder() / "areas.gpkg", "GPKG", "2021-06-30T00:00:00Z");
        using enum geo::FieldType;
        must(writer.add_layer({"areas",
                               {{"id", text}, {"programme", text}, {"status", text}},
                               geo::GeometryType::polygons}));
        must(writer.add({{"A", "P", "done"}, {{geo::Polygon{{tiny_square(500, 0, 500)}}}}}));
        must(writer.add(
            {{"B", "P", "building"}, {{geo::Polygon{{tiny_square(500, 0, 500, 500)}}}}}));
        must(writer.add(
            {{"C", "P", "building"}, {{geo::Polygon{{tiny_square(1000, 1000, 500, 500)}}}}}));
        must(writer.close());
    }
    /// Forest over the northern half of Magdeburg and all of Arneburg; a county road from west to
    /// east through Magdeburg and Stendal, on no edge of a cell.
    void write_land() const {
        const auto ring = [](const geo::Ring& points) {
            std::string text;
            for (const auto& point : points) {
                text += fmt::format("{}[{},{}]", text.empty() ? "" : ",", point.x, point.y);
            }
            return text;
        };
        write(
            "land.geojson",
            fmt::format(
                R"({{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"EPSG:25832"}}}},"features":[
{{"type":"Feature","properties":{{"class":"forest"}},"geometry":{{"type":"MultiPolygon","coordinates":[[[{}]],[[{}]]]}}}},
{{"type":"Feature","properties":{{"class":"road_county"}},"geometry":{{"type":"LineString","coordinates":[[{},{}],[{},{}]]}}}}]}})",
                ring(tiny_square(0, 0, 1000, 500)), ring(tiny_square(0, 1000)), tiny_west - 500,
                tiny_north - 250, tiny_west + 1500, tiny_north - 250));
    }
};

const store::Edition& tiny() {
    static const PlacesProject project;
    static const auto built = project.build();
    if (!built) {
        throw std::runtime_error{built.error().message};
    }
    static const auto edition = *store::Edition::open(built->folder);
    return *edition;
}

double value(const std::string& region, const std::string& indicator) {
    const auto* row = tiny().newest(region, indicator);
    return row != nullptr ? row->value.value.value_or(-1) : -2;
}

TEST(PlaceFigures, CountAccessPointsInUseWhereTheyStand) {
    EXPECT_EQ(value("15003000", "access_points"), 2);
    EXPECT_EQ(value("15003000", "access_points_freifunk"), 1);
    EXPECT_EQ(value("15090010", "access_points"), 0); // one opens later, one is only planned
    EXPECT_EQ(value("15", "access_points"), 2);
    EXPECT_EQ(value("150905051", "data_centres"), 1);
    EXPECT_EQ(tiny().content().sites.size(), 5U);
}

TEST(PlaceFigures, GiveNoRateWhereNobodyCountedThePeople) { // D16
    EXPECT_EQ(tiny().newest("15", "access_points_per_1000")->value.state,
              ValueState::not_delivered);
}

TEST(PlaceFigures, TellASiteWhoseKeyIsAnotherMunicipality) {
    const auto& findings = tiny().content().findings;
    const auto told = [&](const std::string& rule) {
        return std::count_if(findings.begin(), findings.end(),
                             [&](const auto& finding) { return finding.rule == rule; });
    };
    EXPECT_EQ(told("key_against_place"), 1);
    EXPECT_EQ(told("outside_regions"), 1);
}

TEST(PlaceFigures, CountGroundOfOverlappingAreasOnce) { // D2
    EXPECT_NEAR(value("15003000", "rollout_area"), 50, 1e-9);
    EXPECT_NEAR(value("15003000", "rollout_building_area"), 25, 1e-9);
    EXPECT_NEAR(value("15090180", "rollout_area"), 25, 1e-9);
    EXPECT_NEAR(value("15", "rollout_area"), 100 * (0.5 + 0.25) / 4, 1e-9);
    EXPECT_NEAR(value("15", "rollout_planned_area"), 0, 1e-12);
}

TEST(PlaceFigures, CountHouseholdsOfAreasThroughTheirCells) { // D1
    // All households of a municipality live in its middle, in the cell south-east of it or around.
    const auto* figure = tiny().newest("15", "rollout_households");
    ASSERT_NE(figure, nullptr);
    EXPECT_NEAR(*figure->value.denominator, 200, 1e-3);
    EXPECT_GE(*figure->value.value, 0);
    EXPECT_LE(*figure->value.value, 65 + 1e-6); // 100 of Magdeburg and 30 of Goldbeck at most
}

TEST(PlaceFigures, MeasureLandUnderCoverage) { // D2, D8
    // 5G: Magdeburg 3 networks, Stendal 1, none elsewhere.
    EXPECT_NEAR(value("15003000", "mobile_5g_any_of_forest"), 100, 1e-9);
    EXPECT_NEAR(value("15090010", "mobile_5g_any_of_forest"), 0, 1e-9);
    EXPECT_NEAR(value("15", "mobile_5g_any_of_forest"), 100.0 * 0.5 / 1.5, 1e-9);
    EXPECT_NEAR(*tiny().newest("15", "mobile_5g_any_of_forest")->value.denominator, 1.5e6, 1e-3);
    EXPECT_EQ(tiny().newest("15090180", "mobile_5g_any_of_forest")->value.state,
              ValueState::not_applicable);
}

TEST(PlaceFigures, MeasureRoadsByLength) {
    const auto* road = tiny().newest("15", "mobile_5g_k1_of_road_county");
    ASSERT_NE(road, nullptr);
    EXPECT_NEAR(*road->value.denominator, 1500, 1e-6);
    EXPECT_NEAR(*road->value.value, 100.0 * 500 / 1500, 1e-9); // half of Stendal's kilometre
    EXPECT_NEAR(value("15", "mobile_5g_any_of_road_county"), 100, 1e-9);
}

TEST(PlaceFigures, AddUpStagesOfFibreByHouseholds) { // D7
    EXPECT_NEAR(value("15003000", "fibre_passed"), 80, 1e-12);
    EXPECT_NEAR(value("150905051", "fibre_passed"), 100.0 * 10 / 50, 1e-12);
    EXPECT_NEAR(value("150905051", "fibre_connected"), 0, 1e-12);
}

TEST(PlaceFigures, LeaveAnIntervalWhereAMunicipalityDeliversNoStages) { // D13
    // Stendal is missing with its 50 households: 90 of 150 are known, 90 to 140 of 200.
    const auto& state = tiny().newest("15", "fibre_passed")->value;

    EXPECT_EQ(state.state, ValueState::undecidable);
    EXPECT_NEAR(*state.low, 100.0 * 90 / 200, 1e-3);
    EXPECT_NEAR(*state.high, 100.0 * 140 / 200, 1e-3);
}

TEST(PlaceFigures, AreComputedAgainFromTheEditionItself) {
    const auto verified = verify_edition(tiny().folder(), TinyProject::data());

    ASSERT_TRUE(verified) << verified.error().message;
    EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

} // namespace
} // namespace netzatlas::edition
