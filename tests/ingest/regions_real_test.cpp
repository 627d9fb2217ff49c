#include "geo/point_locator.hpp"
#include "ingest/regions.hpp"
#include "real_data.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>

namespace netzatlas::ingest {
namespace {

using testing::real_data;

RegionSet regions(const std::string& file, RegionLevel level, const std::string& state) {
    RegionOptions options;
    options.level = level;
    options.state = state;
    auto set = read_regions(real_data(file), options);
    EXPECT_TRUE(set) << set.error().message;
    return set.value_or(RegionSet{});
}

const std::string vg5000 = "boundaries/vg5000_2021-01-01/VG5000_";

TEST(RealRegions, SaxonyAnhaltHasItsMunicipalitiesCountiesAndAssociations) {
    NETZATLAS_NEEDS_REAL(real_data(vg5000 + "GEM.shp"));
    const auto municipalities = regions(vg5000 + "GEM.shp", RegionLevel::municipality, "15");
    const auto counties = regions(vg5000 + "KRS.shp", RegionLevel::county, "15");
    const auto associations = regions(vg5000 + "VWG.shp", RegionLevel::association, "15");
    const auto states = regions(vg5000 + "LAN.shp", RegionLevel::state, "15");

    EXPECT_EQ(municipalities.regions.size(), 218U);
    EXPECT_EQ(counties.regions.size(), 14U);
    EXPECT_EQ(associations.regions.size(), 18U);
    EXPECT_EQ(states.regions.size(), 1U);
    EXPECT_TRUE(municipalities.findings.empty());
    EXPECT_EQ(std::count_if(municipalities.regions.begin(), municipalities.regions.end(),
                            [](const RegionShape& r) { return r.region.association; }),
              114);
}

TEST(RealRegions, MembersNameAssociationsThatThereAre) {
    NETZATLAS_NEEDS_REAL(real_data(vg5000 + "GEM.shp"));
    const auto municipalities = regions(vg5000 + "GEM.shp", RegionLevel::municipality, "15");
    std::map<RegionKey, int> members;
    for (const auto& association :
         regions(vg5000 + "VWG.shp", RegionLevel::association, "15").regions) {
        members[association.region.key] = 0;
    }
    ASSERT_EQ(members.size(), 18U);

    for (const auto& one : municipalities.regions) {
        if (one.region.association) {
            ASSERT_TRUE(members.contains(*one.region.association)) << one.region.name;
            ++members[*one.region.association];
        }
    }

    for (const auto& [key, count] : members) {
        EXPECT_GT(count, 1) << key.text();
    }
}

TEST(RealRegions, TheThreeInvalidRingsOfTheNationAreReported) {
    NETZATLAS_NEEDS_REAL(real_data(vg5000 + "GEM.shp"));
    const auto set = regions(vg5000 + "GEM.shp", RegionLevel::municipality, "");
    std::vector<std::string> invalid;
    for (const auto& finding : set.findings) {
        EXPECT_EQ(finding.rule, "invalid_ring") << to_line(finding);
        invalid.push_back(finding.value);
    }

    std::sort(invalid.begin(), invalid.end());
    EXPECT_EQ(invalid, (std::vector<std::string>{"09677452", "16071004", "16076039"}));
}

TEST(RealRegions, CountiesOfThe250thousandMapAreLandOnly) {
    const std::string file = "boundaries/vg250/vg250_krs_2021-12-31.geojson.gz";
    NETZATLAS_NEEDS_REAL(real_data(file));

    EXPECT_EQ(regions(file, RegionLevel::county, "").regions.size(), 400U);
    EXPECT_EQ(regions(file, RegionLevel::county, "15").regions.size(), 14U);
}

TEST(RealRegions, MunicipalitiesFillTheirState) {
    NETZATLAS_NEEDS_REAL(real_data(vg5000 + "GEM.shp"));
    double sum = 0;
    for (const auto& one : regions(vg5000 + "GEM.shp", RegionLevel::municipality, "15").regions) {
        sum += one.region.area_m2;
    }

    EXPECT_NEAR(sum,
                regions(vg5000 + "LAN.shp", RegionLevel::state, "15").regions.at(0).region.area_m2,
                1e-4 * sum);
    EXPECT_NEAR(sum, 20'467'220'000, 0.005 * sum) << "official area, generalised borders";
}

TEST(RealRegions, TheDirectoryCountsPeopleAndHectares) {
    const auto file = real_data("boundaries/directory/GV100AD_301123.txt.gz");
    NETZATLAS_NEEDS_REAL(file);
    const auto directory = read_directory(file, "15");
    ASSERT_TRUE(directory) << directory.error().message;
    std::map<RegionLevel, int> count;
    std::int64_t people = 0;
    double area = 0;
    for (const auto& entry : directory->entries) {
        ++count[entry.key.level()];
        people += entry.population.value_or(0);
        area += entry.area_m2.value_or(0);
    }

    EXPECT_EQ(count[RegionLevel::municipality], 218);
    EXPECT_EQ(count[RegionLevel::association], 18);
    EXPECT_EQ(count[RegionLevel::county], 14);
    EXPECT_EQ(count[RegionLevel::state], 1);
    EXPECT_EQ(people, 2'186'643);
    EXPECT_DOUBLE_EQ(area, 2'046'722.0 * 10'000);
    EXPECT_TRUE(directory->findings.empty());
}

TEST(RealRegions, TheDirectoryAndTheMapNameTheSameMunicipalities) {
    const auto file = real_data("boundaries/directory/GV100AD_301123.txt.gz");
    NETZATLAS_NEEDS_REAL(file);
    const auto directory = read_directory(file, "15");
    ASSERT_TRUE(directory);
    std::map<std::string, std::string> listed;
    for (const auto& entry : directory->entries) {
        listed[entry.key.text()] = entry.ars;
    }

    for (const auto& one : regions(vg5000 + "GEM.shp", RegionLevel::municipality, "15").regions) {
        EXPECT_EQ(listed[one.region.key.text()], one.region.ars) << one.region.name;
    }
}

TEST(RealRegions, TheWholeDirectoryHasNoFindings) {
    const auto file = real_data("boundaries/directory/GV100AD_301123.txt.gz");
    NETZATLAS_NEEDS_REAL(file);
    const auto directory = read_directory(file, "");

    ASSERT_TRUE(directory) << directory.error().message;
    EXPECT_TRUE(directory->findings.empty());
}

} // namespace
} // namespace netzatlas::ingest
