#include "pages/pages.hpp"

#include "edition_fixture.hpp"
#include "page_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::pages {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

PageRequest tile_of(const std::string& key, const std::string& indicator = "") {
    PageRequest request;
    request.page = "tile";
    request.region = key;
    request.indicator = indicator;
    request.path = "/einbetten/gemeinde/" + key;
    return request;
}

TEST(Tile, SaysTheFigureItsSourceAndWhereThereIsMore) {
    EXPECT_THAT(World{}.shown(tile_of("15090535")),
                AllOf(HasSubstr("<strong>20,0"), HasSubstr("© Bundesnetzagentur"),
                      HasSubstr("href=\"/gemeinde/15090535?"), Not(HasSubstr("<script"))));
}

TEST(Tile, SaysInWordsThatThereIsNoNumber) { // D16
    const auto html = World{}.shown(tile_of("15090535", "mobile_5g_all3_area"));
    EXPECT_THAT(html, AllOf(HasSubstr("aus Datenschutzgründen nicht ausgewiesen"),
                            Not(HasSubstr("class=\"number\""))));
}

TEST(Snippet, StaysWholeWhateverAPlaceIsCalled) {
    auto content = testing::tiny_content();
    content.title = "A \"B\" & <C>";
    PageRequest request;
    request.page = "region";
    request.region = "15090010";
    request.path = "/gemeinde/15090010";
    // escaped once for the attribute people copy, once more for being shown here
    EXPECT_THAT(World{content}.shown(request),
                HasSubstr("Arneburg: A &amp;quot;B&amp;quot; &amp;amp; &amp;lt;C&gt;"));
}

} // namespace
} // namespace netzatlas::pages
