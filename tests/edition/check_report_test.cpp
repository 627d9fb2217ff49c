#include "edition/check_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Finding finding(Severity severity, const std::string& rule, std::int64_t row) {
    return {severity, rule, "a.csv", row, "c", std::to_string(row), "m", "a"};
}

TEST(CheckReport, SaysNoFindingsOfACleanFile) {
    const Checked checked{{{"a.csv", "fixed_table"}}, {}};

    EXPECT_EQ(check_report(checked, false),
              "a.csv (fixed_table): no findings\n1 files: 0 errors, 0 warnings, 0 notes\n");
    EXPECT_TRUE(is_fine(checked));
}

TEST(CheckReport, GroupsByFileThenSeverityAndShowsTheFirstOfEachRule) {
    Checked checked{{{"a.csv", "fixed_table"}}, {finding(Severity::note, "odd", 1)}};
    for (int row = 1; row <= 5; ++row) {
        checked.findings.push_back(finding(Severity::error, "bad", row));
    }

    const auto report = check_report(checked, false);

    EXPECT_LT(report.find("error bad: 5"), report.find("note odd: 1"));
    EXPECT_THAT(report, HasSubstr("row 3, column 'c', value '3': m (a) [bad-"));
    EXPECT_THAT(report, HasSubstr("… and 2 more (netzatlas check --all prints them)"));
    EXPECT_THAT(report, Not(HasSubstr("row 4")));
    EXPECT_THAT(check_report(checked, true), HasSubstr("row 5"));
    EXPECT_FALSE(is_fine(checked));
}

TEST(CheckReport, CountsWhatARuleOnlyCounted) {
    auto rest = finding(Severity::warning, "bad", 0);
    rest.value = "417 further rows";
    const Checked checked{{{"a.csv", ""}}, {finding(Severity::warning, "bad", 1), rest}};

    EXPECT_THAT(check_report(checked, false), HasSubstr("warning bad: 418"));
}

TEST(CheckReport, NotesAndAcceptedFindingsAreFine) {
    auto accepted = finding(Severity::error, "bad", 1);
    accepted.accepted = "known";
    const Checked checked{{{"a.csv", ""}}, {accepted, finding(Severity::note, "odd", 2)}};

    EXPECT_TRUE(is_fine(checked));
    EXPECT_THAT(check_report(checked, false), HasSubstr("; accepted: known"));
}

TEST(CheckReport, JsonHasFilesAndFindingsWithIds) {
    const Checked checked{{{"a.csv", "fixed_table"}}, {finding(Severity::error, "bad", 1)}};

    const auto json = check_json(checked);

    EXPECT_THAT(json, HasSubstr("\"read_as\": \"fixed_table\""));
    EXPECT_THAT(json, HasSubstr("\"id\": \"bad-"));
}

} // namespace
} // namespace netzatlas::edition
