#include "edition/build.hpp"

#include "edition/gathered.hpp"
#include "edition/recognised.hpp"

namespace netzatlas::edition {

namespace {

/// A file that cannot be read at all is a finding, too: the others are still looked at.
Finding unreadable(const std::filesystem::path& file, const Error& error) {
    return {Severity::error, "unreadable",  file.filename().string(), 0, "", "",
            error.message,   "nothing read"};
}

void check_entry(const SourceEntry& entry, const Project& project, std::vector<Finding>& findings) {
    auto read = gather_source(entry, project);
    if (!read) {
        findings.push_back(unreadable(entry.file, read.error()));
        return;
    }
    std::move(read->findings.begin(), read->findings.end(), std::back_inserter(findings));
}

} // namespace

Result<std::vector<Finding>> check_files(const std::vector<std::filesystem::path>& files,
                                         const std::filesystem::path& data) {
    std::vector<Finding> findings;
    for (const auto& file : files) {
        if (file.extension() == ".toml") {
            const auto project = read_project(file, {data, {}});
            if (!project) {
                return fail(project.error());
            }
            for (const auto& entry : project->sources) {
                check_entry(entry, *project, findings);
            }
            continue;
        }
        const auto entries = recognised(file);
        if (!entries) {
            findings.push_back(unreadable(file, entries.error()));
            continue;
        }
        for (const auto& entry : *entries) {
            check_entry(entry, Project{}, findings);
        }
    }
    return findings;
}

} // namespace netzatlas::edition
