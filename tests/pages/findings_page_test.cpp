#include "pages/findings_page.hpp"

#include "edition_fixture.hpp"

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

TEST(FindingsPage, NeedsNothingFromElsewhere) {
    const auto page = page_of(netzatlas::testing::tiny_content());

    EXPECT_THAT(page, Not(HasSubstr("href=")));
    EXPECT_THAT(page, Not(HasSubstr("src=")));
}

} // namespace
} // namespace netzatlas::pages
