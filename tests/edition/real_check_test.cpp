#include "edition/check_report.hpp"
#include "real_data.hpp"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <sstream>

// The expected list is tests/fixtures/real_findings.csv: how often each rule fires per file, with
// one example. Every count was established over the publishers' own files by scripts that share
// nothing with this program, or is a worked figure of definitions.md; its column `origin` says so.
// A file with an empty rule has no findings at all.

namespace netzatlas::edition {
namespace {

struct Expected {
    std::string file; ///< with folders
    std::string rule;
    std::size_t count = 0;
    std::string column;
    std::string value;

    std::string name() const { return std::filesystem::path{file}.filename().string(); }
};

std::vector<Expected> expected_list() {
    std::ifstream in{std::filesystem::path{NETZATLAS_SOURCE_DIR} /
                     "tests/fixtures/real_findings.csv"};
    std::vector<Expected> list;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::istringstream cells{line};
        std::string count;
        Expected row;
        std::getline(cells, row.file, ';');
        std::getline(cells, row.rule, ';');
        std::getline(cells, count, ';');
        std::getline(cells, row.column, ';');
        std::getline(cells, row.value, ';');
        row.count = std::stoul(count);
        list.push_back(row);
    }
    return list;
}

std::vector<std::filesystem::path> files_of(const std::vector<Expected>& list) {
    std::vector<std::filesystem::path> files;
    for (const auto& row : list) {
        const auto file = netzatlas::testing::real_data(row.file);
        if (std::find(files.begin(), files.end(), file) == files.end()) {
            files.push_back(file);
        }
    }
    return files;
}

/// Further findings of a rule are counted, not listed: "2035 further rows".
std::size_t weight_of(const Finding& finding) {
    return finding.value.ends_with(" further rows") ? std::stoul(finding.value) : 1;
}

using Counts = std::map<std::pair<std::string, std::string>, std::size_t>;

Counts counts_of(const std::vector<Finding>& findings) {
    Counts counts;
    for (const auto& finding : findings) {
        counts[{finding.file, finding.rule}] += weight_of(finding);
    }
    return counts;
}

TEST(RealCheck, FindsEveryKnownFlawAndInventsNone) {
    const auto list = expected_list();
    const auto files = files_of(list);
    NETZATLAS_NEEDS_REAL(files.front());

    const auto checked = check_files(files);

    ASSERT_TRUE(checked) << checked.error().message;
    auto counts = counts_of(checked->findings);
    for (const auto& row : list) {
        if (row.rule.empty()) {
            continue;
        }
        EXPECT_EQ((counts[{row.name(), row.rule}]), row.count) << row.file << " " << row.rule;
        counts.erase({row.name(), row.rule});
        const bool shown = std::any_of(
            checked->findings.begin(), checked->findings.end(), [&](const Finding& finding) {
                return finding.file == row.name() && finding.rule == row.rule &&
                       (row.value.empty() || finding.value == row.value) &&
                       (row.column.empty() || finding.column == row.column);
            });
        EXPECT_TRUE(shown) << row.file << " " << row.rule << " " << row.column << " " << row.value;
    }
    for (const auto& [place, count] : counts) {
        ADD_FAILURE() << "not expected: " << place.first << " " << place.second << " " << count;
    }
}

TEST(RealCheck, EveryFindingHasItsOwnId) {
    const auto file =
        netzatlas::testing::real_data("broadband/gemeinde_bezirke_privat_2020_ende.csv.gz");
    NETZATLAS_NEEDS_REAL(file);

    const auto checked = check_files({file});

    ASSERT_TRUE(checked) << checked.error().message;
    std::set<std::string> ids;
    for (const auto& finding : checked->findings) {
        ids.insert(id_of(finding));
    }
    EXPECT_EQ(ids.size(), checked->findings.size());
    EXPECT_EQ(ids.size(), 22U + 457U + 238U + 58U);
}

} // namespace
} // namespace netzatlas::edition
