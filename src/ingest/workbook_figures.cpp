#include "ingest/workbook_figures.hpp"

#include "ingest/cell_text.hpp"
#include "ingest/columns.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

namespace netzatlas::ingest {

namespace {

struct FigureColumn {
    std::size_t position = 0;
    std::string title; ///< "Fläche: 5G*", for findings
    std::string indicator;
};

const std::string& cell(const SheetRow& row, std::size_t column) {
    static const std::string nothing;
    return column < row.cells.size() ? row.cells[column] : nothing;
}

std::vector<FigureColumn> figure_columns(FindingLog& log, const Sheet& sheet,
                                         const IndicatorOf& indicator_of) {
    std::vector<FigureColumn> columns;
    std::vector<std::string> unread;
    for (std::size_t i = 0; i < sheet.titles.size(); ++i) {
        auto indicator = indicator_of(sheet.titles[i]);
        const auto& header = sheet.headers[i];
        const bool twice = indicator && std::any_of(columns.begin(), columns.end(),
                                                    [&](const FigureColumn& column) {
                                                        return column.indicator == *indicator;
                                                    });
        if (indicator && !twice) {
            columns.push_back({i, sheet.name + ": " + header, *std::move(indicator)});
        } else if (names_a_rate(header) || mobile_technology(folded(header))) {
            unread.push_back(fmt::format("{} {}", header, fmt::join(sheet.titles[i], " | ")));
        }
    }
    for (const auto& title : unread) {
        log.add({0, sheet.name}, title,
                {.severity = names_a_rate(title) ? Severity::warning : Severity::note,
                 .rule = "unknown_column",
                 .meaning = "the block above it names no technology or operator known here, or one "
                            "that has a column already: most likely a new name",
                 .action = "column not read"});
    }
    return columns;
}

/// Percent or fractions, by the largest figure of the sheet.
double factor_of(const Sheet& sheet, const std::vector<FigureColumn>& columns) {
    constexpr double largest_fraction = 1.5;
    double largest = 0;
    for (const auto& row : sheet.rows) {
        for (const auto& column : columns) {
            largest = std::max(largest, decimal_number(cell(row, column.position)).value_or(0));
        }
    }
    return largest > largest_fraction ? 1 : 100;
}

/// "3 - Kreis" names the level; a county may be printed with its key padded to eight digits.
std::string key_at_level(const std::string& key, std::string_view level, std::string_view name) {
    const bool country = level.starts_with("1") || level.starts_with("0") ||
                         level.starts_with("bund") || folded(name) == "deutschland";
    if (country && folded(name) == "deutschland") {
        return "Deutschland";
    }
    const std::size_t length = level.starts_with("2") ? 2 : level.starts_with("3") ? 5 : key.size();
    const bool padded = key.size() == 8 && key.size() > length &&
                        key.find_first_not_of('0', length) == std::string::npos;
    return padded ? key.substr(0, length) : key;
}

class SheetFigures {
public:
    SheetFigures(PublishedFigures& figures, const Sheet& sheet, std::vector<FigureColumn> columns)
        : figures_{figures}, sheet_{sheet}, columns_{std::move(columns)},
          level_{sheet.column("verwaltungsebene")}, name_{sheet.column("name")} {}

    void add_row(const SheetRow& row);
    void report_empty_cells();

private:
    std::string key(const SheetRow& row) const;
    bool has_figures(const SheetRow& row) const {
        return std::any_of(columns_.begin(), columns_.end(), [&](const FigureColumn& column) {
            return !says_nothing(cell(row, column.position));
        });
    }
    std::string text(const SheetRow& row, std::optional<int> column) const {
        return column ? cell(row, static_cast<std::size_t>(*column)) : std::string{};
    }

