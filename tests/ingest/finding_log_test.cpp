#include "ingest/finding_log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

TEST(FindingLog, NamesFileRowColumnAndValue) {
    FindingLog log{"x.csv"};
    log.add({7, "AGS"}, "123",
            {.severity = Severity::error, .rule = "bad_key", .meaning = "m", .action = "a"});

    const auto findings = log.take();

    ASSERT_EQ(findings.size(), 1U);
    EXPECT_THAT(
        to_line(findings.front()),
        ::testing::StartsWith("error bad_key x.csv:7 column 'AGS' value '123': m (a) [bad_key-"));
}

TEST(FindingLog, CountsInsteadOfListingAMillionAlike) {
    FindingLog log{"x.csv"};
    for (int i = 0; i < FindingLog::listed_per_rule + 5; ++i) {
        log.add({i + 1, ""}, "", {.rule = "odd"});
    }

    const auto findings = log.take();

    ASSERT_EQ(findings.size(), static_cast<std::size_t>(FindingLog::listed_per_rule) + 1);
    EXPECT_EQ(findings.back().value, "5 further rows");
    EXPECT_EQ(findings.back().row, 0);
}

} // namespace
} // namespace netzatlas::ingest
