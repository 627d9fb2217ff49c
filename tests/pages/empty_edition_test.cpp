#include "pages/pages.hpp"

#include "edition_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::pages {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// An edition before the first figure: regions and catalogue may be missing too.
store::EditionContent emptied(bool regions, bool indicators) {
    auto content = netzatlas::testing::tiny_content();
    content.values.clear();
    content.goal_results.clear();
    content.gaps.clear();
    content.schools.clear();
    content.series.clear();
    if (!regions) {
        content.regions.clear();
    }
    if (!indicators) {
        content.indicators.clear();
        content.goals.clear();
    }
    return content;
}

TEST(EmptyEdition, HasEveryPage) {
    const std::filesystem::path root{NETZATLAS_SOURCE_DIR};
    const auto renderer =
        *Renderer::open(root / "web/pages", root / "data/texts", root / "web/dist");
    for (const bool regions : {true, false}) {
        for (const bool indicators : {true, false}) {
            netzatlas::testing::TemporaryFolder folder;
            const auto edition = store::Edition::open(netzatlas::testing::write_tiny_edition(
                folder.path(), emptied(regions, indicators)));
            ASSERT_TRUE(edition) << edition.error().message;
            for (const auto* page :
                 {"map", "goals", "table", "data", "method", "search", "error"}) {
                PageRequest request;
                request.page = page;
                request.path = "/";
                const auto html = renderer->html(**edition, request);
                ASSERT_TRUE(html) << page << html.error().message;
                EXPECT_THAT(*html, AllOf(HasSubstr("</html>"), HasSubstr("<h1"),
                                         Not(HasSubstr("⟦")), Not(HasSubstr(">nan"))))
                    << page << regions << indicators;
            }
            EXPECT_TRUE(renderer->table_csv(**edition, PageRequest{}));
        }
    }
}

} // namespace
} // namespace netzatlas::pages
