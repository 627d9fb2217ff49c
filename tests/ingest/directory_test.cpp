#include "ingest/regions.hpp"
#include "temporary_folder.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace netzatlas::ingest {
namespace {

using ::testing::HasSubstr;
using testing::TemporaryFolder;

/// A line of the directory; blanks fill by characters, as the publisher counts.
std::string line(const std::string& type, const std::string& key, const std::string& association,
                 const std::string& name, const std::string& numbers = "") {
    std::size_t characters = 0;
    for (const unsigned char c : name) {
        characters += (c & 0xC0U) == 0x80 ? 0 : 1;
    }
    return fmt::format("{}20231130{:<8}{:<4}{}{}{:<92}\n", type, key, association, name,
                       std::string(106 - characters, ' '), numbers);
}

const std::string koethen = line("60", "15082180", "0000", "Köthen (Anhalt), Stadt",
                                 "000000078420000002600000000012700    06366");

TEST(Directory, CountsCharactersNotBytes) {
    const auto directory = directory_of(koethen, "GV.txt", "");

    ASSERT_TRUE(directory) << directory.error().message;
    ASSERT_EQ(directory->entries.size(), 1U);
    const auto& entry = directory->entries[0];
    EXPECT_EQ(entry.name, "Köthen (Anhalt), Stadt");
    EXPECT_EQ(entry.ars, "150820000180");
    EXPECT_EQ(entry.population, 26'000);
    EXPECT_EQ(entry.area_m2, 78'420'000);
    EXPECT_EQ(entry.postcode, "06366");
}

TEST(Directory, LevelsComeFromTheRecordType) {
    const auto directory = directory_of(line("10", "15", "", "Sachsen-Anhalt") +
                                            line("40", "15081", "", "Altmarkkreis Salzwedel") +
                                            line("50", "15081", "5051", "Beetzendorf-Diesdorf") +
                                            line("50", "15081", "0030", "Arendsee (Altmark)"),
                                        "GV.txt", "15");

    ASSERT_TRUE(directory) << directory.error().message;
    ASSERT_EQ(directory->entries.size(), 3U) << "a single municipality is no association";
    EXPECT_EQ(directory->entries[0].key.text(), "15");
    EXPECT_EQ(directory->entries[1].ars, "150810000000");
    EXPECT_EQ(directory->entries[2].key.text(), "150815051");
    EXPECT_EQ(directory->entries[2].ars, "150815051000");
}

TEST(Directory, OtherStatesAreLeftOut) {
    const auto directory = directory_of(koethen, "GV.txt", "03");

    ASSERT_TRUE(directory);
    EXPECT_TRUE(directory->entries.empty());
}

TEST(Directory, ALineCutShortIsAFinding) {
    const auto directory = directory_of(koethen + koethen.substr(0, 100), "GV.txt", "");

    ASSERT_TRUE(directory);
    ASSERT_EQ(directory->findings.size(), 1U);
    EXPECT_EQ(directory->findings[0].rule, "short_line");
    EXPECT_EQ(directory->findings[0].severity, Severity::error);
    EXPECT_EQ(directory->findings[0].row, 2);
}

TEST(Directory, AKeyMetTwiceIsAFinding) {
    const auto directory = directory_of(koethen + koethen, "GV.txt", "");

    ASSERT_TRUE(directory);
    ASSERT_EQ(directory->findings.size(), 1U);
    EXPECT_EQ(directory->findings[0].rule, "duplicate_key");
    EXPECT_EQ(directory->entries.size(), 1U);
}

TEST(Directory, AShortKeyIsAFinding) {
    const auto directory = directory_of(
        line("60", "1508218", "0000", "X", "00000007842000000026000") + koethen, "GV.txt", "");

    ASSERT_TRUE(directory);
    ASSERT_EQ(directory->findings.size(), 1U);
    EXPECT_EQ(directory->findings[0].rule, "bad_key");
    EXPECT_EQ(directory->findings[0].row, 1);
}

TEST(Directory, APopulationThatIsNoNumberIsAFinding) {
    const auto directory =
        directory_of(line("60", "15082180", "0000", "X", "00000007842 000000x260"), "GV.txt", "");

    ASSERT_TRUE(directory);
    ASSERT_EQ(directory->findings.size(), 1U);
    EXPECT_EQ(directory->findings[0].rule, "malformed_number");
    EXPECT_EQ(directory->findings[0].column, "population");
    EXPECT_FALSE(directory->entries.at(0).population);
}

TEST(Directory, AnUnknownRecordTypeIsAFinding) {
    const auto directory = directory_of(koethen + "99 something\n", "GV.txt", "");

    ASSERT_TRUE(directory);
    ASSERT_EQ(directory->findings.size(), 1U);
    EXPECT_EQ(directory->findings[0].rule, "unknown_record_type");
}

TEST(Directory, AnotherFileIsAnError) {
    const auto directory = directory_of("AGS;Name\n15;Sachsen-Anhalt\n", "x.csv", "");

    ASSERT_FALSE(directory);
    EXPECT_THAT(directory.error().message, HasSubstr("GV100AD"));
}

TEST(Directory, EmptyAndForeignEncodingsAreErrors) {
    const TemporaryFolder folder;
    EXPECT_EQ(read_directory(folder.file("x.txt", ""), "").error().code, ErrorCode::bad_source);
    const auto latin = read_directory(folder.file("y.txt", "10 a\n60 K\xF6then\n"), "");
    ASSERT_FALSE(latin);
    EXPECT_EQ(latin.error().message,
              "y.txt:2: bytes that are no UTF-8: convert the file to UTF-8 first");
    EXPECT_EQ(read_directory(folder / "none.txt", "").error().code, ErrorCode::io);
}

} // namespace
} // namespace netzatlas::ingest
