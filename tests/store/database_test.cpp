#include "edition_fixture.hpp"

#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <thread>

namespace netzatlas::store {
namespace {

using netzatlas::testing::TemporaryFolder;
using netzatlas::testing::tiny_content;

/// What a program prints.
std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = ::popen(command.c_str(), "r");
    char block[4096];
    while (const auto count = std::fread(block, 1, sizeof block, pipe)) {
        text.append(block, count);
    }
    ::pclose(pipe);
    return text;
}

TEST(Database, GivesBackWhatWasWritten) {
    const TemporaryFolder folder;
    const auto content = tiny_content();

    const auto written = write_database(folder.path() / "netzatlas.sqlite", content);
    ASSERT_TRUE(written) << written.error().message;
    const auto read = read_database(folder.path() / "netzatlas.sqlite");

    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->values, content.values);
    EXPECT_EQ(read->schools, content.schools);
    EXPECT_EQ(read->regions, content.regions);
    EXPECT_EQ(*read, content);
}

TEST(Database, IsTheSameBytesForTheSameContent) {
    const TemporaryFolder folder;
    ASSERT_TRUE(write_database(folder.path() / "a.sqlite", tiny_content()));
    std::this_thread::sleep_for(std::chrono::milliseconds{1100});
    ASSERT_TRUE(write_database(folder.path() / "b.sqlite", tiny_content()));

    EXPECT_EQ(sha256_of_file(folder.path() / "a.sqlite"),
              sha256_of_file(folder.path() / "b.sqlite"));
}

TEST(Database, OpensInOgrinfoWithItsGeometryColumns) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "netzatlas.sqlite";
    ASSERT_TRUE(write_database(file, tiny_content()));

    const auto regions = output_of(fmt::format("ogrinfo -so {} regions", file.string()));
    const auto schools = output_of(fmt::format("ogrinfo -so {} school_sites", file.string()));

    EXPECT_NE(regions.find("Geometry: Multi Polygon"), std::string::npos) << regions;
    EXPECT_NE(regions.find("25832"), std::string::npos);
    EXPECT_NE(regions.find("Feature Count: 8"), std::string::npos);
    EXPECT_NE(schools.find("Geometry: Point"), std::string::npos) << schools;
    EXPECT_NE(schools.find("4326"), std::string::npos);
}

TEST(Database, ShowsHeadlineFiguresBesideTheGroundOfMunicipalities) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "netzatlas.sqlite";
    ASSERT_TRUE(write_database(file, tiny_content()));

    const auto magdeburg = output_of(fmt::format(
        "ogrinfo -geom=SUMMARY {} municipalities -where \"region='15003000'\"", file.string()));

    EXPECT_NE(magdeburg.find("gigabit_quota (Real) = 70"), std::string::npos) << magdeburg;
    EXPECT_NE(magdeburg.find("MULTIPOLYGON"), std::string::npos);
}

TEST(Database, KeepsZeroAndNothingApart) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "netzatlas.sqlite";
    ASSERT_TRUE(write_database(file, tiny_content()));

    const auto states = output_of(fmt::format(
        "sqlite3 {} \"SELECT state, value IS NULL, count(*) FROM indicator_values GROUP BY 1, 2\"",
        file.string()));

    EXPECT_EQ(states, "not_applicable|1|4\nnot_delivered|1|1\nsuppressed|1|1\nundecidable|1|1\n"
                      "value|0|59\n");
}

TEST(Database, RefusesAnIndicatorIdThatIsNoPlainName) {
    const TemporaryFolder folder;
    auto content = tiny_content();
    content.indicators.front().id = "x FROM regions; DROP TABLE regions";

    const auto written = write_database(folder.path() / "netzatlas.sqlite", content);

    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::bad_value);
}

TEST(Database, NamesAFileThatIsNoDatabase) {
    const TemporaryFolder folder;
    std::ofstream{folder.path() / "netzatlas.sqlite"} << "not a database, only long enough text";

    const auto read = read_database(folder.path() / "netzatlas.sqlite");

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::bad_source);
    EXPECT_NE(read.error().message.find("netzatlas.sqlite"), std::string::npos);
}

TEST(Database, RefusesTablesOfAnotherProgram) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "netzatlas.sqlite";
    ASSERT_TRUE(write_database(file, tiny_content()));
    ASSERT_EQ(output_of("sqlite3 " + file.string() + " 'PRAGMA user_version = 1'"), "");

    const auto read = read_database(file);

    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find("version 1, this program reads version 2"),
              std::string::npos)
        << read.error().message;
    EXPECT_NE(read.error().message.find("build the edition again"), std::string::npos);
}

TEST(Database, SaysWhichCellOfATableIsWrong) {
    const TemporaryFolder folder;
    const auto file = folder.path() / "netzatlas.sqlite";
    ASSERT_TRUE(write_database(file, tiny_content()));
    output_of(fmt::format("sqlite3 {} \"UPDATE indicator_values SET state = 'odd' WHERE id = 2\"",
                          file.string()));

    const auto read = read_database(file);

    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find("select_values row 2, column 'state'"), std::string::npos)
        << read.error().message;
}

} // namespace
} // namespace netzatlas::store
