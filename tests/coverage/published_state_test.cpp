#include "coverage/parts.hpp"

#include "geo/transform.hpp"
#include "geo/vector_file.hpp"
#include "ingest/cells.hpp"
#include "ingest/tables.hpp"
#include "real_data.hpp"

#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

/// The worked figures of definitions.md: households of the 2011 census, split by area over the
/// municipalities, weigh the published municipal shares to the published state share.
namespace netzatlas::coverage {
namespace {

struct Municipalities {
    std::vector<std::string> keys;
    std::vector<geo::MultiPolygon> shapes; ///< EPSG:3035
};

Municipalities municipalities(const std::filesystem::path& file) {
    Municipalities found;
    const auto layer = geo::VectorLayer::open(file).value();
    const auto to_census = geo::Transform::from_definition(layer.crs(), 3035).value();
    const int key = layer.need_field("AGS").value();
    const auto visited = layer.each([&](const geo::Record& record) -> Result<void> {
        const auto text = record.text(key).value_or("");
        if (text.starts_with("15")) {
            found.keys.push_back(text);
            found.shapes.push_back(to_census(record.polygons().value()).value());
        }
        return {};
    });
    EXPECT_TRUE(visited);
    return found;
}

/// D1: persons ÷ persons per household, 2.0 where that is not published.
std::vector<double> households_in(const ingest::CensusTable& census) {
    std::vector<double> households(census.grid.size());
    for (const auto& cell : census.cells) {
        households[census.grid.index(cell.cell)] =
            cell.persons.value_or(0) / cell.persons_per_household.value_or(2.0);
    }
    return households;
}

class PublishedState : public ::testing::Test {
protected:
    void SetUp() override {
        const auto borders = testing::real_data("boundaries/vg5000_2021-01-01/VG5000_GEM.shp");
        const auto census_file = testing::real_data("population/zensus2011_1km_germany.csv.gz");
        const auto table =
            testing::real_data("broadband/ST_gemeinde_bezirke_privat_2021_mitte.csv");
        NETZATLAS_NEEDS_REAL(borders);
        NETZATLAS_NEEDS_REAL(census_file);
        NETZATLAS_NEEDS_REAL(table);
        const auto places = municipalities(borders);
        const auto census = ingest::read_census_grid(census_file).value();
        const auto households = households_in(census);
        for (const auto& part : parts_by_area(overlay(places.shapes, census.grid).value())) {
            weight_of[places.keys[part.region]] += part.part * households[part.cell];
        }
        figures = ingest::read_fixed_table(table, ingest::TableUse::households).value().figures;
    }
    double state_share(const std::string& indicator) const {
        double served = 0;
        double all = 0;
        for (const auto& figure : figures) {
            if (figure.indicator == indicator) {
                served += weight_of.at(figure.region.text()) * figure.value;
                all += weight_of.at(figure.region.text());
            }
        }
        return served / all;
    }
    std::map<std::string, double> weight_of;
    std::vector<ingest::PublishedFigure> figures;
};

TEST_F(PublishedState, ComesOutToATenthOfAPoint) {
    EXPECT_NEAR(state_share("fixed_hh_alle_1000"), 25.87, 0.005); // published 25.96
    EXPECT_NEAR(state_share("fixed_hh_alle_50"), 90.13, 0.005);   // published 90.23
}

TEST_F(PublishedState, IsNotTheMeanOfItsMunicipalities) {
    double sum = 0;
    int count = 0;
    for (const auto& figure : figures) {
        if (figure.indicator == "fixed_hh_alle_1000") {
            sum += figure.value;
            ++count;
        }
    }
    ASSERT_EQ(count, 218);
    EXPECT_NEAR(sum / count, 13.1, 0.05); // D1
}

} // namespace
} // namespace netzatlas::coverage
