#include "ingest/cells.hpp"
#include "ingest/encoding.hpp"
#include "ingest/written_file.hpp"

#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::Folder;
using netzatlas::testing::rules_of;

const std::string header = "Gitter_ID_100m;Gitter_ID_100m_neu;Merkmal;Auspraegung_Code;"
                           "Auspraegung_Text;Anzahl;Anzahl_q\n";
const std::string first = "100mN26865E43357;CRS3035RES100mN2686500E4335700;";
const std::string second = "100mN26865E43358;CRS3035RES100mN2686500E4335800;";

Result<CensusTable> table_of(const std::string& rows, const char* name = "tabelle.csv") {
    const Folder folder;
    return read_census_grid(folder.write(name, header + rows));
}

TEST(CensusLongTable, TakesTheTotalsOfHouseholdsAndNoClassOfThem) {
    const auto table = table_of(first + "INSGESAMT;0;Einheiten insgesamt;14;0\n" + first +
                                "HHTYP_FAM;2;Paare ohne Kind(er);8;0\n" + second +
                                "INSGESAMT;0;Einheiten insgesamt;3;1\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->grid.epsg, 3035);
    ASSERT_EQ(table->cells.size(), 2U);
    EXPECT_EQ(table->cells[0].households, 14.0);
    EXPECT_FALSE(table->cells[0].persons);
    EXPECT_EQ(table->cells[1].households, 3.0);
    EXPECT_EQ(rules_of(table->findings), "bracketed_values");
}

TEST(CensusLongTable, TakesPersonsBehindABlankAndUmlautsInLatin1) {
    const Folder folder;
    const auto file = folder.write("Bevoelkerung100M.csv",
                                   header + first + " INSGESAMT;0;Einheiten insgesamt;5;0\n" +
                                       first + "GESCHLECHT;1;M\xE4nnlich;3;0\n");
    const auto table = read_census_grid(file);
    const auto encoding = *encoding_findings(file);

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(table->cells.size(), 1U);
    EXPECT_EQ(table->cells[0].persons, 5.0);
    EXPECT_FALSE(table->cells[0].households);
    ASSERT_EQ(rules_of(encoding), "latin_1");
    EXPECT_EQ(encoding[0].value, "Männlich");
    EXPECT_EQ(encoding[0].severity, Severity::note);
}

TEST(CensusLongTable, KnowsTotalsAloneByTheNameOfTheirFile) {
    const auto rows = first + "INSGESAMT;0;Einheiten insgesamt;5;0\n";

    EXPECT_EQ(table_of(rows, "Haushalte100m.csv")->cells[0].households, 5.0);
    EXPECT_EQ(table_of(rows, "Bevoelkerung100M.csv")->cells[0].persons, 5.0);
    const auto nameless = table_of(rows);
    ASSERT_FALSE(nameless);
    EXPECT_NE(nameless.error().message.find("cannot be told from column 'Merkmal'"),
              std::string::npos);
}

TEST(CensusLongTable, SaysThatDwellingsStandForHouseholds) {
    const auto table = table_of(first + "INSGESAMT;0;Einheiten insgesamt;4;0\n" + first +
                                "RAUMANZAHL;3;3 Zimmer;4;0\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->cells[0].households, 4.0);
    EXPECT_EQ(rules_of(table->findings), "dwellings_for_households");
}

TEST(CensusLongTable, RefusesFamiliesAndATableWithoutTotals) {
    const auto total = first + "INSGESAMT;0;Einheiten insgesamt;5;0\n";

    const auto families = table_of(total + first + "FAMTYP_KIND;1;Ehepaare;5;0\n" + first +
                                   "HHTYP_SENIOR_HH;1;Haushalte;5;0\n");
    const auto classes = table_of(first + "HHTYP_FAM;2;Paare ohne Kind(er);8;0\n");

    ASSERT_FALSE(families);
    EXPECT_NE(families.error().message.find("famtyp_kind"), std::string::npos);
    ASSERT_FALSE(classes);
    EXPECT_NE(classes.error().message.find("no row INSGESAMT"), std::string::npos);
}

TEST(CensusLongTable, ReportsIdsThatDisagreeRepeatOrBelongElsewhere) {
    const std::string total = "INSGESAMT;0;Einheiten insgesamt;5;0\n";
    const auto table = table_of(first + total + first + total +
                                    "100mN26865E43358;CRS3035RES100mN2686500E4335900;" + total +
                                    "100mN26865E43358;100mN26865E43358;" + total + ";x;" + total,
                                "Haushalte100m.csv");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "bad_cell_id cell_id_mismatch duplicate_cell wrong_crs");
    EXPECT_EQ(table->cells.size(), 1U);
}

TEST(CensusLongTable, ReportsATextForANumberAndKeepsSecretsEmpty) {
    const auto table = table_of(first + "INSGESAMT;0;Einheiten insgesamt;viele;0\n" + second +
                                    "INSGESAMT;0;Einheiten insgesamt;-1;0\n" +
                                    "100mN26865E43359;CRS3035RES100mN2686500E4335900;"
                                    "INSGESAMT;0;Einheiten insgesamt;50000;0\n",
                                "Haushalte100m.csv");

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(rules_of(table->findings), "census_value_range malformed_number");
    EXPECT_EQ(table->findings[0].row, 1);
    EXPECT_EQ(table->findings[0].column, "Anzahl");
    EXPECT_FALSE(table->cells[0].households);
    EXPECT_FALSE(table->cells[1].households);
    EXPECT_FALSE(table->cells[2].households);
}

} // namespace
} // namespace netzatlas::ingest
