#include "demo/demo.hpp"

#include "demo/writers.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace netzatlas::demo {
namespace {

namespace fs = std::filesystem;

const fs::path facts = fs::path{NETZATLAS_SOURCE_DIR} / "data/sample";

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

fs::path written(const std::string& name, const std::vector<std::string>& counties) {
    const auto folder = fs::path{testing::TempDir()} / name;
    const auto done = write_demo(folder, {facts, counties, {}});
    EXPECT_TRUE(done) << done.error().message;
    return folder;
}

TEST(Demo, WritesTheSameBytesFromTheSameFacts) {
    const auto first = written("demo_first", {"15001"});
    const auto second = written("demo_second", {"15001"});

    for (const auto file :
         {files::boundaries, files::directory, files::fixed, files::mobile, files::census,
          files::schools, files::shares, files::older_shares, files::project, files::access_points,
          files::data_centres, files::rollout_areas}) {
        EXPECT_FALSE(bytes_of(first / file).empty()) << file;
        EXPECT_TRUE(bytes_of(first / file) == bytes_of(second / file)) << file;
    }
}

TEST(Demo, RefusesACountyThatIsNotInTheFacts) {
    const auto done =
        write_demo(fs::path{testing::TempDir()} / "demo_none", {facts, {"14713"}, {}});

    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::bad_value);
    EXPECT_NE(done.error().message.find("'14713'"), std::string::npos);
}

TEST(Demo, SaysWhereTheFactsShouldBe) {
    const auto done = write_demo(fs::path{testing::TempDir()} / "demo_none", {"/nowhere", {}, {}});

    ASSERT_FALSE(done);
    EXPECT_NE(done.error().message.find("/nowhere"), std::string::npos);
}

/// Header and rows of one table of a demo of Magdeburg alone.
std::vector<std::string> lines_of(const fs::path& folder, std::string_view table) {
    std::ifstream in{folder / table};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

TEST(DemoShares, AreHandedOnAsPrintedForTheChosenCounties) {
    const auto folder = written("demo_shares", {"15003"});
    for (const auto& [file, fibre] : {std::pair{files::older_shares, ";17.63"}, // of the city
                                      std::pair{files::shares, ";19.30"}}) {
        const auto lines = lines_of(folder, file);
        ASSERT_EQ(lines.size(), 2U) << file;
        EXPECT_TRUE(lines[0].starts_with("AGS;leitungsg. Technologien ≥ 10 Mbit/s;")) << lines[0];
        EXPECT_TRUE(lines[0].ends_with(";FTTH/B ≥ 400 Mbit/s;FTTH/B ≥ 1000 Mbit/s")) << lines[0];
        EXPECT_TRUE(lines[1].starts_with("15003000;")) << lines[1];
        EXPECT_TRUE(lines[1].ends_with(fibre)) << lines[1];
    }
}

TEST(DemoShares, AreNamedAfterTheirPublisherAndDay) {
    const auto project = bytes_of(written("demo_shares_project", {"15003"}) / files::project);
    for (const auto& [id, day] : {std::pair{"gemeinden-haushalte-2020", "2020-12-31"},
                                  std::pair{"gemeinden-haushalte-2021", "2021-06-30"}}) {
        const auto entry = project.substr(project.find(id));
        const auto own = entry.substr(0, entry.find("[[source]]"));
        EXPECT_NE(own.find("manifest = \"breitbandatlas-tables\""), std::string::npos) << own;
        EXPECT_NE(own.find(std::string{"reference_date = "} + day), std::string::npos) << own;
    }
}

TEST(DemoDirectory, CountsCharactersNotBytes) {
    const auto folder = written("demo_directory", {"15001"});
    std::ifstream in{folder / files::directory};
    for (std::string line; std::getline(in, line);) {
        const auto characters = std::count_if(line.begin(), line.end(), [](char byte) {
            return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
        });
        EXPECT_EQ(characters, 220) << line;
    }
}

TEST(DemoDirectory, PutsThePopulationWhereThePublisherPutsIt) {
    const auto folder = written("demo_population", {"15003"});
    const auto text = bytes_of(folder / files::directory);
    const auto line = text.substr(text.find("6020210630150030000000Magdeburg"));

    EXPECT_EQ(line.substr(128, 22), "0000002010400000239364"); // no umlaut in this line
    EXPECT_EQ(line.substr(165, 5), "39104");
}

} // namespace
} // namespace netzatlas::demo
