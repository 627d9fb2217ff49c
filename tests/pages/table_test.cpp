#include "pages/pages.hpp"

#include "edition_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::pages {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The table of the tiny edition, whole or filtered.
class Table : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        const std::filesystem::path root{NETZATLAS_SOURCE_DIR};
        renderer_ = *Renderer::open(root / "web/pages", root / "data/texts", root / "web/dist");
    }
    void open(const store::EditionContent& content) {
        edition_ =
            *store::Edition::open(netzatlas::testing::write_tiny_edition(folder_.path(), content));
    }
    void SetUp() override { open(netzatlas::testing::tiny_content()); }

    static PageRequest request(const TableFilter& filter = {}, const std::string& order = "") {
        PageRequest asked;
        asked.page = "table";
        asked.path = "/tabelle";
        asked.filter = filter;
        asked.order = order;
        return asked;
    }
    std::string page(const PageRequest& asked) const {
        return renderer_->html(*edition_, asked).value_or("");
    }
    std::vector<std::string> csv(const PageRequest& asked) const {
        std::vector<std::string> lines;
        std::istringstream text{renderer_->table_csv(*edition_, asked).value_or("")};
        for (std::string line; std::getline(text, line);) {
            lines.push_back(line);
        }
        return lines;
    }
    /// Names in the order of the page's rows.
    std::vector<std::string> names(const PageRequest& asked) const {
        std::vector<std::string> found;
        const auto html = page(asked);
        const std::string begin = "<th scope=\"row\"><a href=";
        for (auto at = html.find(begin); at != std::string::npos; at = html.find(begin, at + 1)) {
            const auto open_at = html.find('>', at + begin.size()) + 1;
            found.push_back(html.substr(open_at, html.find('<', open_at) - open_at));
        }
        return found;
    }

private:
    static inline std::shared_ptr<const Renderer> renderer_;
    netzatlas::testing::TemporaryFolder folder_;
    std::shared_ptr<const store::Edition> edition_;
};

TEST_F(Table, ShowsEveryRegionWithItsClassInWords) {
    EXPECT_EQ(names(request()).size(), 4U);
    EXPECT_THAT(page(request()), HasSubstr("class=\"of-class\""));
}

TEST_F(Table, KeepsACountyAndAPartOfANameInAnyCapitals) {
    EXPECT_EQ(names(request({"15003", "", "", ""})), std::vector<std::string>{"Magdeburg"});
    EXPECT_EQ(names(request({"", "GOLD", "", ""})), std::vector<std::string>{"Goldbeck"});
    EXPECT_TRUE(names(request({"15003", "gold", "", ""})).empty());
}

TEST_F(Table, KeepsNumbersOrTheirAbsence) {
    const auto with = names(request({"", "", "", "zahl"})).size();
    const auto without = names(request({"", "", "", "ohne"})).size();
    EXPECT_EQ(with + without, 4U);
    EXPECT_GT(with, 0U);
}

TEST_F(Table, KeepsWhatCertainlyReachesANumber) {
    EXPECT_TRUE(names(request({"", "", "100,1", ""})).empty());
    for (const auto* zero : {"0", "0,0", "0 %"}) {
        EXPECT_GT(names(request({"", "", zero, ""})).size(), 0U) << zero;
    }
    EXPECT_THAT(page(request({"", "", "viel", ""})), HasSubstr("wrong-rate"));
    EXPECT_EQ(names(request({"", "", "viel", ""})).size(), 4U);
}

TEST_F(Table, HandsOverExactlyWhatIsShown) {
    for (const auto* order : {"name", "auf", "ab"}) {
        const auto asked = request({"15090", "", "", ""}, order);
        const auto shown = names(asked);
        const auto lines = csv(asked);
        ASSERT_EQ(lines.size(), shown.size() + 1) << order;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            EXPECT_THAT(lines[i + 1], HasSubstr("," + shown[i] + ",")) << order;
        }
    }
}

TEST_F(Table, WritesNoFormulaIntoTheFile) {
    auto content = netzatlas::testing::tiny_content();
    for (auto& stored : content.regions) {
        stored.region.name = "=HYPERLINK(\"x\",1)";
    }
    open(content);
    const auto lines = csv(request());
    ASSERT_EQ(lines.size(), 5U);
    EXPECT_THAT(lines[1], HasSubstr("\"'=HYPERLINK(\"\"x\"\",1)\""));
}

TEST_F(Table, KeepsTheFilterInItsLinks) {
    EXPECT_THAT(page(request({"15090", "a&b", "10", "zahl"})),
                HasSubstr("kreis=15090&amp;name=a%26b&amp;mindestens=10&amp;werte=zahl"));
}

} // namespace
} // namespace netzatlas::pages
