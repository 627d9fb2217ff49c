#include "edition/diff.hpp"
#include "store/edition.hpp"
#include "tiny_project.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

using netzatlas::testing::tiny_square;
using netzatlas::testing::TinyProject;

constexpr const char* heir = "15090180"; // Goldbeck
constexpr const char* gone = "15090010"; // Arneburg

/// Arneburg lies in Goldbeck now, which keeps its key.
std::vector<store::StoredRegion> merged_regions() {
    auto regions = netzatlas::testing::tiny_regions();
    std::erase_if(regions, [](const auto& stored) { return stored.region.key.text() == gone; });
    for (auto& stored : regions) {
        if (stored.region.key.text() == heir) {
            stored.ground = {{geo::Polygon{{tiny_square(0, 1000, 2000, 1000)}}}};
        }
    }
    return regions;
}

EditionPointer opened(const Built& built) {
    return *store::Edition::open(built.folder);
}

/// One edition of mid 2021; then the merger; then one of the end of 2021 whose cells are the same.
struct Merger {
    Merger() {
        before = opened(*project.build());
        project.write_regions(merged_regions());
        project.write_fixed([](const std::string& id, const std::string& ags) {
            const auto row =
                TinyProject::usual_fixed_row(id, ags); // Arneburg's cells keep their 0 %
            return ags == gone ? id + "," + heir + row.substr(row.find(',', id.size() + 1)) : row;
        });
        project.rewrite_project("2021-06-30", "2021-12-31");
        after = opened(*project.build());
    }
    TinyProject project;
    EditionPointer before;
    EditionPointer after;
};

ingest::Crosswalk crosswalk() {
    ingest::Crosswalk known;
    known.crossings.push_back({netzatlas::testing::key(gone),
                               netzatlas::testing::key(heir),
                               netzatlas::testing::day("2021-10-01"),
                               ingest::CrossingKind::merged,
                               1.0,
                               {},
                               "law",
                               2});
    return known;
}

TEST(Merger, IsCalledBoundaryForHeirAndAncestorAndNeverGained) {
    const Merger merger;

    const auto found = difference_of_editions(
        merger.before, merger.after, {.region = {}, .indicator = "gigabit_quota", .level = {}},
        crosswalk());

    std::size_t seen = 0;
    for (const auto& change : found.changes) {
        const auto& key = change.region->region.key.text();
        if (key == heir || key == gone) {
            ++seen;
            EXPECT_EQ(change.kind, ChangeKind::boundary) << key;
            EXPECT_FALSE(change.points) << key;
            EXPECT_FALSE(change.note.empty()) << key;
        }
    }
    EXPECT_EQ(seen, 2U);
}

TEST(Merger, AddsHouseholdsOfBothPlacesAndNeverAveragesShares) { // D1: (0 of 20 + 6 of 30)
    const Merger merger;

    const auto* const now = merger.after->newest(heir, "gigabit_quota");

    ASSERT_NE(now, nullptr);
    EXPECT_NEAR(*now->value.denominator, 50, 1e-3);
    EXPECT_NEAR(*now->value.value, 12, 1e-4); // not the mean of 0 and 20
    EXPECT_EQ(merger.after->newest(gone, "gigabit_quota"), nullptr);
}

} // namespace
} // namespace netzatlas::edition
