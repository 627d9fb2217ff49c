#include "ingest/sheet.hpp"

#include "geo/vector_file.hpp"
#include "ingest/cell_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

namespace netzatlas::ingest {

namespace {

constexpr std::size_t header_within = 30; ///< rows
constexpr std::size_t header_depth = 3;   ///< rows between key and figures, rows of block titles

std::vector<std::string> folded_cells(const SheetRow& row) {
    std::vector<std::string> cells;
    cells.reserve(row.cells.size());
    for (const auto& cell : row.cells) {
        cells.push_back(folded(cell));
    }
    return cells;
}

struct HeaderPlace {
    std::size_t key_row = 0;
    std::size_t figure_row = 0;
    int key_column = 0;
};

std::optional<HeaderPlace> key_place(const std::vector<std::vector<std::string>>& top) {
    for (std::size_t row = 0; row < top.size(); ++row) {
        const auto key = std::find(top[row].begin(), top[row].end(), "ags");
        if (key != top[row].end()) {
            return HeaderPlace{row, row, static_cast<int>(key - top[row].begin())};
        }
    }
    return std::nullopt;
}

std::optional<HeaderPlace> header_place(const std::vector<std::vector<std::string>>& top,
                                        const IsFigureHeader& is_figure_header) {
    auto place = key_place(top);
    if (!place) {
        return std::nullopt;
    }
    const auto first = place->key_row - std::min(place->key_row, header_depth);
    const auto last = std::min(top.size(), place->key_row + header_depth + 1);
    std::ptrdiff_t most = 0;
    for (auto row = first; row < last; ++row) {
        const auto headers = std::count_if(top[row].begin(), top[row].end(), is_figure_header);
        if (headers > most) {
            most = headers;
            place->figure_row = row;
        }
    }
    return most > 0 ? place : std::nullopt;
}

/// Titles of a block of rows, uppermost first, each carried to the right until the next one in its
/// row or above it: a new block ends the smaller ones of its neighbour.
void carry_titles(std::vector<std::vector<std::string>>& rows, std::size_t width) {
    for (auto& row : rows) {
        row.resize(width);
    }
    for (std::size_t column = 1; column < width; ++column) {
        bool new_block = false;
        for (auto& row : rows) {
            if (!row[column].empty()) {
                new_block = true;
            } else if (!new_block) {
                row[column] = row[column - 1];
            }
        }
    }
}

void name_columns(Sheet& sheet, const std::vector<std::vector<std::string>>& top,
                  const HeaderPlace& place) {
    const auto& header = sheet.rows[place.figure_row].cells;
    const auto width = std::max(header.size(), sheet.rows[place.key_row].cells.size());
    sheet.titles.resize(width);
    sheet.headers.resize(width);
    for (std::size_t column = 0; column < width; ++column) {
        const auto& figures = top[place.figure_row];
        sheet.titles[column].push_back(column < figures.size() ? figures[column] : "");
        sheet.headers[column] = column < header.size() ? std::string{trimmed(header[column])} : "";
    }
    const auto first = place.figure_row - std::min(place.figure_row, header_depth);
    std::vector<std::vector<std::string>> blocks(top.begin() + static_cast<std::ptrdiff_t>(first),
                                                 top.begin() +
                                                     static_cast<std::ptrdiff_t>(place.figure_row));
    carry_titles(blocks, width);
    for (auto row = blocks.rbegin(); row != blocks.rend(); ++row) {
        for (std::size_t column = 0; column < width; ++column) {
            if (!(*row)[column].empty()) {
                sheet.titles[column].push_back((*row)[column]);
            }
        }
    }
}

/// Info columns may have their header in the row of the key.
void name_info_columns(Sheet& sheet, const std::vector<std::string>& key_row) {
    for (std::size_t column = 0; column < key_row.size(); ++column) {
        if (column < sheet.titles.size() && sheet.titles[column].front().empty()) {
            sheet.titles[column].front() = key_row[column];
        }
    }
}

/// A workbook stores 99.1 as 99.09999999999999; a spreadsheet program shows 15 digits.
std::string as_shown(std::string text) {
    constexpr std::size_t shown_digits = 15;
    if (text.size() > shown_digits) {
        if (const auto number = decimal_number(text)) {
            return fmt::format("{:.15g}", *number);
        }
    }
    return text;
}

Result<std::vector<SheetRow>> all_rows(const geo::VectorLayer& layer) {
    std::vector<SheetRow> rows;
    const auto width = static_cast<int>(layer.fields().size());
    const auto read = layer.each([&](const geo::Record& record) -> Result<void> {
        SheetRow row{record.number(), {}};
        row.cells.reserve(static_cast<std::size_t>(width));
        for (int column = 0; column < width; ++column) {
            row.cells.push_back(as_shown(record.text(column).value_or("")));
        }
        rows.push_back(std::move(row));
        return {};
    });
    if (!read) {
        return fail(read.error());
    }
    return rows;
}

} // namespace

std::optional<int> Sheet::column(std::string_view folded_header) const {
    for (std::size_t i = 0; i < titles.size(); ++i) {
        if (titles[i].front() == folded_header) {
            return static_cast<int>(i);
        }
    }
    return std::nullopt;
}

Result<Sheet> sheet_of(std::vector<SheetRow> rows, const std::string& file,
                       const std::string& sheet, const IsFigureHeader& is_figure_header) {
    Sheet result{.name = sheet, .titles = {}, .headers = {}, .rows = std::move(rows)};
    std::vector<std::vector<std::string>> top;
    for (std::size_t row = 0; row < std::min(header_within, result.rows.size()); ++row) {
        top.push_back(folded_cells(result.rows[row]));
    }
    const auto place = header_place(top, is_figure_header);
    if (!place) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: sheet '{}' has no header among its first {} rows: a cell "
                                "'AGS' and near it names of figures are expected",
                                file, sheet, header_within));
    }
    result.key_column = place->key_column;
    name_columns(result, top, *place);
    name_info_columns(result, top[place->key_row]);
    const auto data = std::max(place->key_row, place->figure_row) + 1;
    result.rows.erase(result.rows.begin(), result.rows.begin() + static_cast<std::ptrdiff_t>(data));
    return result;
}

Result<Sheet> read_sheet(const std::filesystem::path& file, const std::string& sheet,
                         const IsFigureHeader& is_figure_header) {
    const auto layer = geo::VectorLayer::open(file, {.layer = sheet, .raw_rows = true});
    if (!layer) {
        return fail(layer.error());
    }
    auto rows = all_rows(*layer);
    if (!rows) {
        return fail(rows.error());
    }
    return sheet_of(*std::move(rows), layer->file_name(), sheet, is_figure_header);
}

Result<std::string> find_sheet(const std::filesystem::path& file, std::string_view wanted) {
    const auto names = geo::VectorLayer::layer_names(file);
    if (!names) {
        return fail(names.error());
    }
    for (const bool exact : {true, false}) {
        for (const auto& name : *names) {
            const auto small = folded(name);
            if (exact ? small == wanted : small.starts_with(wanted)) {
                return name;
            }
        }
    }
    return fail(ErrorCode::bad_source,
                fmt::format("{}: no sheet '{}'; it has: {}", file.filename().string(), wanted,
                            fmt::join(*names, ", ")));
}

} // namespace netzatlas::ingest
