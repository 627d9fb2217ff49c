#include "ingest/tables.hpp"
#include "ingest/written_file.hpp"

#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::Folder;
using netzatlas::testing::rules_of;

const std::string land_header =
    "\"AGS\";\"Technologie\";\"Flaechenart\";\"Flaechen Gruppe\";\"Flaechen Gruppe "
    "Name\";\"Verfügbarkeit\"\n";

Result<PublishedTable> land_of(const std::string& rows) {
    const Folder folder;
    return read_mobile_land_classes(folder.write("land.csv", land_header + rows));
}

Result<PublishedTable> schools_of(const std::string& text) {
    const Folder folder;
    return read_school_shares(folder.write("schulen.csv", text));
}

TEST(MobileLandClasses, TranslatesTechnologyAndClass) {
    const auto table =
        land_of("\"15001\";\"5G2\";\"Wald-, Wiesenflächen\";20;Gemeindefläche;13.50\n"
                "Deutschland;\"Mobil Alle\";Bundesstraßen;30;Infrastruktur;99.1\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "");
    ASSERT_EQ(table->figures.size(), 2U);
    EXPECT_EQ(table->figures[0].indicator, "mobile_5g_2_land_wald_wiesen");
    EXPECT_EQ(table->figures[0].printed, "13.50");
    EXPECT_EQ(table->figures[1].region.text(), "DE");
    EXPECT_EQ(table->figures[1].indicator, "mobile_all_land_bundesstrassen");
    EXPECT_DOUBLE_EQ(table->figures[1].value, 99.1);
}

TEST(MobileLandClasses, ReportsUnknownWordsAndFiguresToldTwice) {
    const auto table = land_of("15001;5G2;Moor;20;Gemeindefläche;13.50\n"
                               "15001;6G;Autobahn;30;Infrastruktur;1\n"
                               "15001;5G2;Autobahn;30;Infrastruktur;1\n"
                               "15001;5G2;Autobahn;30;Infrastruktur;2\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "duplicate_figure unknown_class");
    EXPECT_EQ(table->findings.front().value, "Moor");
    ASSERT_EQ(table->figures.size(), 1U);
    EXPECT_EQ(table->figures.front().printed, "1");
}

TEST(MobileLandClasses, FailsWithoutAColumnOrAnyRow) {
    const Folder folder;
    const auto table = read_mobile_land_classes(
        folder.write("land.csv", "AGS;Technologie;Verfügbarkeit\n15;5G2;1\n"));

    ASSERT_FALSE(table);
    EXPECT_NE(table.error().message.find("Flaechenart"), std::string::npos);
    EXPECT_FALSE(land_of(""));
}

TEST(SchoolShares, ReadsTheSchoolColumnsOnly) {
    const auto table = schools_of("krs;lan;name;priv_alle_tech_16;schulen_alle_tech_1000\n"
                                  "15003;15;Magdeburg;99;31\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "");
    ASSERT_EQ(table->figures.size(), 1U);
    EXPECT_EQ(table->figures.front().indicator, "schools_alle_1000");
    EXPECT_EQ(table->figures.front().printed, "31");
}

TEST(SchoolShares, ReportsKeysAndShares) {
    const auto table = schools_of("krs;schulen_alle_tech_1000\n1001;5\n15003;101\n15003;99\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "duplicate_key key_without_leading_zero share_above_100");
}

TEST(SchoolShares, FailsWithoutKeyOrShares) {
    EXPECT_FALSE(schools_of("name;schulen_alle_tech_1000\nx;5\n"));
    EXPECT_FALSE(schools_of("krs;name\n15003;x\n"));
    EXPECT_FALSE(schools_of("krs;schulen_alle_tech_1000\n"));
}

} // namespace
} // namespace netzatlas::ingest
