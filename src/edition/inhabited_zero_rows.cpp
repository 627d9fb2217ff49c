#include "edition/inhabited_zero_rows.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace netzatlas::edition {

namespace {

using People = std::map<RegionKey, std::int64_t>;

void add_people(const Gathered& part, People& people) {
    if (!part.directory) {
        return;
    }
    for (const auto& entry : part.directory->thing) {
        if (entry.population.value_or(0) > 0) {
            people.emplace(entry.key, *entry.population);
        }
    }
}

/// The row its reader found to be all zero.
std::int64_t row_of(const Gathered& part, const RegionKey& region) {
    const auto found =
        std::find_if(part.findings.begin(), part.findings.end(), [&](const Finding& finding) {
            return finding.rule == "all_zero_row" && finding.value == region.text();
        });
    return found == part.findings.end() ? 0 : found->row;
}

} // namespace

std::vector<Finding> inhabited_zero_rows(std::span<const Gathered> parts) {
    People people;
    for (const auto& part : parts) {
        add_people(part, people);
    }
    std::vector<Finding> findings;
    for (const auto& part : parts) {
        for (const auto& from : part.tables) {
            for (const auto& region : from.table.not_applicable) {
                if (const auto known = people.find(region); known != people.end()) {
                    findings.push_back(
                        {Severity::error, "zero_row_inhabited", from.source.file,
                         row_of(part, region), "", region.text(),
                         fmt::format("0 in every column, but the directory counts {} inhabitants: "
                                     "get the file again or ask its publisher",
                                     known->second),
                         "taken as not delivered"});
                }
            }
        }
    }
    return findings;
}

void withdraw_inhabited_zero_rows(Gathered& whole) {
    People people;
    add_people(whole, people);
    for (auto& from : whole.tables) {
        std::erase_if(from.table.not_applicable,
                      [&](const RegionKey& region) { return people.contains(region); });
    }
}

} // namespace netzatlas::edition
