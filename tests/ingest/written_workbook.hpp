#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>
#include <xlsxwriter.h>

namespace netzatlas::testing {

/// A text, a number, or nothing.
using WorkbookCell = std::variant<std::monostate, std::string, double>;

/// Cells from (row, first) to (row, last) show one text, as block titles do.
struct Merged {
    int row = 0;
    int first = 0;
    int last = 0;
    std::string text;
};

struct WorkbookSheet {
    std::string name;
    std::vector<Merged> blocks;
    int first_row = 0; ///< where `rows` begin, 0-based
    std::vector<std::vector<WorkbookCell>> rows;
};

inline void write_cell(lxw_worksheet* sheet, int row, int column, const WorkbookCell& cell) {
    const auto at = static_cast<lxw_row_t>(row);
    const auto where = static_cast<lxw_col_t>(column);
    if (const auto* text = std::get_if<std::string>(&cell)) {
        worksheet_write_string(sheet, at, where, text->c_str(), nullptr);
    } else if (const auto* number = std::get_if<double>(&cell)) {
        worksheet_write_number(sheet, at, where, *number, nullptr);
    }
}

/// Writes a workbook as a publisher's spreadsheet program does.
inline void write_workbook(const std::filesystem::path& file,
                           const std::vector<WorkbookSheet>& sheets) {
    auto* workbook = workbook_new(file.c_str());
    for (const auto& description : sheets) {
        auto* sheet = workbook_add_worksheet(workbook, description.name.c_str());
        for (const auto& block : description.blocks) {
            const auto row = static_cast<lxw_row_t>(block.row);
            worksheet_merge_range(sheet, row, static_cast<lxw_col_t>(block.first), row,
                                  static_cast<lxw_col_t>(block.last), block.text.c_str(), nullptr);
        }
        int row = description.first_row;
        for (const auto& cells : description.rows) {
            for (std::size_t column = 0; column < cells.size(); ++column) {
                write_cell(sheet, row, static_cast<int>(column), cells[column]);
            }
            ++row;
        }
    }
    workbook_close(workbook);
}

} // namespace netzatlas::testing
