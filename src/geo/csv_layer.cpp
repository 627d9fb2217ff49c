#include "geo/csv_rows.hpp"
#include "geo/layer_source.hpp"
#include "geo/text_values.hpp"

#include <fmt/format.h>

namespace netzatlas::geo {

namespace {

class CsvRecord : public Record {
public:
    CsvRecord(const CsvRows& rows, std::int64_t number, bool latin_1)
        : rows_{rows}, number_{number}, latin_1_{latin_1} {}

    std::int64_t number() const override { return number_; }
    std::optional<std::string> text(int field) const override {
        const auto value = cell(field);
        if (value.empty()) {
            return std::nullopt;
        }
        return latin_1_ && !is_utf8(value) ? from_latin_1(value) : std::string{value};
    }
    std::optional<double> real(int field) const override { return number_in<double>(cell(field)); }
    std::optional<std::int64_t> integer(int field) const override {
        return number_in<std::int64_t>(cell(field));
    }
    Result<MultiPolygon> polygons() const override { return MultiPolygon{}; }
    std::optional<Point> point() const override { return std::nullopt; }
    Result<MultiLine> lines() const override { return MultiLine{}; }

private:
    std::string_view cell(int field) const {
        const auto at = static_cast<std::size_t>(field);
        return field >= 0 && at < rows_.cells().size() ? rows_.cells()[at] : std::string_view{};
    }
    const CsvRows& rows_;
    std::int64_t number_;
    bool latin_1_;
};

class CsvLayer : public LayerSource {
public:
    CsvLayer(SourcePath path, const OpenOptions& options)
        : path_{std::move(path)}, raw_{options.raw_rows}, latin_1_{options.latin_1} {}

    /// Reads the first row: the names of the columns, or how many there are.
    Result<void> read_header() {
        auto rows = opened();
        if (!rows) {
            return fail(rows.error());
        }
        const auto first = rows->next();
        if (!first) {
            return fail(first.error());
        }
        if (!*first) {
            return fail(ErrorCode::bad_source, fmt::format("{}: no rows in it", path_.name));
        }
        for (const auto& cell : rows->cells()) {
            fields_.push_back(
                {raw_ ? fmt::format("Field{}", fields_.size() + 1) : std::string{trimmed(cell)},
                 FieldType::text});
        }
        return {};
    }

    const SourcePath& path() const override { return path_; }
    std::string layer_name() const override {
        auto stem = std::filesystem::path{path_.name}.stem();
        return (path_.gzipped() ? stem.stem() : stem).string();
    }
    const std::vector<Field>& fields() const override { return fields_; }
    std::string crs() const override { return {}; }

    std::int64_t record_count() const override {
        std::int64_t count = 0;
        const auto counted = each([&count](const Record&) -> Result<void> {
            ++count;
            return {};
        });
        return counted ? count : -1;
    }

    Result<void> each(const std::function<Result<void>(const Record&)>& visit) const override {
        auto rows = opened();
        if (!rows) {
            return fail(rows.error());
        }
        std::int64_t number = raw_ ? 0 : -1; // the header is no record
        while (true) {
            const auto more = rows->next();
            if (!more || !*more) {
                return more ? Result<void>{} : fail(more.error());
            }
            if (++number == 0) {
                continue;
            }
            if (const auto fits = check_width(*rows, number); !fits) {
                return fits;
            }
            if (auto visited = visit(CsvRecord{*rows, number, latin_1_}); !visited) {
                return visited;
            }
        }
    }

private:
    Result<CsvRows> opened() const {
        auto source = byte_source(path_);
        if (!source) {
            return fail(source.error());
        }
        return CsvRows{std::move(*source), path_.name, latin_1_};
    }

    Result<void> check_width(const CsvRows& rows, std::int64_t number) const {
        const auto& cells = rows.cells();
        if (raw_) {
            return {};
        }
        if (cells.size() < fields_.size() && !rows.closed()) {
            return fail(ErrorCode::bad_source,
                        fmt::format("{}:{}: the file breaks off in row {}: {} of {} columns",
                                    path_.name, rows.line(), number, cells.size(), fields_.size()));
        }
        for (std::size_t i = fields_.size(); i < cells.size(); ++i) {
            if (!cells[i].empty()) {
                return fail(ErrorCode::bad_source,
                            fmt::format("{}:{}: row {} has {} columns, the header {}; the first "
                                        "one too many is '{}': check delimiter and quotes",
                                        path_.name, rows.line(), number, cells.size(),
                                        fields_.size(), cells[i].substr(0, 40)));
            }
        }
        return {};
    }

    SourcePath path_;
    bool raw_;
    bool latin_1_;
    std::vector<Field> fields_;
};

} // namespace

Result<std::unique_ptr<LayerSource>> csv_layer(const SourcePath& path, const OpenOptions& options) {
    auto layer = std::make_unique<CsvLayer>(path, options);
    if (auto read = layer->read_header(); !read) {
        return fail(read.error());
    }
    return layer;
}

} // namespace netzatlas::geo
