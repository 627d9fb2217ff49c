#include "extracts/workbook.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <functional>
#include <set>
#include <xlsxwriter.h>

namespace netzatlas::extracts {

namespace {

constexpr lxw_row_t last_row = LXW_ROW_MAX - 1;
constexpr double narrow = 12;
constexpr double wide = 28;

struct Formats {
    lxw_format* header = nullptr;
    lxw_format* number = nullptr;         ///< one decimal shown, all kept (D18)
    lxw_format* nearly_all = nullptr;     ///< shows "> 99.9": 100 only if exact
    lxw_format* nearly_nothing = nullptr; ///< shows "< 0.1": 0 only if exact
    lxw_format* fraction = nullptr;       ///< 0 to 1, as many digits as it has
};

/// How a number of this column is shown; the cell keeps it unrounded.
lxw_format* shown_as(const Formats& formats, const std::string& column, double value) {
    static const std::set<std::string, std::less<>> counts{"numerator", "denominator", "missing",
                                                           "area_km2", "population"};
    if (column == "completeness") {
        return formats.fraction;
    }
    const bool share = !counts.contains(column);
    if (share && value >= 99.95 && value < 100) {
        return formats.nearly_all;
    }
    return share && value > 0 && value < 0.05 ? formats.nearly_nothing : formats.number;
}

Error broken(const std::filesystem::path& file, lxw_error error) {
    return {ErrorCode::io,
            fmt::format("{}: cannot be written: {}", file.string(), lxw_strerror(error))};
}

struct Place {
    lxw_worksheet* sheet;
    lxw_row_t row;
    lxw_col_t column;
};

void write_cell(const Place& at, const std::string& text, const geo::Field& field,
                const Formats& formats) {
    const bool counts = field.type == geo::FieldType::real || field.type == geo::FieldType::integer;
    double value = 0;
    const auto end = text.data() + text.size();
    if (counts && std::from_chars(text.data(), end, value).ptr == end) {
        worksheet_write_number(at.sheet, at.row, at.column, value,
                               shown_as(formats, field.name, value));
    } else {
        worksheet_write_string(at.sheet, at.row, at.column, text.c_str(), nullptr);
    }
}

void write_header(lxw_worksheet* sheet, const std::vector<geo::Field>& fields,
                  const Formats& formats) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        const bool text = fields[i].type == geo::FieldType::text;
        worksheet_set_column(sheet, column, column, text ? wide : narrow, nullptr);
        worksheet_write_string(sheet, 0, column, fields[i].name.c_str(), formats.header);
    }
    worksheet_freeze_panes(sheet, 1, 0);
}

Result<void> write_sheet(lxw_worksheet* sheet, const Table& table, const Formats& formats) {
    const auto& fields = table.shape.fields;
    write_header(sheet, fields, formats);
    lxw_row_t row = 0;
    return table.each([&](const geo::OutRecord& record) -> Result<void> {
        if (row == last_row) {
            return fail(ErrorCode::bad_request,
                        fmt::format("a sheet holds {} rows; take the CSV", last_row));
        }
        ++row;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (record.texts[i]) {
                write_cell({sheet, row, static_cast<lxw_col_t>(i)}, *record.texts[i], fields[i],
                           formats);
            }
        }
        return {};
    });
}

/// The creation date of the file's properties: the reference date at noon, whatever the clock.
void set_created(lxw_workbook* workbook, Date created) {
    lxw_doc_properties properties{};
    properties.created = static_cast<time_t>(created.days()) * 86400 + 43200;
    workbook_set_properties(workbook, &properties);
}

Formats formats_of(lxw_workbook* workbook) {
    Formats formats{workbook_add_format(workbook), workbook_add_format(workbook),
                    workbook_add_format(workbook), workbook_add_format(workbook),
                    workbook_add_format(workbook)};
    format_set_bold(formats.header);
    format_set_num_format(formats.number, "#,##0.0");
    format_set_num_format(formats.nearly_all, "\"> 99.9\"");
    format_set_num_format(formats.nearly_nothing, "\"< 0.1\"");
    format_set_num_format(formats.fraction, "0.0######");
    return formats;
}

} // namespace

Result<void> write_workbook(const std::filesystem::path& file, std::span<const Table> tables,
                            Date created) {
    // rows go to a temporary file as they come, so that a large table stays out of memory
    lxw_workbook_options options{};
    lxw_workbook* workbook = workbook_new_opt(file.c_str(), &options);
    if (workbook == nullptr) {
        return fail(broken(file, LXW_ERROR_CREATING_XLSX_FILE));
    }
    set_created(workbook, created);
    const Formats formats = formats_of(workbook);
    Result<void> done;
    for (const Table& table : tables) {
        auto* sheet = workbook_add_worksheet(workbook, table.shape.name.c_str());
        done = done ? write_sheet(sheet, table, formats) : done;
    }
    const auto closed = workbook_close(workbook);
    if (done && closed != LXW_NO_ERROR) {
        return fail(broken(file, closed));
    }
    return done;
}

} // namespace netzatlas::extracts
