#include "edition/source_checks.hpp"
#include "ingest/finding_log.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace netzatlas::edition {

namespace {

using ingest::FindingLog;

/// The regions of one level, by the boundary file with most of them.
struct Known {
    std::string file;
    std::map<RegionKey, std::string> names;
    std::set<std::string> states;
};

using KnownLevels = std::map<RegionLevel, Known>;

KnownLevels known_levels(std::span<const Gathered> parts) {
    KnownLevels levels;
    for (const auto& part : parts) {
        for (const auto& [level, from] : part.regions) {
            auto& known = levels[level];
            if (from.thing.size() <= known.names.size()) {
                continue;
            }
            known = {from.source.file, {}, {}};
            for (const auto& shape : from.thing) {
                known.names.emplace(shape.region.key, shape.region.name);
                known.states.insert(shape.region.key.state());
            }
        }
    }
    return levels;
}

/// One source held against the boundaries.
class KeyCheck {
public:
    KeyCheck(const KnownLevels& levels, const std::string& file) : levels_{levels}, log_{file} {}

    /// A key the source uses. `who`: what carries it, for the finding.
    void take(const RegionKey& key, const ingest::Place& place, const std::string& who) {
        const auto level = levels_.find(key.level());
        if (level == levels_.end() || !seen_.insert(key).second) {
            return;
        }
        states_[key.level()].insert(key.state());
        if (level->second.states.contains(key.state()) && !level->second.names.contains(key)) {
            log_.add(place, key.text(),
                     {Severity::warning, "unknown_region",
                      fmt::format("{} has no region of this key: merged, split or renamed "
                                  "between the two dates",
                                  level->second.file),
                      who + " left out, unless data/crosswalk hands them on"});
        }
    }

    /// Regions in the states the source speaks of that it does not mention.
    void report_absent(RegionLevel wanted, const ingest::Remark& remark) {
        const auto level = levels_.find(wanted);
        const auto states = states_.find(wanted);
        if (level == levels_.end() || states == states_.end()) {
            return;
        }
        for (const auto& [key, name] : level->second.names) {
            if (states->second.contains(key.state()) && !seen_.contains(key)) {
                auto said = remark;
                said.meaning =
                    fmt::format("{} is in {}: {}", name, level->second.file, remark.meaning);
                log_.add({}, key.text(), said);
            }
        }
    }
    std::vector<Finding> findings() { return log_.take(); }

private:
    const KnownLevels& levels_;
    FindingLog log_;
    std::set<RegionKey> seen_;
    std::map<RegionLevel, std::set<std::string>> states_;
};

std::vector<Finding> check_table(const TableFrom& from, const KnownLevels& levels) {
    KeyCheck check{levels, from.source.file};
    for (const auto& figure : from.table.figures) {
        check.take(figure.region, {figure.row, ""}, "its figures are");
    }
    for (const auto& key : from.table.not_applicable) {
        check.take(key, {}, "its row is");
    }
    const ingest::Remark no_row{Severity::warning, "absent_region", "the table has no row for it",
                                "no figure for it"};
    const ingest::Remark no_park{Severity::note, "absent_region",
                                 "no row, so no company there lies in a business park",
                                 "not applicable, neither 0 % nor 100 %"};
    check.report_absent(RegionLevel::state, no_row);
    check.report_absent(RegionLevel::county, no_row);
    check.report_absent(RegionLevel::municipality, from.use == "business_parks" ? no_park : no_row);
    return check.findings();
}

std::vector<Finding> check_cells(const From<ingest::CellTable>& cells, const KnownLevels& levels) {
    KeyCheck check{levels, cells.source.file};
    const std::optional<RegionKey>* last = nullptr;
    for (const auto& key : cells.thing.keys) {
        if (key && (last == nullptr || *last != key)) {
            check.take(*key, {0, "ags"}, "its cells are");
        }
        last = &key;
    }
    check.report_absent(
        RegionLevel::municipality,
        {Severity::warning, "absent_region", "no cell carries its key", "nothing delivered there"});
    return check.findings();
}

std::vector<Finding> check_sites(const From<std::vector<SchoolSite>>& sites,
                                 const KnownLevels& levels) {
    KeyCheck check{levels, sites.source.file};
    for (const auto& site : sites.thing) {
        check.take(site.municipality, {0, "ags"}, fmt::format("site {} is", site.id));
    }
    return check.findings();
}

std::vector<Finding> check_directory(const From<std::vector<ingest::DirectoryEntry>>& directory,
                                     const KnownLevels& levels) {
    KeyCheck check{levels, directory.source.file};
    for (const auto& entry : directory.thing) {
        check.take(entry.key, {}, entry.name + " is");
    }
    for (const auto& [level, known] : levels) {
        check.report_absent(level, {Severity::warning, "not_in_directory",
                                    "borders without an entry in the directory",
                                    "no population, no official area"});
    }
    return check.findings();
}

} // namespace

std::vector<Finding> key_checks(std::span<const Gathered> parts) {
    std::vector<Finding> findings;
    const auto levels = known_levels(parts);
    const auto add = [&](std::vector<Finding> more) {
        std::move(more.begin(), more.end(), std::back_inserter(findings));
    };
    for (const auto& part : parts) {
        for (const auto& table : part.tables) {
            add(check_table(table, levels));
        }
        for (const auto* tables : {&part.fixed, &part.mobile}) {
            for (const auto& cells : *tables) {
                if (!cells.thing.keys.empty()) {
                    add(check_cells(cells, levels));
                }
            }
        }
        if (part.schools) {
            add(check_sites(*part.schools, levels));
        }
        if (part.directory) {
            add(check_directory(*part.directory, levels));
        }
    }
    return findings;
}

} // namespace netzatlas::edition
