#include "store/manifest.hpp"

#include "store/sha256.hpp"

#include <gtest/gtest.h>

namespace netzatlas::store {
namespace {

Manifest small_manifest() {
    Source source;
    source.id = "grenzen";
    source.licence = "dl-de/by-2-0";
    source.boundary_date = *Date::of("2021-12-31");
    source.counts_released = true;
    source.role = "borders:county";
    return {"Probe \"mit\" Umlaut ä",
            true,
            *Date::of("2021-06-30"),
            "1",
            {{"null_means", "zero"}},
            {source},
            {{"grids/fixed.tif", sha256_of("a"), 1}, {"netzatlas.sqlite", sha256_of("b"), 2}},
            {"© BKG"}};
}

TEST(Sha256, IsThatOfTheStandard) { // FIPS 180-2, appendix B.1
    EXPECT_EQ(sha256_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Manifest, ReadsBackAsWritten) {
    const auto read = manifest_of(manifest_json(small_manifest()));

    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, small_manifest());
}

TEST(Manifest, GivesAnIdOfDateAndHashesWhateverTheirOrder) {
    auto turned = small_manifest();
    std::swap(turned.products[0], turned.products[1]);

    EXPECT_EQ(edition_id(turned), edition_id(small_manifest()));
    EXPECT_EQ(edition_id(turned).substr(0, 11), "2021-06-30-");
    EXPECT_EQ(edition_id(turned).size(), 19U);
}

TEST(Manifest, NamesWhatIsMissing) {
    for (const auto* broken :
         {"", "[]", "{}", R"({"reference_date": "2021-06-30"})",
          R"({"reference_date": "2021-06-30", "settings": [1], "products": [3]})"}) {
        const auto read = manifest_of(broken);

        ASSERT_FALSE(read) << broken;
        EXPECT_EQ(read.error().code, ErrorCode::bad_source);
    }
}

} // namespace
} // namespace netzatlas::store
