#include "ingest/finding_log.hpp"

#include <fmt/format.h>
#include <utility>

namespace netzatlas::ingest {

void FindingLog::add(const Place& place, std::string_view value, Remark remark) {
    auto& tally = tallies_[remark.rule];
    if (++tally.count > listed_per_rule) {
        return;
    }
    Finding finding;
    finding.severity = remark.severity;
    finding.rule = std::move(remark.rule);
    finding.file = file_;
    finding.row = place.row;
    finding.column = place.column;
    finding.value = value;
    finding.meaning = std::move(remark.meaning);
    finding.action = std::move(remark.action);
    if (tally.count == 1) {
        tally.first = finding;
    }
    findings_.push_back(std::move(finding));
}

std::int64_t FindingLog::count(const std::string& rule) const {
    const auto found = tallies_.find(rule);
    return found == tallies_.end() ? 0 : found->second.count;
}

std::vector<Finding> FindingLog::take() {
    for (auto& [rule, tally] : tallies_) {
        if (tally.count > listed_per_rule) {
            auto rest = std::move(tally.first);
            rest.row = 0;
            rest.column.clear();
            rest.value = fmt::format("{} further rows", tally.count - listed_per_rule);
            findings_.push_back(std::move(rest));
        }
    }
    tallies_.clear();
    return std::exchange(findings_, {});
}

} // namespace netzatlas::ingest
