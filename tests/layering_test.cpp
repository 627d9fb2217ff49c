#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace {

namespace fs = std::filesystem;

/// README.md draws this table; for a new arrow change it here first and say why in the commit.
const std::map<std::string, std::set<std::string>> may_include{
    {"main.cpp", {"commands"}},
    {"commands",
     {"edition", "demo", "fetch", "http", "sheets", "extracts", "stats", "store", "terms"}},
    {"sheets", {"http", "stats", "store", "terms"}},
    {"edition",
     {"ingest", "coverage", "indicators", "goals", "tiles", "stats", "extracts", "pages", "store",
      "geo", "terms"}},
    {"demo", {"geo", "terms"}},
    {"http", {"tiles", "stats", "extracts", "pages", "goals", "store", "terms"}},
    {"fetch", {"terms"}},
    {"indicators", {"coverage", "terms"}},
    {"goals", {"coverage", "terms"}},
    {"tiles", {"store", "geo", "terms"}},
    {"extracts", {"store", "geo", "terms"}},
    {"stats", {"store", "terms"}},
    {"pages", {"store", "terms"}},
    {"ingest", {"geo", "terms"}},
    {"coverage", {"geo", "terms"}},
    {"store", {"geo", "terms"}},
    {"geo", {"terms"}},
    {"terms", {}},
};

/// A library and the one room that may include it.
const std::map<std::string, std::set<std::string>> doors{
    {R"(gdal|ogr_|ogrsf|cpl_|geos_c|geos/|proj\.h)", {"geo"}},
    {R"(sqlite3|spatialite)", {"store"}},
    {R"(curl/)", {"fetch"}},
    {R"(ctemplate/)", {"pages"}},
    {R"(boost/)", {"http"}},
};

std::vector<std::pair<fs::path, std::string>> includes_of(const fs::path& file) {
    static const std::regex pattern{R"(^\s*#include\s*[<"]([^>"]+)[>"])"};
    std::vector<std::pair<fs::path, std::string>> found;
    std::ifstream in{file};
    for (std::string line; std::getline(in, line);) {
        if (std::smatch match; std::regex_search(line, match, pattern)) {
            found.emplace_back(file, match[1]);
        }
    }
    return found;
}

template <class Check>
void for_each_include(Check check) {
    const fs::path source = fs::path{NETZATLAS_SOURCE_DIR} / "src";
    for (const auto& entry : fs::recursive_directory_iterator{source}) {
        const auto extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".hpp") {
            continue;
        }
        const auto room = (*fs::relative(entry.path(), source).begin()).string();
        for (const auto& [file, include] : includes_of(entry.path())) {
            check(room, file, include);
        }
    }
}

TEST(Layering, EveryRoomStandsInTheTable) {
    const fs::path source = fs::path{NETZATLAS_SOURCE_DIR} / "src";
    for (const auto& entry : fs::directory_iterator{source}) {
        EXPECT_TRUE(may_include.contains(entry.path().filename().string())) << entry.path();
    }
}

TEST(Layering, IncludesGoDownAsTheTableSays) {
    int seen = 0;
    for_each_include(
        [&](const std::string& room, const fs::path& file, const std::string& include) {
            const auto target = include.substr(0, include.find('/'));
            if (target == room || !may_include.contains(target) ||
                include.find('/') == std::string::npos) {
                return;
            }
            ++seen;
            EXPECT_TRUE(may_include.at(room).contains(target))
                << file << " includes " << include << ", but " << room << " may not";
        });
    EXPECT_GT(seen, 0);
}

TEST(Layering, ForeignLibrariesEnterThroughTheirDoor) {
    for_each_include(
        [&](const std::string& room, const fs::path& file, const std::string& include) {
            for (const auto& [pattern, rooms] : doors) {
                if (std::regex_search(include, std::regex{"^(" + pattern + ")"})) {
                    EXPECT_TRUE(rooms.contains(room)) << file << " includes <" << include << ">";
                }
            }
        });
}

} // namespace
