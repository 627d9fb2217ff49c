#include "edition/source_checks.hpp"

#include "edition/census_totals.hpp"
#include "edition/inhabited_zero_rows.hpp"
#include "edition/lost_headlines.hpp"
#include "edition/printed_totals.hpp"
#include "edition/region_overlaps.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <regex>
#include <set>

namespace netzatlas::edition {

namespace {

int number_in(const std::string& digits) {
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::optional<Date> day(int year, int month, int day) {
    const auto date = Date::of(fmt::format("{:04}-{:02}-{:02}", year, month, day));
    return date ? std::optional{*date} : std::nullopt;
}

std::optional<Date> last_day(int year, int month) {
    for (int last = 31; last >= 28; --last) {
        if (const auto found = day(year, month, last)) {
            return found;
        }
    }
    return std::nullopt;
}

/// What a source is, where two of one kind must not be the same bytes.
std::string kind_of(const Gathered& part) {
    if (!part.regions.empty()) {
        return std::string{name_of(part.regions.begin()->first)};
    }
    return part.tables.empty() ? "source" : "table";
}

void check_same_file(std::span<const Gathered> parts, std::vector<Finding>& findings) {
    std::map<std::pair<std::string, std::string>, const Source*> first;
    for (const auto& part : parts) {
        const auto& source = part.sources.front();
        const auto [known, is_new] = first.try_emplace({source.sha256, kind_of(part)}, &source);
        if (!is_new) {
            findings.push_back({Severity::warning, "same_file_twice", source.file, 0, "",
                                source.sha256.substr(0, 16),
                                fmt::format("the same bytes as {} (source '{}')",
                                            known->second->file, known->second->id),
                                "both read; take one out, or get the right file"});
        }
    }
}

/// Any of a source's four dates may stand in its name.
void check_day(const Source& source, std::vector<Finding>& findings) {
    const auto named = day_in_name(source.file);
    std::string said;
    for (const auto& date : {source.reference_date, source.boundary_date, source.delivery_date,
                             source.publication_date}) {
        if (date && date == named) {
            return;
        }
        said += date ? (said.empty() ? "" : ", ") + date->iso() : "";
    }
    if (named && !said.empty()) {
        findings.push_back(
            {Severity::error, "date_in_name", source.file, 0, "", named->iso(),
             fmt::format("the project dates this file {}: one of the two is wrong", said),
             "read with the project's date"});
    }
}

std::set<RegionLevel> levels_of(const TableFrom& from) {
    std::set<RegionLevel> levels;
    for (const auto& figure : from.table.figures) {
        levels.insert(figure.region.level());
    }
    return levels;
}

Finding column_finding(const TableFrom& later, const TableFrom& earlier, const std::string& rule,
                       const std::string& column) {
    const bool missing = rule == "column_missing";
    return {missing ? Severity::warning : Severity::note,
            rule,
            later.source.file,
            0,
            column,
            column,
            missing                ? fmt::format("{} has this column", earlier.source.file)
            : rule == "column_new" ? fmt::format("{} has no such column", earlier.source.file)
                                   : fmt::format("it stood elsewhere in {}", earlier.source.file),
            missing ? "no figures taken" : "read by name"};
}

std::vector<std::string> shared(const std::vector<std::string>& columns,
                                const std::vector<std::string>& others) {
    std::vector<std::string> both;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(both), [&](const auto& column) {
        return std::find(others.begin(), others.end(), column) != others.end();
    });
    return both;
}

/// Two dates of one table; nothing where their headers speak different dialects.
void compare_columns(const TableFrom& earlier, const TableFrom& later,
                     std::vector<Finding>& findings) {
    const auto& before = earlier.table.columns;
    const auto& after = later.table.columns;
    const auto kept_before = shared(before, after);
    const auto kept_after = shared(after, before);
    if (2 * kept_before.size() < std::min(before.size(), after.size()) || kept_before.empty()) {
        return;
    }
    for (const auto& column : before) {
        if (std::find(after.begin(), after.end(), column) == after.end()) {
            findings.push_back(column_finding(later, earlier, "column_missing", column));
        }
    }
    for (const auto& column : after) {
        if (std::find(before.begin(), before.end(), column) == before.end()) {
            findings.push_back(column_finding(later, earlier, "column_new", column));
        }
    }
    const auto moved =
        std::mismatch(kept_after.begin(), kept_after.end(), kept_before.begin(), kept_before.end());
    if (moved.first != kept_after.end()) {
        findings.push_back(column_finding(later, earlier, "column_moved", *moved.first));
    }
}

void check_columns(std::span<const Gathered> parts, std::vector<Finding>& findings) {
    std::map<std::pair<Reader, std::string>, std::map<std::string, const TableFrom*>> by_day;
    for (const auto& part : parts) {
        for (const auto& table : part.tables) {
            for (const auto level : levels_of(table)) {
                by_day[{table.reader, fmt::format("{} {}", table.use, name_of(level))}].try_emplace(
                    day_of_table(table), &table);
            }
        }
    }
    for (const auto& [kind, days] : by_day) {
        const TableFrom* earlier = nullptr;
        for (const auto& [day, table] : days) {
            if (earlier != nullptr) {
                compare_columns(*earlier, *table, findings);
            }
            earlier = day.empty() ? nullptr : table;
        }
    }
}

} // namespace

std::optional<Date> day_in_name(const std::string& file) {
    std::smatch part;
    static const std::regex half{R"((?:^|_)(\d{4})_(mitte|ende|1|2)(?=[._]|$))"};
    if (std::regex_search(file, part, half)) {
        const bool middle = part[2] == "mitte" || part[2] == "1";
        return day(number_in(part[1]), middle ? 6 : 12, middle ? 30 : 31);
    }
    static const std::regex dashed{R"((\d{4})-(\d{2})-(\d{2}))"};
    static const std::regex state_of{R"(Stand_(\d{4})(\d{2})(\d{2}))"};
    for (const auto& pattern : {dashed, state_of}) {
        if (std::regex_search(file, part, pattern)) {
            return day(number_in(part[1]), number_in(part[2]), number_in(part[3]));
        }
    }
    static const std::regex month{R"(^bba_(\d{2})_(\d{4}))"};
    if (std::regex_search(file, part, month)) {
        return last_day(number_in(part[2]), number_in(part[1]));
    }
    static const std::regex directory{R"(^GV100AD_(\d{2})(\d{2})(\d{2})(?=\.))"};
    if (std::regex_search(file, part, directory)) {
        return day(2000 + number_in(part[3]), number_in(part[2]), number_in(part[1]));
    }
    return std::nullopt;
}

std::string day_of_table(const TableFrom& table) {
    const auto date =
        table.source.reference_date ? table.source.reference_date : day_in_name(table.source.file);
    return date ? date->iso() : "";
}

std::vector<Finding> source_checks(std::span<const Gathered> parts) {
    std::vector<Finding> findings;
    check_same_file(parts, findings);
    for (const auto& part : parts) {
        check_day(part.sources.front(), findings);
    }
    check_columns(parts, findings);
    for (auto more : {key_checks(parts), lost_headlines(parts), inhabited_zero_rows(parts),
                      region_overlaps(parts), printed_totals(parts), census_totals(parts)}) {
        std::move(more.begin(), more.end(), std::back_inserter(findings));
    }
    return findings;
}

} // namespace netzatlas::edition
