#include "ingest/cells.hpp"
#include "ingest/written_file.hpp"

#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using netzatlas::testing::Folder;
using netzatlas::testing::rules_of;

Result<CensusTable> census_of(std::string_view text) {
    const Folder folder;
    return read_census_grid(folder.write("zensus.csv", text));
}

TEST(CensusGrid, ReadsThe2022DialectIntoGridOrder) {
    const auto table =
        census_of("\xEF\xBB\xBFGITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner;durchschnHHGroesse;"
                  "werterlaeuternde_Zeichen\n"
                  "CRS3035RES100mN2689100E4337000;4337050;2689150;5;1,75;\n"
                  "CRS3035RES100mN2689200E4337100;4337150;2689250;–;–;KLAMMERN\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->grid, (Grid{.epsg = 3035,
                                 .west = 4337000,
                                 .north = 2689300,
                                 .cell_size = 100,
                                 .columns = 2,
                                 .rows = 2}));
    ASSERT_EQ(table->cells.size(), 2U);
    EXPECT_EQ(table->cells[0].cell, (CellPosition{0, 1}));
    EXPECT_FALSE(table->cells[0].persons);
    EXPECT_EQ(table->cells[1].cell, (CellPosition{1, 0}));
    EXPECT_DOUBLE_EQ(*table->cells[1].persons, 5);
    EXPECT_DOUBLE_EQ(*table->cells[1].persons_per_household, 1.75);
    EXPECT_EQ(rules_of(table->findings), "bracketed_values households_from_persons");
}

TEST(CensusGrid, TakesTheCodesBelowZeroOf2011ForNotPublished) {
    const auto table = census_of("x_mp_1km;y_mp_1km;Einwohner;HHGroesse_D\n"
                                 "4334500;2684500;-1;-9\n"
                                 "4335500;2684500;12;2.41\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "households_from_persons");
    EXPECT_DOUBLE_EQ(table->grid.cell_size, 1000);
    ASSERT_EQ(table->cells.size(), 2U);
    EXPECT_FALSE(table->cells[0].persons);
    EXPECT_FALSE(table->cells[0].persons_per_household);
    EXPECT_DOUBLE_EQ(*table->cells[1].persons, 12);
}

TEST(CensusGrid, SaysWhichHouseholdsArePersonsDividedByASize) { // D1, D17
    const auto mixed = census_of("x_mp_100m;y_mp_100m;Einwohner;durchschnHHGroesse;Haushalte\n"
                                 "4337050;2689150;11;2,2;5\n"
                                 "4337150;2689150;40;2,5;–\n"
                                 "4337250;2689150;8;–;-1\n"
                                 "4337350;2689150;0;–;–\n"   // nobody: no household is missing
                                 "4337450;2689150;–;–;–\n"); // nothing is published
    const auto persons = census_of("x_mp_100m;y_mp_100m;Einwohner\n"
                                   "4337050;2689150;11\n"
                                   "4337150;2689150;–\n");

    ASSERT_TRUE(mixed && persons);
    ASSERT_EQ(rules_of(mixed->findings), "households_from_persons households_not_published");
    const auto& fallback = mixed->findings[0];
    EXPECT_EQ(fallback.severity, Severity::warning);
    EXPECT_EQ(fallback.value, "2 cells");
    EXPECT_EQ(fallback.meaning, "48 persons live in cells without a number of households; 1 of the "
                                "cells say how many live in one");
    EXPECT_EQ(mixed->findings[1].value, "1 cells");
    ASSERT_EQ(rules_of(persons->findings), "households_from_persons");
    EXPECT_EQ(persons->findings[0].severity, Severity::note);
}

TEST(CensusGrid, ReportsCountsThatNobodyCanHaveCounted) {
    const auto table = census_of("x_mp_100m;y_mp_100m;Einwohner;Haushalte\n"
                                 "4337050;2689150;11;50000\n" // a hectare
                                 "4337150;2689150;-3;2\n"
                                 "4337250;2689150;4,5;2\n"
                                 "4337350;2689150;3;7\n"
                                 "4337450;2689150;3000;1500\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings),
              "census_fraction census_value_range households_above_persons "
              "households_from_persons");
    ASSERT_EQ(table->findings.size(), 5U);
    EXPECT_EQ(table->findings[0].row, 1);
    EXPECT_EQ(table->findings[0].value, "50000");
    EXPECT_FALSE(table->cells[0].households);
    EXPECT_FALSE(table->cells[1].persons);
    EXPECT_DOUBLE_EQ(*table->cells[4].households, 1500);
}

TEST(CensusGrid, AddsUpTheClassesOfACell) {
    const auto table = census_of("x_mp_100m;y_mp_100m;wohnflaeche_10s;anzahl;anzahl_q\n"
                                 "4337050;2689150;3;4;0\n"
                                 "4337050;2689150;4;7;0\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "sum_of_classes");
    ASSERT_EQ(table->cells.size(), 1U);
    EXPECT_DOUBLE_EQ(*table->cells.front().households, 11);
    EXPECT_FALSE(table->cells.front().persons);
}

TEST(CensusGrid, ReportsACellDeliveredTwice) {
    const auto table = census_of("x_mp_1km;y_mp_1km;Einwohner\n"
                                 "4334500;2684500;3\n"
                                 "4334500;2684500;4\n");

    ASSERT_TRUE(table) << table.error().message;
    ASSERT_EQ(rules_of(table->findings), "duplicate_cell households_from_persons");
    EXPECT_EQ(table->findings.front().row, 2);
    ASSERT_EQ(table->cells.size(), 1U);
    EXPECT_DOUBLE_EQ(*table->cells.front().persons, 3);
}

TEST(CensusGrid, ReportsAnIdOfTheOtherGridAndOneOfAnotherPlace) {
    const auto table = census_of("GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\n"
                                 "100mN26891E43370;4337050;2689150;5\n"
                                 "CRS3035RES100mN2689100E4337100;4337050;2689150;5\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "cell_id_mismatch wrong_crs");
    EXPECT_TRUE(table->cells.empty());
}

TEST(CensusGrid, ReportsACentreBesideTheGridAndATextForANumber) {
    const auto table = census_of("x_mp_100m;y_mp_100m;Einwohner\n"
                                 "4337000;2689150;5\n"
                                 "4337050;2689150;fünf\n");

    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(rules_of(table->findings), "malformed_number off_grid");
    ASSERT_EQ(table->cells.size(), 1U);
    EXPECT_FALSE(table->cells.front().persons);
}

TEST(CensusGrid, FailsWithoutACellSizeOrAnythingCounted) {
    const auto no_size = census_of("x;y;Einwohner\n4337050;2689150;5\n");
    const auto no_count = census_of("x_mp_100m;y_mp_100m;Alter_D\n4337050;2689150;43\n");

    ASSERT_FALSE(no_size);
    EXPECT_NE(no_size.error().message.find("x_mp_100m"), std::string::npos);
    ASSERT_FALSE(no_count);
    EXPECT_NE(no_count.error().message.find("Einwohner"), std::string::npos);
}

TEST(CensusGrid, FailsOnAnEmptyFileAndOnAHeaderAlone) {
    EXPECT_FALSE(census_of(""));
    EXPECT_FALSE(census_of("x_mp_100m;y_mp_100m;Einwohner\n"));
}

} // namespace
} // namespace netzatlas::ingest
