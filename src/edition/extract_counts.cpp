#include "edition/extract_counts.hpp"

#include "geo/byte_source.hpp"
#include "geo/csv_rows.hpp"
#include "geo/source_path.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <tuple>

namespace netzatlas::edition {

namespace {

namespace fs = std::filesystem;

/// Which row a count belongs to: key, indicator, day, origin, source.
using Place = std::tuple<std::string, std::string, std::string, std::string, std::string>;
using Known = std::map<Place, const store::StoredValue*>;
constexpr std::array place_columns{"key", "indicator", "reference_date", "origin", "source"};
constexpr std::array count_columns{"numerator", "denominator", "missing"};

std::string as_printed(const std::optional<double>& count) {
    return count ? fmt::format("{}", *count) : std::string{};
}

/// One extract while it is read: where its columns stand.
class Extract {
public:
    Extract(std::string name, const Known& known, ExtractCounts& found)
        : name_{std::move(name)}, known_{known}, found_{found} {}

    bool read_header(const std::vector<std::string_view>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            columns_[std::string{cells[i]}] = i;
        }
        const auto known = [&](const char* column) { return columns_.contains(column); };
        return std::all_of(place_columns.begin(), place_columns.end(), known) &&
               std::all_of(count_columns.begin(), count_columns.end(), known);
    }

    void compare(const geo::CsvRows& rows) {
        const auto cell = [&](const char* column) {
            const auto at = columns_[column];
            return std::string{at < rows.cells().size() ? rows.cells()[at] : ""};
        };
        const auto row = known_.find({cell("key"), cell("indicator"), cell("reference_date"),
                                      cell("origin"), cell("source")});
        ++found_.counts;
        if (row == known_.end()) {
            differs(rows, "no such row in the database");
            return;
        }
        const auto& value = row->second->value;
        const std::array counts{value.numerator, value.denominator, value.missing};
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (cell(count_columns[i]) != as_printed(counts[i])) {
                differs(rows, fmt::format("{} is '{}', the database says '{}'", count_columns[i],
                                          cell(count_columns[i]), as_printed(counts[i])));
            }
        }
    }

    void differs(const geo::CsvRows& rows, const std::string& what) {
        found_.different.push_back(fmt::format("{}:{}: {}", name_, rows.line(), what));
    }

private:
    std::string name_;
    const Known& known_;
    ExtractCounts& found_;
    std::map<std::string, std::size_t> columns_;
};

void read_extract(const fs::path& file, const Known& known, ExtractCounts& found) {
    const auto name = "extracts/" + file.filename().string();
    const auto path = geo::source_path(file);
    auto bytes = path ? geo::byte_source(*path) : fail(path.error());
    if (!bytes) {
        found.different.push_back(bytes.error().message);
        return;
    }
    geo::CsvRows rows{std::move(*bytes), name};
    Extract extract{name, known, found};
    auto more = rows.next();
    if (more && (!*more || !extract.read_header(rows.cells()))) {
        extract.differs(rows, "the header lacks a column of counts");
        return;
    }
    while (more && *more) {
        more = rows.next();
        if (more && *more) {
            extract.compare(rows);
        }
    }
    if (!more) {
        found.different.push_back(more.error().message);
    }
}

} // namespace

ExtractCounts different_extract_counts(const fs::path& folder,
                                       const store::EditionContent& content) {
    Known known;
    for (const auto& row : content.values) {
        known.emplace(Place{row.region, row.indicator, row.reference_date.iso(),
                            std::string{name_of(row.origin)}, row.source},
                      &row);
    }
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{folder / "extracts", ignored}) {
        if (entry.path().extension() == ".csv") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    ExtractCounts found;
    for (const auto& file : files) {
        read_extract(file, known, found);
    }
    return found;
}

} // namespace netzatlas::edition
