#include "edition/accepted_findings.hpp"
#include "edition/check_report.hpp"
#include "edition/gathered.hpp"
#include "edition/inhabited_zero_rows.hpp"
#include "edition/recognised.hpp"
#include "edition/source_checks.hpp"
#include "ingest/encoding.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace netzatlas::edition {

namespace {

namespace fs = std::filesystem;

std::string words_of(const SourceEntry& entry) {
    const auto& more = entry.reader == Reader::regions       ? entry.level
                       : entry.reader == Reader::fixed_table ? entry.use
                                                             : "";
    return more.empty() ? std::string{name_of(entry.reader)}
                        : fmt::format("{}, {}", name_of(entry.reader), more);
}

/// A Shapefile is several files; the .shp is the one to read.
std::string shapefile_of(const fs::path& file) {
    constexpr std::array parts{".dbf", ".shx", ".prj", ".cpg", ".qix", ".sbn", ".sbx"};
    auto shape = file;
    std::error_code ignored;
    const bool part = std::find(parts.begin(), parts.end(), file.extension()) != parts.end();
    return part && fs::exists(shape.replace_extension(".shp"), ignored) ? shape.filename().string()
                                                                        : "";
}

bool has_bad_bytes(const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const auto& finding) { return finding.rule == "not_utf8"; });
}

/// Everything that was given on the way to its findings.
class Check {
public:
    Check() = default;

    void take(const SourceEntry& entry, const Project& project);
    void take_unknown(const fs::path& file);
    Checked take_all() {
        auto across = source_checks(parts_);
        std::move(across.begin(), across.end(), std::back_inserter(checked_.findings));
        drop_refuted_notes(checked_.findings);
        return std::move(checked_);
    }

private:
    /// A file that cannot be read at all is a finding, too: the others are still looked at. Of
    /// bytes that are no UTF-8 the inspection says more than the reader that stopped at them.
    void add_unreadable(const fs::path& file, const Error& error) {
        const auto encoding = ingest::encoding_findings(file);
        if (encoding && has_bad_bytes(*encoding)) {
            checked_.findings.insert(checked_.findings.end(), encoding->begin(), encoding->end());
            return;
        }
        checked_.findings.push_back({Severity::error, "unreadable", file.filename().string(), 0, "",
                                     "", error.message, "nothing read"});
    }

    Checked checked_;
    std::vector<Gathered> parts_;
};

void Check::take(const SourceEntry& entry, const Project& project) {
    checked_.files.push_back({entry.source.file, words_of(entry)});
    auto read = gather_source(entry, project);
    if (!read) {
        add_unreadable(entry.file, read.error());
        return;
    }
    checked_.findings.insert(checked_.findings.end(), read->findings.begin(), read->findings.end());
    parts_.push_back(std::move(*read));
}

void Check::take_unknown(const fs::path& file) {
    if (const auto shape = shapefile_of(file); !shape.empty()) {
        checked_.files.push_back({file.filename().string(), "part of " + shape});
        return;
    }
    const auto entries = recognised(file);
    if (!entries) {
        checked_.files.push_back({file.filename().string(), ""});
        add_unreadable(file, entries.error());
        return;
    }
    for (const auto& entry : *entries) {
        take(entry, Project{});
    }
}

} // namespace

Result<Checked> check_files(const std::vector<fs::path>& files, const ProjectPlaces& places) {
    Check check;
    std::vector<Project> projects;
    for (const auto& file : files) {
        if (file.extension() != ".toml") {
            check.take_unknown(file);
            continue;
        }
        auto project = read_project(file, places);
        if (!project) {
            return fail(project.error());
        }
        for (const auto& entry : project->sources) {
            check.take(entry, *project);
        }
        projects.push_back(std::move(*project));
    }
    auto checked = check.take_all();
    for (const auto& project : projects) {
        checked.findings = with_accepted(std::move(checked.findings), project);
    }
    return checked;
}

} // namespace netzatlas::edition
