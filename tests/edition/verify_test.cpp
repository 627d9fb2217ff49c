#include "store/edition.hpp"
#include "tiny_project.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace netzatlas::edition {
namespace {

namespace fs = std::filesystem;
using netzatlas::testing::TinyProject;

/// A built edition and what verifying it says.
class Verifying : public ::testing::Test {
protected:
    Verifying() : folder_{project_.build()->folder} {}

    const fs::path& folder() const { return folder_; }
    std::vector<std::string> differences() const {
        const auto verified = verify_edition(folder_, TinyProject::data());
        EXPECT_TRUE(verified) << verified.error().message;
        return verified ? verified->differences : std::vector<std::string>{};
    }
    void flip_a_byte(const fs::path& file, std::streamoff at) const {
        std::fstream bytes{folder_ / file, std::ios::in | std::ios::out | std::ios::binary};
        bytes.seekg(at);
        const auto byte = static_cast<char>(bytes.get() ^ 1);
        bytes.seekp(at);
        bytes.put(byte);
    }
    /// The manifest over the files as they are now: a forger's work.
    void forge_manifest() const {
        const auto content = *store::read_database(folder_ / "netzatlas.sqlite");
        netzatlas::testing::write_tiny_manifest(folder_, content);
    }

private:
    TinyProject project_;
    fs::path folder_;
};

bool any_says(const std::vector<std::string>& lines, const std::string& words) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const auto& line) { return line.find(words) != std::string::npos; });
}

TEST_F(Verifying, ProvesAFreshEdition) {
    const auto verified = *verify_edition(folder(), TinyProject::data());

    EXPECT_TRUE(verified.differences.empty()) << verified.differences.front();
    EXPECT_GT(verified.files, 10U);
    EXPECT_GT(verified.figures, 100U);
}

TEST_F(Verifying, FindsAFlippedByteInEveryFile) {
    for (const auto& entry : fs::recursive_directory_iterator{folder()}) {
        const auto file = fs::relative(entry.path(), folder());
        if (!entry.is_regular_file() || file == "manifest.json") {
            continue;
        }
        const auto middle = static_cast<std::streamoff>(entry.file_size() / 2);
        flip_a_byte(file, middle);
        EXPECT_TRUE(any_says(differences(), file.string() + ": SHA-256")) << file;
        flip_a_byte(file, middle);
    }
}

TEST_F(Verifying, FindsAFlippedByteAnywhereInTheManifest) {
    const auto size = static_cast<std::streamoff>(fs::file_size(folder() / "manifest.json"));
    ASSERT_GT(size, 4000);
    for (std::streamoff at = 0; at < size; at += 331) {
        flip_a_byte("manifest.json", at);
        EXPECT_FALSE(differences().empty()) << "byte " << at;
        flip_a_byte("manifest.json", at);
    }
    EXPECT_EQ(differences(), std::vector<std::string>{});
}

TEST_F(Verifying, FindsMissingAndAddedFiles) {
    fs::remove(folder() / "findings.json");
    std::ofstream{folder() / "added.txt"} << "x";

    EXPECT_TRUE(any_says(differences(), "findings.json: is missing"));
    EXPECT_TRUE(any_says(differences(), "added.txt: is not in the manifest"));
}

TEST_F(Verifying, FindsEmptyFoldersAndLinksByTheirOwnPlace) {
    fs::create_directory(folder() / "empty");
    fs::create_symlink("/etc/hostname", folder() / "extracts/link");
    fs::rename(folder() / "findings.json", folder().parent_path() / "moved.json");
    fs::create_symlink("../moved.json", folder() / "findings.json");

    EXPECT_TRUE(any_says(differences(), "empty: is an empty folder"));
    EXPECT_TRUE(any_says(differences(), "extracts/link: is a link, no file"));
    EXPECT_TRUE(any_says(differences(), "findings.json: is a link, no file"));
    EXPECT_TRUE(any_says(differences(), "findings.json: is missing"));
}

TEST_F(Verifying, FindsAChangedFigureUnderAForgedManifest) {
    auto content = *store::read_database(folder() / "netzatlas.sqlite");
    const auto figure =
        std::find_if(content.values.begin(), content.values.end(), [](const auto& value) {
            return value.region == "15003000" && value.indicator == "gigabit_quota";
        });
    figure->value.value = 71;
    ASSERT_TRUE(store::write_database(folder() / "netzatlas.sqlite", content));
    forge_manifest();

    EXPECT_TRUE(any_says(differences(),
                         "gigabit_quota of 15003000 at 2021-06-30 is 71, computed again it is 70"));
    EXPECT_TRUE(any_says(differences(), "the edition is called"));
}

TEST_F(Verifying, FindsACountThatGivesTwoHouseholdsAway) { // D17
    auto content = *store::read_database(folder() / "netzatlas.sqlite");
    const auto figure =
        std::find_if(content.values.begin(), content.values.end(), [](const auto& value) {
            return value.region == "15090180" && value.indicator == "gigabit_quota";
        });
    figure->value.numerator = 2;
    ASSERT_TRUE(store::write_database(folder() / "netzatlas.sqlite", content));
    forge_manifest();

    EXPECT_TRUE(any_says(differences(), "leaves 2 households to be told"));
    EXPECT_TRUE(any_says(differences(), "15.csv:")); // the extract still says 6
}

TEST_F(Verifying, FindsAChangedVerdictUnderAForgedManifest) {
    auto content = *store::read_database(folder() / "netzatlas.sqlite");
    content.goal_results.front().verdict = Verdict::missed;
    ASSERT_TRUE(store::write_database(folder() / "netzatlas.sqlite", content));
    forge_manifest();

    EXPECT_TRUE(any_says(differences(), "comes out differently"));
}

TEST_F(Verifying, SaysThatAFolderIsNoEdition) {
    const auto verified = verify_edition("/tmp", TinyProject::data());

    ASSERT_FALSE(verified);
    EXPECT_EQ(verified.error().code, ErrorCode::not_found);
}

} // namespace
} // namespace netzatlas::edition
