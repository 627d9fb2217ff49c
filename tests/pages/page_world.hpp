#pragma once

#include "edition_fixture.hpp"
#include "pages/pages.hpp"

#include <gtest/gtest.h>

namespace netzatlas::pages {

/// The pages with their real templates and texts.
inline std::shared_ptr<const Renderer> renderer() {
    static const std::filesystem::path root{NETZATLAS_SOURCE_DIR};
    static const auto opened =
        Renderer::open(root / "web/pages", root / "data/texts", root / "web/dist");
    EXPECT_TRUE(opened) << opened.error().message;
    return *opened;
}

inline PageRequest of_region(const std::string& key, const std::string& theme = "",
                             Language language = Language::de) {
    PageRequest request;
    request.language = language;
    request.page = "region";
    request.region = key;
    request.theme = theme;
    request.path = "/gemeinde/" + key;
    return request;
}

/// An edition on disk for as long as a test looks at it.
struct World {
    netzatlas::testing::TemporaryFolder folder;
    std::shared_ptr<const store::Edition> edition;

    explicit World(const store::EditionContent& content = netzatlas::testing::tiny_content()) {
        const auto opened =
            store::Edition::open(netzatlas::testing::write_tiny_edition(folder.path(), content));
        EXPECT_TRUE(opened) << opened.error().message;
        edition = *opened;
    }
    Result<std::string> tried(const PageRequest& request) const {
        return renderer()->html(*edition, request);
    }
    std::string shown(const PageRequest& request) const {
        const auto html = tried(request);
        EXPECT_TRUE(html) << html.error().message;
        return html.value_or("");
    }
};

/// Half of Arneburg's square, and a corner of Goldbeck's, are promised.
inline store::EditionContent with_roll_out() {
    auto content = netzatlas::testing::tiny_content();
    content.areas.push_back(
        {{"A1", "rollout", "Graue Flecken", "Bund", WorksStage::planned,
          netzatlas::testing::day("2021-03-01")},
         {{geo::Polygon{{netzatlas::testing::tiny_square(500, 1000, 600, 1000)}}}}});
    return content;
}

} // namespace netzatlas::pages
