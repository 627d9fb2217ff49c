#include "edition/check_report.hpp"

#include "edition/findings_report.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace netzatlas::edition {

namespace {

constexpr std::array severities{Severity::error, Severity::warning, Severity::note};
constexpr std::size_t examples = 3;

/// A finding may stand for many more of its rule ("417 further rows").
std::int64_t weight_of(const Finding& finding) {
    std::int64_t count = 0;
    const auto& text = finding.value;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const bool stands_for_more =
        finding.row == 0 && error == std::errc{} &&
        std::string_view{end, text.data() + text.size()} == " further rows";
    return stands_for_more ? count : 1;
}

using Findings = std::vector<const Finding*>;

std::int64_t count_of(const Findings& findings) {
    std::int64_t count = 0;
    for (const auto* finding : findings) {
        count += weight_of(*finding);
    }
    return count;
}

/// One finding below the line of its rule: place and value first, they are what one looks for.
std::string example_line(const Finding& finding) {
    std::string place = finding.row > 0 ? fmt::format("row {}", finding.row) : "";
    const auto add = [&](const char* what, const std::string& text) {
        if (!text.empty()) {
            place += fmt::format("{}{} '{}'", place.empty() ? "" : ", ", what, text);
        }
    };
    add("column", finding.column);
    add("value", finding.value);
    const auto accepted =
        finding.accepted.empty() ? std::string{} : "; accepted: " + finding.accepted;
    return fmt::format("      {}: {} ({}{}) [{}]\n", place.empty() ? "whole file" : place,
                       finding.meaning, finding.action, accepted, id_of(finding));
}

std::string rule_lines(const std::string& rule, const Findings& findings, bool all) {
    auto text = fmt::format("    {} {}: {}\n", name_of(findings.front()->severity), rule,
                            count_of(findings));
    const auto shown = all ? findings.size() : std::min(findings.size(), examples);
    for (std::size_t i = 0; i < shown; ++i) {
        text += example_line(*findings[i]);
    }
    if (shown < findings.size()) {
        const Findings rest{findings.begin() + static_cast<std::ptrdiff_t>(shown), findings.end()};
        text += fmt::format("      … and {} more (netzatlas check --all prints them)\n",
                            count_of(rest));
    }
    return text;
}

std::string file_lines(const CheckedFile& file, const Findings& findings, bool all) {
    const auto read_as = file.read_as.empty() ? std::string{} : fmt::format(" ({})", file.read_as);
    if (findings.empty()) {
        return fmt::format("{}{}: no findings\n", file.name, read_as);
    }
    auto text = fmt::format("{}{}\n", file.name, read_as);
    for (const auto severity : severities) {
        std::map<std::string, Findings> rules;
        for (const auto* finding : findings) {
            if (finding->severity == severity) {
                rules[finding->rule].push_back(finding);
            }
        }
        for (const auto& [rule, found] : rules) {
            text += rule_lines(rule, found, all);
        }
    }
    return text;
}

/// The files as given, then what findings name besides (the project itself).
std::vector<CheckedFile> all_files(const Checked& checked) {
    auto files = checked.files;
    std::set<std::string> named;
    for (const auto& file : files) {
        named.insert(file.name);
    }
    for (const auto& finding : checked.findings) {
        if (named.insert(finding.file).second) {
            files.push_back({finding.file, ""});
        }
    }
    return files;
}

} // namespace

bool is_fine(const Checked& checked) {
    return std::none_of(checked.findings.begin(), checked.findings.end(), [](const auto& finding) {
        return finding.severity != Severity::note && finding.accepted.empty();
    });
}

std::string check_report(const Checked& checked, bool all) {
    std::map<std::string, Findings> by_file;
    std::map<Severity, std::int64_t> counts;
    for (const auto& finding : checked.findings) {
        by_file[finding.file].push_back(&finding);
        counts[finding.severity] += weight_of(finding);
    }
    std::string text;
    std::set<std::string> printed;
    const auto files = all_files(checked);
    for (const auto& file : files) {
        const bool first = printed.insert(file.name).second;
        text += file_lines(file, first ? by_file[file.name] : Findings{}, all);
    }
    return text + fmt::format("{} files: {} errors, {} warnings, {} notes\n", files.size(),
                              counts[Severity::error], counts[Severity::warning],
                              counts[Severity::note]);
}

std::string check_json(const Checked& checked) {
    auto document = nlohmann::json::parse(findings_json(checked.findings));
    auto& files = document["files"] = nlohmann::json::array();
    for (const auto& file : checked.files) {
        files.push_back({{"file", file.name}, {"read_as", file.read_as}});
    }
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace netzatlas::edition
