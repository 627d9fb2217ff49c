#include "ingest/tables.hpp"
#include "ingest/written_file.hpp"
#include "real_data.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

// Expected figures: definitions.md, "Worked figures to test against", and the notes beside the
// official files; counts of districts and of rows counted in the files with a script of a few
// lines.

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::findings_of;
using netzatlas::testing::real_data;
using netzatlas::testing::rules_of;

std::string printed(const PublishedTable& table, std::string_view region,
                    std::string_view indicator) {
    const auto found = std::find_if(
        table.figures.begin(), table.figures.end(), [&](const PublishedFigure& figure) {
            return figure.region.text() == region && figure.indicator == indicator;
        });
    return found == table.figures.end() ? "none" : found->printed;
}

std::set<std::string> keys_of(const std::vector<Finding>& findings) {
    std::set<std::string> keys;
    for (const auto& finding : findings) {
        keys.insert(finding.value);
    }
    return keys;
}

std::int64_t regions_in(const PublishedTable& table, std::string_view prefix) {
    std::set<std::string> regions;
    for (const auto& figure : table.figures) {
        if (figure.region.text().starts_with(prefix)) {
            regions.insert(figure.region.text());
        }
    }
    return static_cast<std::int64_t>(regions.size());
}

TEST(RealTables, StateFiguresOfMid2021AreAsPrinted) {
    const auto file = real_data("broadband/bundesland_privat_2021_1.csv");
    NETZATLAS_NEEDS_REAL(file);

    const auto table = read_fixed_table(file, TableUse::households);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "");
    EXPECT_EQ(printed(*table, "15", "fixed_hh_alle_50"), "90.23");
    EXPECT_EQ(printed(*table, "15", "fixed_hh_alle_1000"), "25.96");
    EXPECT_EQ(printed(*table, "15", "fixed_hh_ftthb_1000"), "13.07");
    EXPECT_EQ(table->figures.size(), 16U * 58U);
}

TEST(RealTables, TheCountryIsKeyedByItsName) {
    const auto file = real_data("broadband/deutschland_privat_2021_1.csv");
    NETZATLAS_NEEDS_REAL(file);

    const auto table = read_fixed_table(file, TableUse::households);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(printed(*table, "DE", "fixed_hh_alle_1000"), "62.13");
    EXPECT_EQ(printed(*table, "DE", "fixed_hh_5g_1"), "none");
    EXPECT_EQ(table->figures.size(), 58U);
}

TEST(RealTables, TheNationOfMid2021HasItsKnownOdditiesAndNoOther) {
    const auto file = real_data("broadband/gemeinde_bezirke_privat_2021_mitte.csv.gz");
    NETZATLAS_NEEDS_REAL(file);

    const auto table = read_fixed_table(file, TableUse::households);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "all_zero_row city_district share_above_100");
    EXPECT_EQ(findings_of(table->findings, "all_zero_row").size(), 238U);
    EXPECT_EQ(findings_of(table->findings, "city_district").size(), 58U);
    const auto above = findings_of(table->findings, "share_above_100");
    EXPECT_EQ(above.size(), 36U);
    EXPECT_EQ(keys_of(above).count("100.39"), 1U);
    EXPECT_EQ(printed(*table, "03357002", "fixed_hh_all_incl_wireless_1"), "100.39");
    EXPECT_EQ(table->not_applicable.size(), 238U);
}

TEST(RealTables, TheNationOfEnd2020RisesIn457RowsOfAllTechnologies) {
    const auto file = real_data("broadband/gemeinde_bezirke_privat_2020_ende.csv.gz");
    NETZATLAS_NEEDS_REAL(file);

    const auto table = read_fixed_table(file, TableUse::households);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings),
              "all_zero_row city_district share_above_100 share_rising_with_rate");
    const auto rising = findings_of(table->findings, "share_rising_with_rate");
    EXPECT_EQ(rising.size(), 457U);
    for (const auto& finding : rising) {
        EXPECT_TRUE(finding.column.starts_with("alle Technologien")) << to_line(finding);
    }
    EXPECT_EQ(findings_of(table->findings, "all_zero_row").size(), 238U);
}

TEST(RealTables, SachsenAnhaltOfEnd2020RisesIn23Rows) {
    const auto file = real_data("broadband/ST_gemeinde_bezirke_privat_2020_ende.csv");
    NETZATLAS_NEEDS_REAL(file);

    const auto table = read_fixed_table(file, TableUse::households);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "share_rising_with_rate");
    EXPECT_EQ(table->findings.size(), 23U);
}

