#include "store/side_by_side.hpp"

#include "edition_fixture.hpp"

#include <gtest/gtest.h>

namespace netzatlas::store {
namespace {

using netzatlas::testing::day;

StoredValue row(const std::string& region, Origin origin, double percent,
                const std::string& printed = "") {
    StoredValue stored{region, "gigabit_quota", day("2021-06-30"), origin, "x", {}, false};
    stored.value.state = ValueState::value;
    stored.value.value = percent;
    stored.value.printed = printed;
    return stored;
}

TEST(SideBySide, PairsAPublishedFigureWithOursOfTheSameDay) {
    auto earlier = row("15", Origin::computed, 18.68);
    earlier.reference_date = day("2020-12-31");
    const auto pairs = side_by_side(std::vector{earlier, row("15", Origin::computed, 25.87),
                                                row("15", Origin::published, 25.96, "25.96"),
                                                row("15001", Origin::published, 57.71, "57.71")});

    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_NEAR(pairs[0].difference, -0.09, 1e-12);
}

TEST(SideBySide, LeavesOutWhatIsNoNumber) { // D16
    auto interval = row("15", Origin::computed, 0);
    interval.value = {};
    interval.value.state = ValueState::undecidable;

    EXPECT_TRUE(
        side_by_side(std::vector{interval, row("15", Origin::published, 25.96, "25.96")}).empty());
}

TEST(SideBySide, FindsPairsInRowsOfAnyOrder) {
    const std::vector rows{row("15002", Origin::computed, 2), row("15001", Origin::computed, 1),
                           row("15001", Origin::published, 1, "1.0"),
                           row("15002", Origin::published, 4, "4.0")};

    EXPECT_EQ(side_by_side(rows).size(), 2U);
    EXPECT_EQ(largest_gap(side_by_side(rows))->published->region, "15002");
}

TEST(SideBySide, HasNoLargestGapWithoutAPair) {
    EXPECT_FALSE(largest_gap({}));
}

TEST(SideBySide, SaysWhyTwoFiguresDiffer) {
    const auto published = row("15", Origin::published, 25.96, "25,96");
    auto ours = row("15", Origin::computed, 25.9649);
    const auto reason = [&] {
        return reason_of({&published, &ours, *ours.value.value - *published.value.value});
    };

    EXPECT_EQ(reason(), "gap_reason_printed"); // 25.9649 is printed as 25.96
    ours.value.value = 25.87;
    EXPECT_EQ(reason(), "gap_reason_cells");
    ours.estimated = true;
    EXPECT_EQ(reason(), "gap_reason_households");
}

/// Ours was rounded beside hidden counts: what that leaves open is no disagreement (D17).
TEST(SideBySide, DoesNotBlameTheMethodForOurRounding) {
    const auto published = row("15003000", Origin::published, 0.35, "0,35");
    auto ours = row("15003000", Origin::computed, 0.3);
    ours.counts = CountsShown::suppressed;
    const auto state = row("15", Origin::published, 25.96, "25,96");
    const auto all = row("15", Origin::computed, 25.93);

    EXPECT_EQ(reason_of({&published, &ours, -0.05}), "gap_reason_rounded");
    const auto largest = largest_gap(side_by_side(std::vector{published, ours, state, all}));
    ASSERT_TRUE(largest);
    EXPECT_NEAR(largest->difference, -0.03, 1e-12);
}

} // namespace
} // namespace netzatlas::store
