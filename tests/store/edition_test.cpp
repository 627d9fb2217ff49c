#include "store/edition.hpp"

#include "edition_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

namespace netzatlas::store {
namespace {

using netzatlas::testing::TemporaryFolder;
using netzatlas::testing::tiny_content;
using netzatlas::testing::write_tiny_edition;
using ::testing::ElementsAre;

/// The tiny edition, written once for all tests here.
const Edition& tiny() {
    static const TemporaryFolder folder;
    static const auto edition = *Edition::open(write_tiny_edition(folder.path()));
    return *edition;
}

std::vector<std::string> keys_of(const std::vector<const StoredRegion*>& regions) {
    std::vector<std::string> keys;
    for (const auto* stored : regions) {
        keys.push_back(stored->region.key.text());
    }
    return keys;
}

TEST(Edition, IsCalledAsItsFolder) {
    EXPECT_EQ(tiny().id(), "2021-06-30-00000000");
    EXPECT_EQ(tiny().content(), tiny_content());
    EXPECT_EQ(manifest_of(tiny().manifest())->reference_date.iso(), "2021-06-30");
}

TEST(Edition, OpensThroughTheLinkCurrentUnderItsOwnName) {
    const TemporaryFolder folder;
    write_tiny_edition(folder.path());

    EXPECT_EQ((*Edition::open(folder.path() / "current"))->id(), "2021-06-30-00000000");
}

TEST(Edition, IsNotFoundWhereThereIsNone) {
    const auto edition = Edition::open("/nowhere");

    ASSERT_FALSE(edition);
    EXPECT_EQ(edition.error().code, ErrorCode::not_found);
}

TEST(Edition, FindsRegionsIndicatorsAndSources) {
    EXPECT_EQ(tiny().region("15090010")->region.name, "Arneburg");
    EXPECT_EQ(tiny().region("99"), nullptr);
    EXPECT_EQ(tiny().indicator("gigabit_quota")->rate_mbps, 1000);
    EXPECT_EQ(tiny().indicator(""), nullptr);
    EXPECT_EQ(tiny().source("zellen")->publisher, "Bundesnetzagentur");
    EXPECT_EQ(tiny().source("x"), nullptr);
}

TEST(Edition, ListsMembersOfEveryLevel) {
    EXPECT_THAT(keys_of(tiny().members("15", RegionLevel::county)), ElementsAre("15003", "15090"));
    EXPECT_THAT(keys_of(tiny().members("15090", RegionLevel::municipality)),
                ElementsAre("15090010", "15090180", "15090535"));
    EXPECT_THAT(keys_of(tiny().members("150905051", RegionLevel::municipality)),
                ElementsAre("15090010", "15090180"));
    EXPECT_THAT(keys_of(tiny().members("15090", RegionLevel::association)),
                ElementsAre("150905051"));
    EXPECT_TRUE(tiny().members("15090010", RegionLevel::municipality).empty());
}

TEST(Edition, ListsFiguresByDateAndOrigin) {
    const auto rows = tiny().values("15", "gigabit_quota");

    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0]->origin, Origin::computed);
    EXPECT_EQ(rows[1]->value.printed, "50,5");
    EXPECT_TRUE(tiny().values("15", "nothing").empty());
}

TEST(Edition, PrefersTheNewestAndThenTheComputedFigure) {
    EXPECT_EQ(tiny().newest("15090180", "gigabit_quota")->reference_date.iso(), "2021-06-30");
    EXPECT_EQ(tiny().newest("15", "gigabit_quota")->origin, Origin::computed);
    EXPECT_EQ(tiny().newest("15", "nothing"), nullptr);
}

TEST(Edition, PrefersAPublishedFigureToAnEstimatedOne) {
    auto content = tiny_content();
    for (auto& value : content.values) {
        value.estimated = value.origin == Origin::computed;
    }
    const TemporaryFolder folder;
    const auto edition = *Edition::open(write_tiny_edition(folder.path(), content));

    EXPECT_EQ(edition->newest("15", "gigabit_quota")->value.printed, "50,5");
    EXPECT_TRUE(edition->newest("15003", "gigabit_quota")->estimated);
}

TEST(Edition, ListsTheNewestOfALevelInKeyOrder) {
    const auto rows = tiny().newest_of_level("gigabit_quota", RegionLevel::municipality);

    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows.front()->region, "15003000");
    EXPECT_EQ(rows.back()->region, "15090535");
}

