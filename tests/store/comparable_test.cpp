#include "store/comparable.hpp"

#include "edition_fixture.hpp"

#include <gtest/gtest.h>

namespace netzatlas::store {
namespace {

using netzatlas::testing::day;

/// The known breaks of fixed broadband (definitions.md D19).
std::vector<Series> known_breaks() {
    std::vector<Series> series;
    for (const auto* from : {"2010-12-31", "2015-12-31", "2019-12-31", "2022-06-30"}) {
        series.push_back({"gigabit_quota", day(from), from});
    }
    return series;
}

const Series* between(const char* earlier, const char* later) {
    static const auto series = known_breaks();
    return break_between(series, "gigabit_quota", day(earlier), day(later));
}

TEST(Comparable, BreaksASeriesAtEveryKnownChangeOfMethod) { // D19
    EXPECT_EQ(between("2009-12-31", "2010-12-31")->method, "2010-12-31");
    EXPECT_EQ(between("2014-12-31", "2015-12-31")->method, "2015-12-31");
    EXPECT_EQ(between("2019-06-30", "2019-12-31")->method, "2019-12-31");
    EXPECT_EQ(between("2021-12-31", "2022-06-30")->method, "2022-06-30");
    EXPECT_EQ(between("2014-12-31", "2021-06-30")->method, "2019-12-31");
}

TEST(Comparable, JoinsDatesOfOneMethod) {
    EXPECT_EQ(between("2020-12-31", "2021-06-30"), nullptr);
    EXPECT_EQ(between("2022-06-30", "2025-12-31"), nullptr);
}

TEST(Comparable, JoinsOnlyRowsThatWeighWithTheSameHouseholds) {
    StoredValue printed{"15", "gigabit_quota", day("2020-12-31"), Origin::published, "tabelle", {},
                        false};
    auto computed = printed;
    computed.origin = Origin::computed;
    computed.reference_date = day("2021-06-30");

    EXPECT_EQ(dated_rows({&printed, &computed}), std::vector<const StoredValue*>{&computed});
    printed.region = computed.region = "15003000"; // a municipality weighs nothing
    EXPECT_EQ(dated_rows({&printed, &computed}).size(), 2U);
}

} // namespace
} // namespace netzatlas::store
