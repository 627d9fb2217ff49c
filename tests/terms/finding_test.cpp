#include "terms/finding.hpp"

#include <gtest/gtest.h>

namespace netzatlas {
namespace {

const Finding finding{Severity::error, "bad_key", "x.csv", 7, "AGS", "123", "m", "a"};

TEST(FindingId, StaysWhenOurWordsChange) {
    auto reworded = finding;
    reworded.meaning = "another meaning";
    reworded.action = "another action";
    reworded.severity = Severity::warning;
    reworded.accepted = "because";

    EXPECT_EQ(id_of(reworded), id_of(finding));
}

TEST(FindingId, BeginsWithItsRuleAndDiffersByPlaceAndValue) {
    auto next_row = finding;
    next_row.row = 8;
    auto other_value = finding;
    other_value.value = "124";

    EXPECT_TRUE(id_of(finding).starts_with("bad_key-"));
    EXPECT_EQ(id_of(finding).size(), std::string{"bad_key-"}.size() + 10);
    EXPECT_NE(id_of(next_row), id_of(finding));
    EXPECT_NE(id_of(other_value), id_of(finding));
}

} // namespace
} // namespace netzatlas
