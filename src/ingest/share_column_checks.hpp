#pragma once

#include "geo/vector_file.hpp"
#include "ingest/finding_log.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netzatlas::ingest {

/// What a cell column of the fixed network speaks of: `down_fn_hh_ftthb_1000`.
struct ShareColumnName {
    std::string use;        ///< "hh", "gew", "gwg"
    std::string technology; ///< a key of definitions.md D5
    int rate_mbps = 0;
};

/// Empty for any other column (upload, mobile, parks, schools, …).
std::optional<ShareColumnName> share_column_name(std::string_view name);

/// Whether a column is named as those of a use we know: `down_fn_hh_…`, whatever follows.
bool is_of_known_use(std::string_view name);

/// Places and names of a layer's share columns.
std::vector<std::pair<int, ShareColumnName>> share_columns(const geo::VectorLayer& layer);
std::vector<ShareColumnName> names_of(const std::vector<std::pair<int, ShareColumnName>>& columns);

/// A union of technologies (D5) that has columns, but none for a rate above its lowest at which a
/// part of it has one: its column was lost or renamed, and figures of it would silently be missing.
/// `union_column_missing`, error, for each such rate. Below its lowest a file may begin with a
/// part.
void report_lacking_unions(std::span<const ShareColumnName> columns, FindingLog& log);

/// What does not fit together within one cell.
struct ShareConflict {
    enum class Kind {
        rising,     ///< D4: more at a higher rate
        part_above, ///< D5: a technology above the union that contains it
        union_above ///< D5: a union above the sum of all its parts
    };
    Kind kind = Kind::rising;
    std::size_t column = 0; ///< the odd one
    std::size_t other = 0;  ///< what it is held against
};

/// D4 and D5 for the columns of one file: which pairs to compare is found once, by name.
class ShareRules {
public:
    explicit ShareRules(std::span<const ShareColumnName> columns);

    /// `values` in 1/100 %, one per column; cell_not_delivered takes part in no comparison.
    /// At most one conflict per kind and rule, so that one bad cell is not told eight times.
    std::vector<ShareConflict> conflicts(std::span<const std::uint16_t> values) const;

private:
    struct Union {
        std::size_t whole = 0;
        std::vector<std::size_t> parts;
        bool complete = false; ///< every technology it unites has a column
    };
    void add_steps(std::span<const ShareColumnName> columns);
    void add_union(std::span<const ShareColumnName> columns, std::size_t whole);

    std::vector<std::vector<std::size_t>> ladders_; ///< per use and technology, by rising rate
    std::vector<Union> unions_;
};

} // namespace netzatlas::ingest
