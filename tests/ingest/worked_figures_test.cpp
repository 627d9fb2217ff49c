#include "ingest/regions.hpp"
#include "ingest/tables.hpp"
#include "real_data.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <string>

/// The worked figures of definitions.md that need no cells: Sachsen-Anhalt, mid 2021, households.
namespace netzatlas::ingest {
namespace {

using Shares = std::map<std::string, std::map<std::string, double>>; ///< indicator, region

Shares shares_in(const std::filesystem::path& file) {
    Shares shares;
    const auto table = read_fixed_table(file, TableUse::households).value();
    for (const auto& figure : table.figures) {
        shares[figure.indicator][figure.region.text()] = figure.value;
    }
    return shares;
}

class WorkedFigures : public ::testing::Test {
protected:
    void SetUp() override {
        const auto municipal =
            testing::real_data("broadband/ST_gemeinde_bezirke_privat_2021_mitte.csv");
        const auto counties = testing::real_data("broadband/landkreis_privat_2021_1.csv");
        const auto people = testing::real_data("boundaries/directory/GV100AD_301123.txt.gz");
        NETZATLAS_NEEDS_REAL(municipal);
        NETZATLAS_NEEDS_REAL(counties);
        NETZATLAS_NEEDS_REAL(people);
        municipal_ = shares_in(municipal);
        published_ = shares_in(counties);
        const auto directory = read_directory(people, "15").value();
        for (const auto& entry : directory.entries) {
            if (entry.population && entry.key.level() == RegionLevel::municipality) {
                people_[entry.key.text()] = static_cast<double>(*entry.population);
            }
        }
    }
    /// The municipal shares of a county or the state, weighted with their people.
    double weighted(const std::string& indicator, const std::string& above) const {
        double served = 0;
        double all = 0;
        for (const auto& [municipality, share] : municipal_.at(indicator)) {
            if (municipality.starts_with(above)) {
                served += share * people_.at(municipality);
                all += people_.at(municipality);
            }
        }
        return served / all;
    }
    struct Gap {
        double points = 0;
        std::string county;
    };
    /// Where the weighted figure lies farthest from the county's own row.
    Gap largest_gap(const std::string& indicator) const {
        Gap largest;
        for (const auto& [county, share] : published_.at(indicator)) {
            if (county.size() == 5 && county.starts_with("15")) {
                const double points = std::fabs(weighted(indicator, county) - share);
                largest = points > largest.points ? Gap{points, county} : largest;
            }
        }
        return largest;
    }

    Shares municipal_;
    Shares published_;
    std::map<std::string, double> people_;
};

TEST_F(WorkedFigures, PeopleInsteadOfHouseholdsGive253) { // published 26.0
    EXPECT_NEAR(weighted("fixed_hh_alle_1000", "15"), 25.3, 0.05);
}

TEST_F(WorkedFigures, CountiesAreAtMost84HundredthsOff) {
    EXPECT_NEAR(largest_gap("fixed_hh_alle_1000").points, 0.84, 0.005);
}

TEST_F(WorkedFigures, TheWorstColumnIsCableInAnhaltBitterfeld) {
    Gap worst;
    std::string column;
    for (const auto& [indicator, shares] : municipal_) {
        if (published_.contains(indicator)) {
            if (const auto gap = largest_gap(indicator); gap.points > worst.points) {
                worst = gap;
                column = indicator;
            }
        }
    }
    EXPECT_NEAR(worst.points, 1.88, 0.005);
    EXPECT_EQ(worst.county, "15082");
    EXPECT_TRUE(column.starts_with("fixed_hh_hfc_")) << column; // CATV
}

TEST_F(WorkedFigures, CableAndFibreExceedTheirUnionIn27Of218) { // D5: a sum is no union
    const auto& cable = municipal_.at("fixed_hh_hfc_1000");
    const auto& fibre = municipal_.at("fixed_hh_ftthb_1000");
    const auto& all = municipal_.at("fixed_hh_alle_1000");
    ASSERT_EQ(all.size(), 218U);
    EXPECT_EQ(std::count_if(all.begin(), all.end(),
                            [&](const auto& entry) {
                                const auto& [key, share] = entry;
                                return cable.at(key) + fibre.at(key) > share + 1;
                            }),
              27);
}

} // namespace
} // namespace netzatlas::ingest
