#pragma once

#include "terms/finding.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::ingest {

/// Where a value stands in a source: its row as Finding::row counts it, and its column. For passing
/// down, not for keeping.
struct Place {
    std::int64_t row = 0;
    std::string_view column;
};

/// What is said of it; see Finding.
struct Remark {
    Severity severity = Severity::note;
    std::string rule = {};
    std::string meaning = {};
    std::string action = {};
};

/// The findings of one file in the order met; a rule that fires for a million rows stays readable.
class FindingLog {
public:
    /// Findings of a rule beyond this many are counted, not listed.
    static constexpr std::int64_t listed_per_rule = 1000;

    explicit FindingLog(std::string file) : file_{std::move(file)} {}

    /// `value`: the offending characters.
    void add(const Place& place, std::string_view value, Remark remark);
    std::int64_t count(const std::string& rule) const;
    const std::string& file() const { return file_; }
    /// All listed ones; behind them, per overflowing rule, one that says how many more there are.
    std::vector<Finding> take();

private:
    struct Tally {
        std::int64_t count = 0;
        Finding first;
    };
    std::string file_;
    std::vector<Finding> findings_;
    std::map<std::string, Tally> tallies_;
};

} // namespace netzatlas::ingest
