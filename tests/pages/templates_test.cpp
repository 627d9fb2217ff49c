#include "pages/templates.hpp"

#include "files.hpp"

#include <gtest/gtest.h>

namespace netzatlas::pages {
namespace {

/// A folder with one template "page", its parts and a catalogue of one text.
struct World {
    testing::TemporaryFolder folder;

    World() { std::filesystem::create_directories(folder.path() / "parts"); }

    Result<std::string> shown(const std::string& page, const View& view) {
        testing::written(folder, "page.tpl", page);
        const auto texts =
            Catalogue::read(testing::written(folder, "de.json", R"({"hello": "Guten <Tag>"})"));
        const auto templates = Templates::read(folder.path(), *texts);
        if (!templates) {
            return fail(templates.error());
        }
        return templates->expanded("page", view);
    }
};

TEST(Templates, EscapeWhatTheyShow) {
    World world;
    EXPECT_EQ(*world.shown("<p>{{name}}</p>", {{"name", "<b>x & \"y\""}}),
              "<p>&lt;b&gt;x &amp; &quot;y&quot;</p>");
}

TEST(Templates, RefuseAScriptAddress) {
    World world;
    const auto html = world.shown("<a href=\"{{href}}\">x</a>", {{"href", "javascript:alert(1)"}});
    EXPECT_EQ(html->find("javascript"), std::string::npos) << *html;
}

TEST(Templates, BakeTextsInAndEscapeThem) {
    World world;
    EXPECT_EQ(*world.shown("<p title=\"{{t:hello}}\"></p>", View::object()),
              "<p title=\"Guten &lt;Tag&gt;\"></p>");
}

TEST(Templates, NameTheTextThatIsMissing) {
    World world;
    const auto html = world.shown("<p>{{t:bye}}</p>", View::object());
    ASSERT_FALSE(html);
    EXPECT_EQ(html.error().message, "page.tpl: the text 'bye' is missing in data/texts");
}

TEST(Templates, IncludePartsWithAnArgument) {
    World world;
    testing::written(world.folder, "parts/both.tpl", "{{#@}}<i>{{name}}</i>{{/@}}");
    EXPECT_EQ(*world.shown("{{include:both rows}}", {{"rows", {{{"name", "a"}}, {{"name", "b"}}}}}),
              "<i>a</i><i>b</i>");
}

TEST(Templates, PartsThatIncludeThemselvesAreAnError) {
    World world;
    testing::written(world.folder, "parts/loop.tpl", "{{include:loop}}");
    EXPECT_FALSE(world.shown("{{include:loop}}", View::object()));
}

TEST(Templates, ShowSectionsForTrueAndForLists) {
    World world;
    EXPECT_EQ(*world.shown("{{#yes}}1{{/yes}}{{#no}}2{{/no}}{{#has_rows}}3{{/has_rows}}",
                           {{"yes", true}, {"no", false}, {"rows", {{{"a", "b"}}}}}),
              "13");
}

TEST(Templates, JsonForScriptsHasNoSignsOfMarkup) {
    const auto json = script_json({{"name", "</script><b>&"}});
    EXPECT_EQ(json.find_first_of("<>&"), std::string::npos);
    EXPECT_EQ(View::parse(json)["name"], "</script><b>&");
}

} // namespace
} // namespace netzatlas::pages
