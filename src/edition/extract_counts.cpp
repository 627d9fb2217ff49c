#include "edition/extract_counts.hpp"

#include "geo/byte_source.hpp"
#include "geo/csv_rows.hpp"
#include "geo/source_path.hpp"
#include "geo/vector_file.hpp"

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

std::string dashed(std::string date) {
    std::replace(date.begin(), date.end(), '/', '-'); // GDAL writes days with strokes
    return date;
}

/// The table `values` of a GeoPackage while it is read.
class ExtractLayer {
public:
    ExtractLayer(std::string name, const Known& known, ExtractCounts& found)
        : name_{std::move(name)}, known_{known}, found_{found} {}

    Result<void> compare(const geo::VectorLayer& layer) {
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const auto field = layer.need_field(place_columns[i]);
            if (!field) {
                return fail(field.error());
            }
            places_[i] = *field;
        }
        for (std::size_t i = 0; i < told_.size(); ++i) {
            const auto field = layer.need_field(told_columns[i]);
            if (!field) {
                return fail(field.error());
            }
            told_[i] = *field;
        }
        return layer.each([&](const geo::Record& record) {
            compare(record);
            return Result<void>{};
        });
    }

private:
    static constexpr std::array told_columns{"numerator", "denominator", "missing",
                                             "value",     "low",         "high"};

    void compare(const geo::Record& record) {
        const auto text = [&](std::size_t at) { return record.text(places_[at]).value_or(""); };
        const auto row = known_.find({text(0), text(1), dashed(text(2)), text(3), text(4)});
        ++found_.counts;
        if (row == known_.end()) {
            differs(record, "no such row in the database");
            return;
        }
        const auto& value = row->second->value;
        const std::array stored{value.numerator, value.denominator, value.missing,
                                value.value,     value.low,         value.high};
        for (std::size_t i = 0; i < stored.size(); ++i) {
            const auto told = record.real(told_[i]);
            if (told != stored[i]) {
                differs(record, fmt::format("{} is '{}', the database says '{}'", told_columns[i],
                                            as_printed(told), as_printed(stored[i])));
            }
        }
    }

    void differs(const geo::Record& record, const std::string& what) {
        found_.different.push_back(fmt::format("{}:{}: {}", name_, record.number(), what));
    }

    std::string name_;
    const Known& known_;
    ExtractCounts& found_;
    std::array<int, place_columns.size()> places_{};
    std::array<int, told_columns.size()> told_{};
};

void read_extract_layer(const fs::path& file, const Known& known, ExtractCounts& found) {
    const auto layer = geo::VectorLayer::open(file, {.layer = "values"});
    ExtractLayer extract{"extracts/" + file.filename().string(), known, found};
    const auto read = layer ? extract.compare(*layer) : fail(layer.error());
    if (!read) {
        found.different.push_back(read.error().message);
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
        const auto kind = entry.path().extension();
        if (kind == ".csv" || kind == ".gpkg") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    ExtractCounts found;
    for (const auto& file : files) {
        if (file.extension() == ".csv") {
            read_extract(file, known, found);
        } else {
            read_extract_layer(file, known, found);
        }
    }
    return found;
}

} // namespace netzatlas::edition
