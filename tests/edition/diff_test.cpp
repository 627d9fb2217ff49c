#include "edition/diff.hpp"

#include "edition/diff_report.hpp"
#include "edition_fixture.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

using netzatlas::testing::day;
using netzatlas::testing::TemporaryFolder;
using netzatlas::testing::tiny_content;
using ::testing::HasSubstr;

/// A printed share of one region.
store::StoredValue share(const std::string& region, const char* iso, double percent) {
    store::StoredValue row{region, "gigabit_quota", day(iso), Origin::published, "tabelle", {}, {}};
    row.value.state = ValueState::value;
    row.value.value = percent;
    row.value.printed = fmt::format("{:.2f}", percent);
    return row;
}

store::StoredValue no_number(const std::string& region, const char* iso, ValueState state) {
    auto row = share(region, iso, 0);
    row.value = {};
    row.value.state = state;
    return row;
}

/// Two editions in memory, equal but for what a test changes.
class Diff : public ::testing::Test {
protected:
    Diff() {
        before.values = {share("15003000", "2020-12-31", 20)};
        after.values = {share("15003000", "2021-06-30", 45.5)};
        before.series = after.series = {};
    }
    EditionPointer opened(const store::EditionContent& content) const {
        return *store::Edition::unpublished(folder.path(), content);
    }
    Difference difference() const {
        return difference_of_editions(opened(before), opened(after), {});
    }
    /// The only change there is; throws when there are none or several.
    Change only() const {
        const auto found = difference();
        if (found.changes.size() != 1) {
            throw std::runtime_error{fmt::format("{} changes", found.changes.size())};
        }
        auto change = found.changes.front();
        change.region = nullptr;
        return change;
    }

    TemporaryFolder folder;
    store::EditionContent before = tiny_content();
    store::EditionContent after = tiny_content();
};

TEST_F(Diff, CallsMoreAtALaterDateGainedInPoints) { // D18
    const auto change = only();

    EXPECT_EQ(change.kind, ChangeKind::gained);
    EXPECT_DOUBLE_EQ(*change.points, 25.5);
}

TEST_F(Diff, CallsLessAtALaterDateLost) {
    after.values = {share("15003000", "2021-06-30", 19)};

    EXPECT_EQ(only().kind, ChangeKind::lost);
    EXPECT_DOUBLE_EQ(*only().points, -1);
}

TEST_F(Diff, CallsAnotherFigureOfTheSameDateReReported) {
    after.values = {share("15003000", "2020-12-31", 21), share("15003000", "2021-06-30", 20)};
    const auto found = difference();

    ASSERT_EQ(found.changes.size(), 1U); // from 20 to 20 nothing was gained
    EXPECT_EQ(found.changes[0].kind, ChangeKind::re_reported);
    EXPECT_DOUBLE_EQ(*found.changes[0].points, 1);
}

TEST_F(Diff, NeverGivesPointsAcrossAChangeOfMethod) { // D19: known break 2019
    before.values = {share("15003000", "2018-12-31", 20)};
    after.series = {{"gigabit_quota", day("2019-12-31"), "250 m cells, changed"}};
    const auto change = only();

    EXPECT_EQ(change.kind, ChangeKind::method);
    EXPECT_FALSE(change.points);
    EXPECT_EQ(change.note, "since 2019-12-31: 250 m cells, changed");
}

TEST_F(Diff, TakesAChangeOfAnotherIndicatorsMethodForNothing) {
    after.series = {{"gigabit_quota_x", day("2021-03-01"), "x"},
                    {"gigabit", day("2021-03-01"), "x"}};

    EXPECT_EQ(only().kind, ChangeKind::gained);
}

TEST_F(Diff, CallsAnotherSettingAMethodForComputedFiguresOnly) {
    after.settings["null_means"] = "zero";
    EXPECT_EQ(only().kind, ChangeKind::gained);

    before.values[0].origin = after.values[0].origin = Origin::computed;
    EXPECT_EQ(only().kind, ChangeKind::method);
    EXPECT_THAT(only().note, HasSubstr("null_means was not_delivered, is zero"));
}

TEST_F(Diff, NeverSetsAComputedStateAgainstAPrintedOne) { // they weigh with other households
    before.values[0].region = after.values[0].region = "15";
    after.values[0].origin = Origin::computed;

    EXPECT_EQ(only().kind, ChangeKind::method);
}

TEST_F(Diff, SetsAComputedMunicipalityAgainstAPrintedOne) { // nothing to weigh there
    after.values[0].origin = Origin::computed;

    EXPECT_EQ(only().kind, ChangeKind::gained);
}

TEST_F(Diff, ComparesEstimatesWithEstimatesWherePrintedFiguresAreNew) {
    auto estimate = share("15", "2020-12-31", 18.68);
    estimate.origin = Origin::computed;
    estimate.estimated = true;
    before.values = {estimate};
    estimate.reference_date = day("2021-06-30");
    estimate.value.value = 25.87;
    after.values = {estimate, share("15", "2021-06-30", 25.96)};

    EXPECT_NEAR(*only().points, 7.19, 1e-9);
}