TEST(Edition, FindsGoalResultsAndSchoolsBelowARegion) {
    EXPECT_EQ(tiny().goal_result("fibre_2030", "15090010")->verdict, Verdict::missed);
    EXPECT_EQ(tiny().goal_result("fibre_2030", "99"), nullptr);
    EXPECT_EQ(tiny().schools("15").size(), 3U);
    EXPECT_EQ(tiny().schools("15003000").size(), 2U);
    EXPECT_EQ(tiny().schools("150905051").size(), 1U);
}

TEST(Edition, SaysWhatLiesAtAPoint) { // 676510 E 5781510 N, in the north-west square
    const auto answer = tiny().at({11.5803211491605, 52.1558310570146});

    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_NEAR(answer->point.east, 676510, 0.01);
    EXPECT_THAT(keys_of(answer->regions), ElementsAre("15003000", "15003", "15"));
    ASSERT_EQ(answer->cells.size(), 2U);
    EXPECT_EQ(answer->cells[0].grid, "fixed");
    EXPECT_EQ(answer->cells[0].cell_id, "100mN57815E6765");
    EXPECT_EQ(answer->cells[0].layers[1],
              (std::pair<std::string, std::optional<double>>{"down_fn_hh_alle_1000", 7000}));
}

TEST(Edition, ToldNotDeliveredIsNoValue) { // 677500 E 5780500 N, in the south-east square
    const auto answer = tiny().at({11.594249835442, 52.146442418413});

    EXPECT_THAT(keys_of(answer->regions), ElementsAre("15090180", "150905051", "15090", "15"));
    EXPECT_EQ(answer->cells[0].layers[0].second, std::nullopt);
}

TEST(Edition, FindsNothingOutsideAndRefusesWhatIsNotOnEarth) {
    EXPECT_TRUE(tiny().at({13.4, 52.5})->regions.empty());
    EXPECT_TRUE(tiny().at({13.4, 52.5})->cells.empty());
    EXPECT_EQ(tiny().at({200, 52}).error().code, ErrorCode::bad_value);
    EXPECT_EQ(tiny().at({std::nan(""), 52}).error().code, ErrorCode::bad_value);
}

TEST(Edition, AnswersFromManyThreadsAlike) {
    std::vector<std::thread> threads;
    std::vector<std::size_t> found(4);
    for (auto& count : found) {
        threads.emplace_back([&count] {
            for (int i = 0; i < 200; ++i) {
                count += tiny().at({11.5803211491605, 52.1558310570146})->regions.size();
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_THAT(found, ElementsAre(600, 600, 600, 600));
}

TEST(Edition, HasNoIdBeforeItIsPublished) {
    const TemporaryFolder folder;

    const auto edition = Edition::unpublished(folder.path(), tiny_content());

    ASSERT_TRUE(edition) << edition.error().message;
    EXPECT_EQ((*edition)->id(), "");
    EXPECT_EQ((*edition)->region("15090010")->region.name, "Arneburg");
}

TEST(Grid, KeepsWeightsUnroundedAndOutOfSight) {
    const TemporaryFolder folder;
    GridLayers weights{"weights", netzatlas::testing::tiny_grid(), {}};
    weights.layers.push_back({"households", "real", {}, std::vector<float>(400, 4.567F)});
    ASSERT_TRUE(write_grid(folder.path(), weights));

    const auto read = GridFile::open(folder.path() / "grids/weights.tif");
    const auto edition = Edition::unpublished(folder.path(), tiny_content());

    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read->reals(0, 19, 1), std::vector<double>(20, 4.567F));
    EXPECT_TRUE((*edition)->at({11.5803211491605, 52.1558310570146})->cells.empty());
}

TEST(Grid, ReadsBackAsWritten) {
    const TemporaryFolder folder;
    const auto written = netzatlas::testing::tiny_fixed_grid();
    ASSERT_TRUE(write_grid(folder.path(), written));

    const auto read = GridFile::open(folder.path() / "grids/fixed.tif");

    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->info().grid, written.grid);
    ASSERT_EQ(read->info().layers.size(), written.layers.size());
    for (std::size_t i = 0; i < written.layers.size(); ++i) {
        EXPECT_EQ(read->info().layers[i].name, written.layers[i].name);
        EXPECT_EQ(read->info().layers[i].scale, written.layers[i].scale);
        EXPECT_EQ(read->cells(i, 0, 20), written.layers[i].values);
    }
}

} // namespace
} // namespace netzatlas::store
