#include "ingest/source_manifest.hpp"
#include "ingest/written_file.hpp"

#include <filesystem>
#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

const std::string minimal =
    "title = \"T\"\npublisher = \"P\"\nlicence = \"L\"\nattribution = \"A\"\n";

TEST(SourceManifest, SaysWhoPublishesUnderWhichLicence) {
    const auto source = read_source_manifest(std::filesystem::path{NETZATLAS_SOURCE_DIR} /
                                             "data/sources/bkg-vg250.toml");

    ASSERT_TRUE(source) << source.error().message;
    EXPECT_EQ(source->id, "bkg-vg250");
    EXPECT_EQ(source->publisher, "Bundesamt für Kartographie und Geodäsie");
    EXPECT_EQ(source->licence, "dl-de/by-2-0");
    EXPECT_EQ(source->attribution, "© GeoBasis-DE / BKG (Daten verändert)");
}

TEST(SourceManifest, EveryManifestOfTheProjectCanBeRead) {
    int seen = 0;
    for (const auto& entry : std::filesystem::directory_iterator{
             std::filesystem::path{NETZATLAS_SOURCE_DIR} / "data/sources"}) {
        if (entry.path().extension() == ".toml") {
            const auto source = read_source_manifest(entry.path());
            EXPECT_TRUE(source) << source.error().message;
            EXPECT_TRUE(read_source_files(entry.path())) << entry.path();
            ++seen;
        }
    }
    EXPECT_EQ(seen, 22);
}

TEST(SourceManifest, TakesTheDatesItStates) {
    const auto source = parse_source_manifest(minimal + "reference_date = 2021-06-30\n", "x.toml");

    ASSERT_TRUE(source) << source.error().message;
    ASSERT_TRUE(source->reference_date);
    EXPECT_EQ(source->reference_date->iso(), "2021-06-30");
    EXPECT_FALSE(source->delivery_date);
}

TEST(SourceManifest, FailsWithoutAnAttribution) {
    const auto source =
        parse_source_manifest("title = \"T\"\npublisher = \"P\"\nlicence = \"L\"\n", "x.toml");

    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().message,
              "x.toml: 'attribution' is missing; nothing goes out without it");
}

TEST(SourceManifest, NamesTheLineOfBrokenToml) {
    const auto source = parse_source_manifest("title = \"T\"\npublisher = \n", "x.toml");

    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, ErrorCode::bad_source);
    EXPECT_EQ(source.error().message.substr(0, 9), "x.toml:2:");
}

TEST(SourceManifest, ListsTheFilesToFetchWithoutPaths) {
    const auto files = parse_source_files(
        minimal + "[[files]]\nurl = \"https://example.org/a/b.zip\"\nsha256 = \"00\"\n"
                  "[[files]]\nurl = \"https://example.org/c\"\nname = \"../c.zip\"\n",
        "x.toml");

    ASSERT_TRUE(files) << files.error().message;
    ASSERT_EQ(files->size(), 2U);
    EXPECT_EQ(files->front().name, "b.zip");
    EXPECT_EQ(files->front().sha256, "00");
    EXPECT_EQ(files->back().name, "c.zip");
}

TEST(SourceManifest, FailsWithoutAFile) {
    const auto source = read_source_manifest("/nowhere/x.toml");

    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, ErrorCode::io);
}

} // namespace
} // namespace netzatlas::ingest
