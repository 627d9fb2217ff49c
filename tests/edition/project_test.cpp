#include "edition/project.hpp"

#include "edition_fixture.hpp"

#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

using netzatlas::testing::TemporaryFolder;

/// A folder with one manifest, `data/sources/bkg.toml`, and the project text given.
class Written {
public:
    explicit Written(const std::string& project) {
        std::filesystem::create_directories(folder_.path() / "data/sources");
        std::ofstream{folder_.path() / "data/sources/bkg.toml"}
            << "title = 'VG250'\npublisher = 'BKG'\nlicence = 'dl-de/by-2-0'\n"
               "attribution = '© BKG'\nurl = 'https://example.org'\n"
               "[[files]]\nname = 'gem.gpkg'\nurl = 'https://example.org/gem'\nsha256 = 'ab'\n";
        std::ofstream{folder_.path() / "p.toml"} << project;
    }
    Result<Project> read(const std::filesystem::path& sources = {}) const {
        return read_project(folder_.path() / "p.toml", {folder_.path() / "data", sources});
    }
    const std::filesystem::path& path() const { return folder_.path(); }

private:
    TemporaryFolder folder_;
};

const std::string head = "title = 'T'\nstate = '15'\n";
const std::string gemeinden = "[[source]]\nid = 'gemeinden'\nreader = 'regions'\n"
                              "manifest = 'bkg'\nfile = 'gem.gpkg'\nlevel = 'municipality'\n"
                              "boundary_date = 2021-12-31\n";

TEST(Project, ReadsSourcesWithTheirManifest) {
    const Written written{head + gemeinden};

    const auto project = written.read();

    ASSERT_TRUE(project) << project.error().message;
    const auto& entry = project->sources.at(0);
    EXPECT_EQ(entry.reader, Reader::regions);
    EXPECT_EQ(entry.file, written.path() / "gem.gpkg");
    EXPECT_EQ(entry.source.publisher, "BKG");
    EXPECT_EQ(entry.source.url, "https://example.org/gem");
    EXPECT_EQ(entry.source.boundary_date->iso(), "2021-12-31");
    EXPECT_EQ(project->settings.assignment, "publisher_key");
    EXPECT_FALSE(project->demo);
}

TEST(Project, TakesFilesFromAnotherFolderWhenTold) {
    const Written written{head + gemeinden};

    EXPECT_EQ(written.read("/srv/sources")->sources.at(0).file, "/srv/sources/gem.gpkg");
}

TEST(Project, ReadsSettingsAndAcceptedFindings) {
    const Written written{head + "[settings]\nassignment = 'area_split'\ncompleteness = 0.95\n"
                                 "[[accept]]\nrule = 'share_above_100'\nfile = 'x.csv'\n"
                                 "value = '100.39'\nreason = 'as printed'\n"};

    const auto project = written.read();

    ASSERT_TRUE(project) << project.error().message;
    EXPECT_EQ(project->settings.assignment, "area_split");
    EXPECT_EQ(project->accepted.at(0).value, "100.39");
    EXPECT_EQ(settings_of(texts_of(project->settings))->completeness, 0.95);
}

/// A broken project and words its error must hold.
struct Broken {
    std::string text;
    std::string says;
};

class BrokenProject : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenProject, IsRefusedWithLineAndKey) {
    const auto project = Written{GetParam().text}.read();

    ASSERT_FALSE(project);
    EXPECT_NE(project.error().message.find(GetParam().says), std::string::npos)
        << project.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, BrokenProject,
    ::testing::Values(
        Broken{"state = '15'\n", "'title' is missing"}, Broken{"title = \n", "p.toml:1"},
        Broken{head + "tittle = 'x'\n", "p.toml:3: 'tittle' is not known here"},
        Broken{head + "[[accept]]\nfile = 'x.csv'\nreason = 'r'\n", "'id' is missing"},
        Broken{head + "[[accept]]\nid = 'bad_key-0'\n", "'reason' is missing"},
        Broken{head + "demo = 'yes'\n", "p.toml:3: 'demo' is neither true nor false"},
        Broken{head + "[settings]\nassignment = 'mine'\n", "'assignment' is 'mine', not one of"},
        Broken{head + "[settings]\ncompleteness = 99\n", "no share between 0 and 1"},
        Broken{head + gemeinden + gemeinden, "'gemeinden' is taken twice"},
        Broken{head + "[[source]]\nid='a'\nreader='magic'\nmanifest='bkg'\nfile='f'\n",
               "'magic' is no reader"},
        Broken{head + "[[source]]\nid='a'\nreader='regions'\nmanifest='bkg'\nfile='f'\n",
               "'level' must be"},
        Broken{head + "[[source]]\nid='a'\nreader='directory'\nmanifest='no'\nfile='f'\n",
               "sources/no.toml"},
        Broken{head + "[[source]]\nid='a'\nreader='directory'\nmanifest='bkg'\nfile='f'\n"
                      "reference_date='x'\n",
               "no date like"}));

} // namespace
} // namespace netzatlas::edition