    PublishedFigures& figures_;
    const Sheet& sheet_;
    std::vector<FigureColumn> columns_;
    std::optional<int> level_;
    std::optional<int> name_;
    std::int64_t empty_cells_ = 0;
};

std::string SheetFigures::key(const SheetRow& row) const {
    const auto printed = std::string{trimmed(text(row, sheet_.key_column))};
    return key_at_level(printed, folded(text(row, level_)), text(row, name_));
}

void SheetFigures::add_row(const SheetRow& row) {
    const auto printed_key = key(row);
    // Lines of units and notes above and below the table have no figures and no key.
    if (!has_figures(row) && !RegionKey::of(printed_key)) {
        return;
    }
    const auto column = sheet_.name + ": AGS";
    const auto region = figures_.new_region({row.number, column}, printed_key);
    if (!region) {
        return;
    }
    for (const auto& figure : columns_) {
        const auto& printed = cell(row, figure.position);
        empty_cells_ += says_nothing(printed) ? 1 : 0;
        figures_.add({row.number, figure.title}, *region, figure.indicator, printed);
    }
}

void SheetFigures::report_empty_cells() {
    if (empty_cells_ > 0) {
        figures_.log().add({0, sheet_.name}, fmt::format("{} cells", empty_cells_),
                           {.severity = Severity::note,
                            .rule = "empty_cells",
                            .meaning = "nothing available or nothing known: the publisher does "
                                       "not say which",
                            .action = "no figures taken there"});
    }
}

} // namespace

std::optional<std::string> mobile_technology(std::string_view folded_header) {
    while (!folded_header.empty() && (folded_header.back() == '*' || folded_header.back() == ' ')) {
        folded_header.remove_suffix(1);
    }
    if (folded_header == "2g" || folded_header == "4g" || folded_header == "5g") {
        return std::string{folded_header};
    }
    const bool stand_alone = folded_header == "5g sa" || folded_header == "5g-sa" ||
                             folded_header == "5g_sa" || folded_header == "5g standalone";
    return stand_alone ? std::optional<std::string>{"5g_sa"} : std::nullopt;
}

std::optional<int> rate_in_header(std::string_view folded_header) {
    const bool gigabit = folded_header.ends_with("gbit/s");
    if (!gigabit && !folded_header.ends_with("mbit/s")) {
        return std::nullopt;
    }
    folded_header.remove_suffix(std::string_view{"mbit/s"}.size());
    for (const std::string_view sign : {"≥", ">=", "mind.", "ab", "min."}) {
        if (folded_header.starts_with(sign)) {
            folded_header.remove_prefix(sign.size());
        }
    }
    const bool grouped = !gigabit && folded_header.find_first_of(".,") != std::string_view::npos;
    const auto number = decimal_number(folded_header);
    if (grouped || !number || *number <= 0 || *number > 1'000'000) {
        return std::nullopt;
    }
    return static_cast<int>(*number * (gigabit ? 1000 : 1));
}

Result<void> add_sheet(PublishedFigures& figures, const Sheet& sheet,
                       const IndicatorOf& indicator_of) {
    auto columns = figure_columns(figures.log(), sheet, indicator_of);
    if (columns.empty()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: sheet '{}' has no column of a known technology under a known "
                                "title; its headers: {}",
                                figures.log().file(), sheet.name, fmt::join(sheet.headers, ", ")));
    }
    const double factor = factor_of(sheet, columns);
    figures.set_factor(factor);
    figures.forget_regions();
    if (factor != 1) {
        figures.log().add({0, sheet.name}, "",
                          {.severity = Severity::note,
                           .rule = "fractions",
                           .meaning = "no figure above 1.5: fractions, not percent",
                           .action = "values times 100, printed as they are"});
    }
    for (const auto& column : columns) {
        figures.add_column(column.title);
    }
    SheetFigures rows{figures, sheet, std::move(columns)};
    for (const auto& row : sheet.rows) {
        rows.add_row(row);
    }
    rows.report_empty_cells();
    return {};
}

} // namespace netzatlas::ingest
