#include "tiles/pmtiles.hpp"

#include "edition_fixture.hpp"
#include "tiles/archive_writer.hpp"
#include "tiles/mvt.hpp"
#include "tiles/tileset.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <set>

using namespace netzatlas;
using namespace netzatlas::testing;
using namespace netzatlas::tiles;

namespace {

TEST(PmtilesId, IsThePublishedOneOfTheSpecification) {
    EXPECT_EQ(pmtiles_id({0, 0, 0}), 0U);
    EXPECT_EQ(pmtiles_id({1, 0, 0}), 1U);
    EXPECT_EQ(pmtiles_id({1, 0, 1}), 2U);
    EXPECT_EQ(pmtiles_id({1, 1, 1}), 3U);
    EXPECT_EQ(pmtiles_id({1, 1, 0}), 4U);
    EXPECT_EQ(pmtiles_id({2, 0, 0}), 5U);
    EXPECT_EQ(pmtiles_id({12, 3423, 1763}), 19'078'479U);
}

TEST(PmtilesId, IsGivenOnceToEachTileOfAZoom) {
    std::set<std::uint64_t> ids;
    for (std::uint32_t x = 0; x < 32; ++x) {
        for (std::uint32_t y = 0; y < 32; ++y) {
            ids.insert(pmtiles_id({5, x, y}));
        }
    }
    EXPECT_EQ(ids.size(), 1024U);
    EXPECT_EQ(*ids.begin(), 341U); // (4^5 - 1) / 3
    EXPECT_EQ(*ids.rbegin(), 341U + 1023U);
}

TEST(Directory, IsReadAsWritten) {
    const std::vector<DirectoryEntry> entries{{0, 0, 10, 1}, {5, 10, 7, 3}, {9, 0, 10, 1}};
    const auto read = decoded_directory(encoded_directory(entries));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, entries);
}

TEST(Directory, RefusesACountThatItsBytesCannotHold) {
    EXPECT_EQ(decoded_directory("\xff\xff\xff\xff\x0f").error().code, ErrorCode::bad_source);
}

TEST(Directory, RefusesEntriesOutOfOrder) {
    const std::vector<DirectoryEntry> overlapping{{3, 0, 10, 5}, {5, 10, 7, 1}};
    EXPECT_FALSE(decoded_directory(encoded_directory(overlapping)));
}

ArchiveLabel label() {
    return {"test", R"({"vector_layers":[]})", 0, 10, {{-170, -80}, {170, 80}}};
}

/// Tiles with different bytes, so many that the root directory overflows.
std::vector<StoredTile> many_tiles() {
    std::vector<StoredTile> tiles;
    for (std::uint32_t x = 0; x < 256; ++x) {
        for (std::uint32_t y = 0; y < 256; ++y) {
            const auto noise = std::string((x * 31 + y * y * 17) % 97, 'a');
            tiles.push_back(
                {{10, 2 * x + 100, y + 300 + 3 * (x % 7)}, fmt::format("{}/{}{}", x, y, noise)});
        }
    }
    return tiles;
}

TEST(Archive, FindsEveryTileThroughLeafDirectories) {
    const TemporaryFolder folder;
    const auto tiles = many_tiles();
    const auto name = write_archive(label(), tiles, folder.path());
    ASSERT_TRUE(name) << name.error().message;
    std::string start(first_read_size, '\0');
    std::ifstream{folder.path() / *name, std::ios::binary}.read(start.data(), first_read_size);
    const auto header = *decoded_header(start);
    EXPECT_LE(header.root_offset + header.root_length, first_read_size);
    EXPECT_GT(header.leaves_length, 0U);
    const auto archive = Archive::open(folder.path() / *name);
    ASSERT_TRUE(archive) << archive.error().message;
    for (const auto& tile : tiles) {
        ASSERT_EQ(archive->tile(tile.id)->value(), tile.bytes);
    }
}

TEST(Archive, StoresEqualTilesOnceAndNeighboursAsARun) {
    const TemporaryFolder folder;
    std::vector<StoredTile> tiles;
    for (std::uint32_t x = 0; x < 2; ++x) {
        for (std::uint32_t y = 0; y < 2; ++y) {
            tiles.push_back({{1, x, y}, "sea"});
        }
    }
    tiles.push_back({{0, 0, 0}, "world"});
    tiles.push_back({{2, 3, 3}, "sea"});
    const auto name = write_archive(label(), tiles, folder.path());
    std::string bytes(header_size, '\0');
    std::ifstream{folder.path() / *name, std::ios::binary}.read(bytes.data(), header_size);
    const auto header = *decoded_header(bytes);
    EXPECT_EQ(header.addressed_tiles, 6U);
    EXPECT_EQ(header.entries, 3U);
    EXPECT_EQ(header.contents, 2U);
    EXPECT_EQ(header.data_length, std::string{"worldsea"}.size());
}

TEST(Archive, TellsAnEmptyPlaceFromOneOutside) {
    const TemporaryFolder folder;
    auto bounded = label();
    bounded.min_zoom = 1;
    bounded.bounds = {{10, 10}, {170, 80}};
    const auto name = write_archive(bounded, {{{1, 1, 0}, "here"}}, folder.path());
    const auto archive = Archive::open(folder.path() / *name);
    EXPECT_EQ(archive->tile({1, 1, 0})->value(), "here");
    EXPECT_EQ(*archive->tile({2, 2, 1}), std::nullopt);
    for (const TileId outside :
         {TileId{0, 0, 0}, TileId{11, 1100, 700}, TileId{1, 0, 0}, TileId{1, 2, 0}}) {
        EXPECT_EQ(archive->tile(outside).error().code, ErrorCode::not_found);
    }
}

TEST(Archive, IsNamedByItsContent) {
    const TemporaryFolder folder;
    const auto name = write_archive(label(), {{{0, 0, 0}, "a"}}, folder.path());
    const auto hash = store::sha256_of_file(folder.path() / *name);
    EXPECT_EQ(*name, "test-" + hash->substr(0, 8) + ".pmtiles");
    EXPECT_NE(*name, *write_archive(label(), {{{0, 0, 0}, "b"}}, folder.path()));
}

TEST(Archive, RefusesATruncatedFileByName) {
    const TemporaryFolder folder;
    const auto name = *write_archive(label(), {{{0, 0, 0}, "a"}}, folder.path());
    for (const std::uintmax_t size : {0U, 50U, 127U, 140U}) {
        std::filesystem::resize_file(folder.path() / name, size);
        const auto archive = Archive::open(folder.path() / name);
        ASSERT_FALSE(archive);
        EXPECT_EQ(archive.error().code, ErrorCode::bad_source);
        EXPECT_NE(archive.error().message.find(name), std::string::npos);
    }
}

TEST(Gzip, HasNoClockAndComesBack) {
    const std::string text(10000, 'x');
    const auto packed = gzipped(text);
    EXPECT_EQ(packed.substr(4, 4), std::string(4, '\0')); // MTIME
    EXPECT_EQ(*unzipped(packed, text.size()), text);
    EXPECT_FALSE(unzipped(packed, text.size() - 1));
}

} // namespace
