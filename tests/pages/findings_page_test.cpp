#include "pages/findings_page.hpp"

#include "edition_fixture.hpp"
#include "pages/findings_view.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::pages {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string page_of(const store::EditionContent& content) {
    const std::filesystem::path root{NETZATLAS_SOURCE_DIR};
    const auto page = findings_page(content, root / "web/pages", root / "data/texts");
    EXPECT_TRUE(page) << page.error().message;
    return page.value_or("");
}

TEST(FindingsPage, ShowsEveryFindingWithFileRowAndValue) {
    const auto page = page_of(netzatlas::testing::tiny_content());

    EXPECT_THAT(page, HasSubstr("zellen.csv 12 down_fn_hh_alle_10 100.39"));
    EXPECT_THAT(page, HasSubstr("share_above_100"));
    EXPECT_THAT(page, HasSubstr("erfundenen Daten"));
}

TEST(FindingsPage, EscapesWhatAPublishersFileSays) {
    auto content = netzatlas::testing::tiny_content();
    content.findings.front().value = "<script>alert(1)</script>";

    EXPECT_THAT(page_of(content), Not(HasSubstr("<script>")));
}

TEST(FindingsPage, ShowsTheIdAndWhyAFindingIsAccepted) {
    auto content = netzatlas::testing::tiny_content();
    content.findings.front().accepted = "so gedruckt";

    const auto page = page_of(content);

    EXPECT_THAT(page, HasSubstr(id_of(content.findings.front())));
    EXPECT_THAT(page, HasSubstr("Zugelassen, weil: <span lang=\"de\">so gedruckt</span>"));
}

TEST(FindingsPage, SaysWhatARuleMeansInGerman) {
    EXPECT_THAT(page_of(netzatlas::testing::tiny_content()), HasSubstr("Ein Anteil über 100 %."));
}

TEST(FindingsView, PutsErrorsFirstAndCountsByRule) {
    const auto texts =
        Catalogue::read(std::filesystem::path{NETZATLAS_SOURCE_DIR} / "data/texts/en.json");
    const Finding note{Severity::note, "city_district", "x.csv", 1, "", "02000001", "m", "a"};
    const Finding error{Severity::error, "share_above_100", "x.csv", 2, "", "100.39", "m", "a"};

    const auto rows = findings_view({note, error, note}, *texts, 2);
    const auto rules = finding_rules_view({note, error, note}, *texts);

    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].at("id"), id_of(error));
    ASSERT_EQ(rules.size(), 2U);
    EXPECT_EQ(rules[0].at("rule"), "share_above_100");
    EXPECT_EQ(rules[1].at("count"), "2");
    EXPECT_EQ(rules[1].at("words"), "City district beside its city; it would count twice.");
}

TEST(FindingsPage, NeedsNothingFromElsewhere) {
    const auto page = page_of(netzatlas::testing::tiny_content());

    EXPECT_THAT(page, Not(HasSubstr("href=")));
    EXPECT_THAT(page, Not(HasSubstr("src=")));
}

} // namespace
} // namespace netzatlas::pages
