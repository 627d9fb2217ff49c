#pragma once

#include "geo/vector_file.hpp"
#include "ingest/finding_log.hpp"
#include "terms/result.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::ingest {

/// The position of the first of several spellings of a column that a file has; case, blanks around
/// and a byte order mark do not count.
std::optional<int> find_column(const geo::VectorLayer& layer,
                               std::initializer_list<std::string_view> spellings);

/// Errors: `bad_source` naming the file, the missing column and the columns there are.
Result<int> need_column(const geo::VectorLayer& layer,
                        std::initializer_list<std::string_view> spellings);

/// What a record says in a column, trimmed; empty where it says nothing or there is no such column.
std::string text_of(const geo::Record& record, std::optional<int> field);

/// Two columns of one name: nobody can say which one counts. `duplicate_column`, error.
void report_repeated_columns(const geo::VectorLayer& layer, FindingLog& log);

/// Columns that none of `known` fits, in one note: a publisher added or renamed them. A word that
/// ends in `*` fits all that begin so.
void report_unknown_columns(const geo::VectorLayer& layer,
                            std::initializer_list<std::string_view> known, FindingLog& log);

/// Whether a header speaks of a rate in whatever words: "… 50 Mbit/s", "verf_dsl_50",
/// "down_fn_hh_alle_50_neu". An unread one of these is likely a renamed column.
bool names_a_rate(std::string_view header);

/// "a, b, c, … (58 columns)": what a file has instead, for messages.
std::string column_list(const geo::VectorLayer& layer);

} // namespace netzatlas::ingest
