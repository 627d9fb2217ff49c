#pragma once

#include "ingest/decimal_signs.hpp"
#include "ingest/finding_log.hpp"
#include "ingest/tables.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::ingest {

/// Gathers the figures of one published table and what is odd about them.
///
/// A publisher's figure is never repaired (definitions.md D18, "as printed"): a share outside 0-100
/// is a finding of severity error and kept as printed; a text that is no number is a finding and no
/// figure.
class PublishedFigures {
public:
    explicit PublishedFigures(std::string file) : log_{std::move(file)} {}

    FindingLog& log() { return log_; }
    /// The region of a row; empty after a finding when the key is none.
    std::optional<RegionKey> region(const Place& place, std::string_view text);
    /// As `region`, for tables with one row per region: a second row of a key is `duplicate_key`.
    std::optional<RegionKey> new_region(const Place& place, std::string_view text);
    /// Each region met so far, with its first row.
    const std::map<RegionKey, std::int64_t>& regions() const { return regions_; }
    /// Keys may come again, as on the next sheet of a workbook.
    void forget_regions() { regions_.clear(); }
    /// 100 where the source speaks of fractions 0-1.
    void set_factor(double factor) { factor_ = factor; }

    /// Adds a figure. "" and "–" are no figure and no finding.
    void add(const Place& place, const RegionKey& region, const std::string& indicator,
             std::string_view text);
    /// A column of figures, by its header, in the file's order.
    void add_column(std::string title) { columns_.push_back(std::move(title)); }
    void add_not_applicable(RegionKey region);
    /// Leaves regions out of the table; their figures are checked all the same.
    void drop(const std::set<RegionKey>& regions);

    /// Sorted; a second figure of the same region and indicator is `duplicate_figure` and left out.
    /// What does not fit together within a region is told (figure_rules.hpp).
    PublishedTable take();
    /// As `take`. Errors: `bad_source` when the file had a header and nothing below it.
    Result<PublishedTable> take_unless_empty();

private:
    void check_range(const Place& place, double value, std::string_view text);
    void drop_repeated_figures();

    FindingLog log_;
    DecimalSigns signs_;
    std::vector<PublishedFigure> figures_;
    std::vector<RegionKey> not_applicable_;
    std::set<RegionKey> dropped_;
    std::vector<std::string> columns_;
    std::map<std::string, std::string> titles_; ///< by indicator
    std::map<RegionKey, std::int64_t> regions_;
    double factor_ = 1;
};

} // namespace netzatlas::ingest