TEST(RealTables, SachsenAnhaltOfMid2021HasAll218AndNothingOdd) {
    const auto file = real_data("broadband/ST_gemeinde_bezirke_privat_2021_mitte.csv");
    NETZATLAS_NEEDS_REAL(file);

    const auto table = read_fixed_table(file, TableUse::households);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "");
    EXPECT_EQ(regions_in(*table, "15"), 218);
    EXPECT_EQ(table->figures.size(), 218U * 53U);
    EXPECT_EQ(printed(*table, "15090010", "fixed_hh_wireless_10"), "none");
    EXPECT_EQ(printed(*table, "15090010", "fixed_hh_alle_1000"), "96.00");
    EXPECT_EQ(printed(*table, "15090010", "fixed_hh_fttc_200"), "45.23");
}

TEST(RealTables, ZielitzHasBusinessParksAndNoneServed) {
    const auto file = real_data("broadband/ST_gemeinde_bezirke_gewerbe_gwg_2021_mitte.csv");
    NETZATLAS_NEEDS_REAL(file);

    const auto table = read_fixed_table(file, TableUse::business_parks);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(keys_of(findings_of(table->findings, "all_zero_row")),
              std::set<std::string>{"15083580"});
    EXPECT_EQ(printed(*table, "15083580", "fixed_gwg_alle_1000"), "0");
    EXPECT_EQ(regions_in(*table, "15"), 210);
}

TEST(RealTables, OneCountyIsAboveAllByAHundredth) {
    const auto file = real_data("broadband/landkreis_privat_2021_1.csv");
    NETZATLAS_NEEDS_REAL(file);

    const auto table = read_fixed_table(file, TableUse::households);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "share_above_100");
    EXPECT_EQ(keys_of(table->findings), std::set<std::string>{"100.01"});
    EXPECT_EQ(regions_in(*table, "15"), 14);
}

TEST(RealTables, FiveGOfTheStateByLandClass) {
    const auto file = real_data("mobile/bundesland_mobilfunk_stats_2021_1.csv");
    NETZATLAS_NEEDS_REAL(file);

    const auto table = read_mobile_land_classes(file);

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "");
    EXPECT_EQ(table->figures.size(), 880U);
    // Worked figures, to one decimal: 78.9, 68.1, 81.4, 64.4, 40.9, 36.8, 13.5.
    const std::pair<std::string, double> expected[] = {
        {"wohnbau", 78.9},      {"gewerbe", 68.1},        {"autobahn", 81.4},
        {"bahnstrecken", 64.4}, {"landwirtschaft", 40.9}, {"kreisstrassen", 36.8},
        {"wald_wiesen", 13.5}};
    for (const auto& [land_class, share] : expected) {
        EXPECT_NEAR(std::stod(printed(*table, "15", "mobile_5g_2_land_" + land_class)), share,
                    0.051)
            << land_class;
    }
}

TEST(RealTables, CountiesAndCountryByLandClass) {
    const auto counties = real_data("mobile/landkreis_mobilfunk_stats_2021_1.csv.gz");
    const auto country = real_data("mobile/deutschland_mobilfunk_stats_2021_1.csv");
    NETZATLAS_NEEDS_REAL(counties);

    const auto county_table = read_mobile_land_classes(counties);
    const auto country_table = read_mobile_land_classes(country);

    ASSERT_TRUE(county_table) << county_table.error().message;
    EXPECT_EQ(rules_of(county_table->findings), "");
    EXPECT_EQ(county_table->figures.size(), 21815U);
    ASSERT_TRUE(country_table) << country_table.error().message;
    EXPECT_EQ(printed(*country_table, "DE", "mobile_5g_2_land_autobahn"), "90.12");
}

TEST(RealTables, SchoolSharesOfTheExportAndOfTheWorkbookAreTheSame) {
    const auto csv = real_data("schools/2021_BBA_Kreisdaten_export.csv");
    const auto xls = real_data("schools/2021_BBA_Kreisdaten.xls");
    NETZATLAS_NEEDS_REAL(csv);

    const auto from_csv = read_school_shares(csv);
    const auto from_xls = read_school_shares(xls);

    ASSERT_TRUE(from_csv) << from_csv.error().message;
    ASSERT_TRUE(from_xls) << from_xls.error().message;
    EXPECT_EQ(rules_of(from_csv->findings), "");
    EXPECT_EQ(from_csv->figures.size(), 402U * 8U);
    EXPECT_EQ(printed(*from_csv, "15001", "schools_alle_1000"), "34");
    EXPECT_EQ(printed(*from_csv, "15081", "schools_alle_1000"), "4");
    ASSERT_EQ(from_xls->figures.size(), from_csv->figures.size());
    for (std::size_t i = 0; i < from_csv->figures.size(); ++i) {
        EXPECT_EQ(from_xls->figures[i].region, from_csv->figures[i].region);
        EXPECT_EQ(from_xls->figures[i].value, from_csv->figures[i].value);
    }
}

} // namespace
} // namespace netzatlas::ingest
