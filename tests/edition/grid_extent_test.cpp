#include "edition/estimated_figures.hpp"
#include "edition/planned_grids.hpp"
#include "edition_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

using netzatlas::testing::day;
using netzatlas::testing::tiny_north;
using netzatlas::testing::tiny_regions;
using netzatlas::testing::tiny_west;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A grid of 100 m over `metres` to the east and south of the tiny regions' corner.
Grid wide_grid(int metres) {
    return {25832, tiny_west, tiny_north, 100, metres / 100, metres / 100};
}

/// A census whose last cell lies 9,000 km away: its grid has 8.1 thousand million cells.
TEST(CensusByArea, TakesNoMemoryForCellsFarFromTheRegions) { // D13
    ingest::CensusTable census;
    census.grid = wide_grid(9'000'000);
    census.cells = {{{0, 0}, 10, {}, 4},  // Magdeburg
                    {{0, 10}, 6, {}, 3},  // Stendal
                    {{19, 19}, 2, {}, 1}, // Goldbeck, its last cell
                    {{89'999, 89'999}, 900, {}, 300}};

    const auto counts = census_by_area(census, nested(tiny_regions()), {});

    ASSERT_TRUE(counts) << counts.error().message;
    EXPECT_THAT(counts->households, ElementsAre(4, 0, 1, 3));
    EXPECT_THAT(counts->persons, ElementsAre(10, 0, 2, 6));
}

TEST(CensusByArea, IsNothingWhereTheCensusLiesElsewhere) {
    ingest::CensusTable census;
    census.grid = {25832, tiny_west + 50'000, tiny_north, 100, 10, 10};
    census.cells = {{{0, 0}, 10, {}, 4}};

    const auto counts = census_by_area(census, nested(tiny_regions()), {});

    ASSERT_TRUE(counts) << counts.error().message;
    EXPECT_THAT(counts->households, ElementsAre(0, 0, 0, 0));
}

/// Each source may be of a usual size and still lie half the earth from the regions.
TEST(PlannedGrounds, AreRefusedWhereCellsLieFarFromTheRegions) {
    From<ingest::CellTable> far;
    far.source.id = "zellen";
    far.source.reference_date = day("2021-06-30");
    far.thing.grid = {25832, tiny_west + 3'000'000, tiny_north - 3'000'000, 100, 1, 1};
    far.thing.cells = {{0, 0}};
    Gathered gathered;
    gathered.fixed.push_back(far);

    const auto grounds = planned_grounds(gathered, nested(tiny_regions()));

    ASSERT_FALSE(grounds);
    EXPECT_THAT(grounds.error().message,
                AllOf(HasSubstr("'zellen'"), HasSubstr("30001 x 30001 cells of 100 m"),
                      HasSubstr("more than the 200 million a build takes")));
}

} // namespace
} // namespace netzatlas::edition
