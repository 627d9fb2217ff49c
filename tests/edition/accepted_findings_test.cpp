#include "edition/accepted_findings.hpp"

#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

const Finding bad{Severity::error, "share_above_100", "x.csv", 3, "c", "100.39", "m", "a"};
const Finding other{Severity::error, "share_above_100", "x.csv", 9, "c", "100.39", "m", "a"};

Project accepting(const Accept& accept) {
    Project project;
    project.file_name = "project.toml";
    project.accepted = {accept};
    return project;
}

TEST(AcceptedFindings, AnErrorNobodyAcceptedStopsTheBuildAndNamesItsId) {
    const auto findings = with_accepted({bad}, accepting({"share_above_100", "y.csv", "", "no"}));

    const auto refused = refuse_errors(findings);

    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("1 errors in the sources"), std::string::npos);
    EXPECT_NE(refused.error().message.find("x.csv:3"), std::string::npos);
    EXPECT_NE(refused.error().message.find(id_of(bad)), std::string::npos);
}

TEST(AcceptedFindings, AnIdAcceptsOneFindingAndNoOtherOfItsRule) {
    const auto findings = with_accepted({bad, other}, accepting({"", "", "", "ok", id_of(bad)}));

    EXPECT_EQ(findings.at(0).accepted, "ok");
    EXPECT_EQ(findings.at(1).accepted, "");
    EXPECT_FALSE(refuse_errors(findings));
}

TEST(AcceptedFindings, ARuleWithFileAndValueAcceptsAllItFits) {
    const auto findings =
        with_accepted({bad, other}, accepting({"share_above_100", "x.csv", "100.39", "ok"}));

    EXPECT_TRUE(refuse_errors(findings));
    EXPECT_EQ(findings.size(), 2U);
}

TEST(AcceptedFindings, AnAcceptanceThatFitsNothingIsAFinding) {
    const auto findings = with_accepted({bad}, accepting({"", "", "", "gone", "bad_key-0"}));

    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings.at(1).rule, "stale_accept");
    EXPECT_EQ(findings.at(1).file, "project.toml");
    EXPECT_EQ(findings.at(1).value, "bad_key-0");
}

} // namespace
} // namespace netzatlas::edition
