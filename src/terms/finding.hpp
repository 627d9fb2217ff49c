#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace netzatlas {

enum class Severity { note, warning, error };

constexpr std::string_view name_of(Severity severity) {
    return severity == Severity::note      ? "note"
           : severity == Severity::warning ? "warning"
                                           : "error";
}

/// Something the import check saw in a source. Nothing is repaired silently: `action` says it.
struct Finding {
    Severity severity = Severity::note;
    std::string rule;     ///< short stable name: "share_above_100", "duplicate_key", "invalid_ring"
    std::string file;     ///< file name without folders
    std::int64_t row = 0; ///< 1-based data row as a person counts it in the file; 0 = whole file
    std::string column;
    std::string value;         ///< the offending characters
    std::string meaning;       ///< what it means, one sentence
    std::string action;        ///< what was done: "kept as printed", "row ignored", "ring repaired"
    std::string accepted = {}; ///< why the project lets it pass; empty: it does not
    bool operator==(const Finding&) const = default;
};

/// A name that stays the same from check to check: "share_above_100-5d1c09a7e2". It hangs on rule,
/// file, row, column and value, not on our wording; a project accepts a finding by it.
std::string id_of(const Finding& finding);

/// One line for a terminal: `warning share_above_100 file.csv:12 column … value …: meaning (action)
/// [id]`.
std::string to_line(const Finding& finding);

} // namespace netzatlas