TEST_F(Diff, CallsAnotherGroundBoundary) {
    auto& region = after.regions[4].region; // 15003000
    region.boundary_date = day("2022-01-01");
    region.area_m2 *= 1.1;
    const auto change = only();

    EXPECT_EQ(change.kind, ChangeKind::boundary);
    EXPECT_FALSE(change.points);
    EXPECT_EQ(change.note, "its area was 1.00 km², is 1.10 km²");
}

TEST_F(Diff, TakesRedrawnBordersOfTheSameGroundForNothing) {
    after.regions[4].region.boundary_date = day("2022-01-01");
    after.regions[4].region.area_m2 *= 1.004;

    EXPECT_EQ(only().kind, ChangeKind::gained);
}

TEST_F(Diff, ComparesAVanishedMunicipalityWithWhoHasItsGroundNow) { // written example
    ingest::Crosswalk crosswalk;
    crosswalk.crossings.push_back({netzatlas::testing::key("15090010"),
                                   netzatlas::testing::key("15090180"),
                                   day("2021-01-01"),
                                   ingest::CrossingKind::merged,
                                   1.0,
                                   {},
                                   "law",
                                   2});
    std::erase_if(after.regions,
                  [](const auto& stored) { return stored.region.key.text() == "15090010"; });
    before.values = {share("15090010", "2020-12-31", 20)};
    after.values = {share("15090180", "2021-06-30", 45.5)};
    const auto found = difference_of_editions(opened(before), opened(after), {}, crosswalk);

    ASSERT_EQ(found.changes.size(), 1U); // and 15090180 is not called new
    EXPECT_EQ(found.changes[0].kind, ChangeKind::boundary);
    EXPECT_EQ(found.changes[0].region->region.key.text(), "15090010");
    EXPECT_EQ(found.changes[0].note, "merged since 2021-01-01: now 15090180");
    EXPECT_FALSE(found.changes[0].points);
}

TEST_F(Diff, TellsNumbersThatCameAndWent) { // D16
    before.values = {no_number("15003000", "2020-12-31", ValueState::not_delivered)};
    EXPECT_EQ(only().kind, ChangeKind::appeared);

    before.values = {share("15003000", "2020-12-31", 0)};
    after.values = {no_number("15003000", "2021-06-30", ValueState::not_delivered)};
    EXPECT_EQ(only().kind, ChangeKind::gone);

    before.values = {no_number("15003000", "2020-12-31", ValueState::not_applicable)};
    EXPECT_EQ(only().kind, ChangeKind::reason_changed);
}

TEST_F(Diff, TellsARegionThatIsNew) {
    before.values.clear();

    EXPECT_EQ(only().kind, ChangeKind::appeared);
    EXPECT_EQ(only().before, nullptr);
}

TEST_F(Diff, FindsNothingBetweenAnEditionAndItself) {
    const auto edition = opened(tiny_content());

    EXPECT_TRUE(difference_of_editions(edition, edition, {}).changes.empty());
}

TEST_F(Diff, ComparesTwoDatesOfOneEdition) {
    after.values = {share("15003000", "2020-06-30", 10), share("15003000", "2020-12-31", 20),
                    share("15003000", "2021-06-30", 45.5)};
    const auto found = difference_of_dates(opened(after), day("2020-06-30"), day("2020-12-31"), {});

    ASSERT_EQ(found.changes.size(), 1U);
    EXPECT_DOUBLE_EQ(*found.changes[0].points, 10);
}

TEST_F(Diff, LooksOnlyAtWhatIsAskedFor) {
    EXPECT_EQ(difference_of_editions(opened(before), opened(after), {"15003", "", {}}).compared,
              1U);
    EXPECT_EQ(difference_of_editions(opened(before), opened(after), {"15090", "", {}}).compared,
              0U);
    EXPECT_EQ(difference_of_editions(opened(before), opened(after), {"", "", RegionLevel::county})
                  .compared,
              0U);
    EXPECT_EQ(
        difference_of_editions(opened(before), opened(after), {"", "fibre_quota", {}}).compared,
        0U);
}

TEST_F(Diff, NamesTheLargestGainsWithBothFigures) {
    const auto text = summary_of(difference(), 10);

    EXPECT_THAT(text, HasSubstr("1. Magdeburg (15003000): 20.00 % at 2020-12-31 → 45.50 % at "
                                "2021-06-30, +25.50 points"));
}

TEST_F(Diff, WritesEveryChangeAsOneRow) {
    EXPECT_THAT(csv_of(difference()),
                HasSubstr("\ngained,gigabit_quota,municipality,15003000,Magdeburg,2020-12-31,"
                          "published,value,20,20.00,2021-06-30,published,value,45.5,45.50,25.5,%,"
                          "\n"));
}

} // namespace
} // namespace netzatlas::edition
