#include "ingest/workbook_figures.hpp"
#include "published_table_checks.hpp"

#include <string_view>

#include <cstdint>
#include <cstdlib>

using namespace netzatlas;

namespace {

/// A sheet as text: lines of cells between semicolons.
std::vector<ingest::SheetRow> rows_in(std::string_view text) {
    std::vector<ingest::SheetRow> rows{{1, {""}}};
    for (const char c : text) {
        if (c == '\n') {
            rows.push_back({rows.back().number + 1, {""}});
        } else if (c == ';') {
            rows.back().cells.emplace_back();
        } else {
            rows.back().cells.back() += c;
        }
    }
    return rows;
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto sheet = ingest::sheet_of(rows_in({reinterpret_cast<const char*>(data), size}),
                                        "fuzz.xlsx", "Fläche", [](std::string_view header) {
                                            return ingest::mobile_technology(header) ||
                                                   ingest::rate_in_header(header);
                                        });
    if (!sheet) {
        return 0;
    }
    ingest::PublishedFigures figures{"fuzz.xlsx"};
    const auto added = ingest::add_sheet(
        figures, *sheet, [](const std::vector<std::string>& titles) -> std::optional<std::string> {
            return titles.size() < 2 ? std::nullopt
                                     : std::optional{titles.front() + "|" + titles[1]};
        });
    if (added) {
        testing::check_published_table(figures.take());
    }
    return 0;
}
