#pragma once

#include "terms/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::ingest {

struct SheetRow {
    std::int64_t number = 0; ///< as the spreadsheet program counts
    std::vector<std::string> cells;
};

/// A workbook sheet whose header was found by the names in it, never by position.
///
/// Above the header stand block titles in merged cells ("FTTB/H" over four rates); a merged cell
/// has its text in the first column only, so a title holds until the next one in its row.
struct Sheet {
    std::string name;
    /// Per column, folded: the header (may be empty), then the block titles above it, nearest
    /// first.
    std::vector<std::vector<std::string>> titles;
    std::vector<std::string> headers; ///< as printed
    std::vector<SheetRow> rows;       ///< below the header
    int key_column = 0;

    std::optional<int> column(std::string_view folded_header) const;
};

/// Says of a folded text whether it heads a column of figures ("≥ 50 mbit/s", "5g").
using IsFigureHeader = std::function<bool(std::string_view)>;

/// The header is the lower of the row that has a cell "AGS" and the row near it with most figure
/// headers; publishers put the key beside or above them.
/// Errors: `bad_source` when no such rows stand among the first thirty.
Result<Sheet> read_sheet(const std::filesystem::path& file, const std::string& sheet,
                         const IsFigureHeader& is_figure_header);

/// The same from rows already read, `file` and `sheet` for messages.
Result<Sheet> sheet_of(std::vector<SheetRow> rows, const std::string& file,
                       const std::string& sheet, const IsFigureHeader& is_figure_header);

/// The first sheet whose folded name fits: exactly, else by its beginning.
/// Errors: `bad_source` naming the sheets there are.
Result<std::string> find_sheet(const std::filesystem::path& file, std::string_view wanted);

} // namespace netzatlas::ingest
