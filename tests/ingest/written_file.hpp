#pragma once

#include "terms/finding.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace netzatlas::testing {

/// A folder of its own for each test, gone with it.
class Folder {
public:
    Folder() {
        const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
        path_ = std::filesystem::temp_directory_path() /
                (std::string{"netzatlas_"} + std::to_string(::getpid()) + "_" +
                 test->test_suite_name() + "_" + test->name());
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    std::filesystem::path write(const std::string& name, std::string_view text) const {
        std::ofstream{path_ / name, std::ios::binary} << text;
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

inline std::vector<Finding> findings_of(const std::vector<Finding>& findings,
                                        std::string_view rule) {
    std::vector<Finding> found;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(found),
                 [&](const Finding& finding) { return finding.rule == rule; });
    return found;
}

/// The rules that fired, once each, sorted; "" in a test's expectation reads: none.
inline std::string rules_of(const std::vector<Finding>& findings) {
    std::vector<std::string> rules;
    for (const auto& finding : findings) {
        rules.push_back(finding.rule);
    }
    std::sort(rules.begin(), rules.end());
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    std::string list;
    for (const auto& rule : rules) {
        list += (list.empty() ? "" : " ") + rule;
    }
    return list;
}

} // namespace netzatlas::testing
