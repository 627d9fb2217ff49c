#include "ingest/cell_squares.hpp"
#include "ingest/cell_table_builder.hpp"
#include "ingest/cell_text.hpp"
#include "ingest/cells.hpp"
#include "ingest/columns.hpp"
#include "ingest/mobile_checks.hpp"
#include "ingest/mobile_columns.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netzatlas::ingest {

namespace {

/// One grid file of the Mobilfunk-Monitoring, or one layer of the live service, while it is read.
class MobileCells {
public:
    MobileCells(const geo::VectorLayer& layer, CellSquares squares, int id_field,
                const CellOptions& options);

    /// Whether something says where a technology is: a number of networks, or one network's flags.
    bool tells_of(std::string_view technology) const;
    bool nothing_seen() const { return table_.nothing_seen(); }
    Result<void> add_row(const geo::Record& record);
    CellTable take();

private:
    const std::string& title(int field) const {
        return layer_.fields()[static_cast<std::size_t>(field)].name;
    }
    void add_columns();
    bool has(std::string_view column) const;
    bool is_read(int field) const;
    void report_unread_columns();
    bool geometry_agrees(const geo::Record& record, const CellId& id,
                         const geo::MultiPolygon& shape);
    std::uint16_t value(const geo::Record& record, const MobileColumn& column);
    std::uint16_t checked(const geo::Record& record, const MobileColumn& column,
                          std::string_view text);

    const geo::VectorLayer& layer_;
    CellSquares squares_;
    CellTableBuilder table_;
    NullMeans null_means_;
    int id_field_;
    std::optional<int> key_field_;
    std::vector<MobileColumn> columns_;
    std::optional<MobileChecks> checks_; ///< once the columns are known
    std::int64_t nulls_ = 0;
};

MobileCells::MobileCells(const geo::VectorLayer& layer, CellSquares squares, int id_field,
                         const CellOptions& options)
    : layer_{layer}, squares_{std::move(squares)},
      table_{layer.file_name(), title(id_field), options.state}, null_means_{options.null_means},
      id_field_{id_field}, key_field_{find_column(layer, {"ags"})} {
    report_repeated_columns(layer, table_.log());
    add_columns();
    report_unread_columns();
    checks_.emplace(layer_, columns_);
}

bool MobileCells::has(std::string_view column) const {
    return std::any_of(columns_.begin(), columns_.end(),
                       [&](const auto& known) { return known.name == column; });
}

bool MobileCells::tells_of(std::string_view technology) const {
    if (has(fmt::format("{}_of3", technology)) || // of 5G only both counts are every form (D9)
        (technology == "5g" && has("5g_nr_of3") && has("5g_dss_of3"))) {
        return true;
    }
    return std::any_of(columns_.begin(), columns_.end(), [&](const auto& column) {
        return column.name == technology ||
               std::any_of(networks.begin(), networks.end(), [&](auto network) {
                   return column.name == fmt::format("{}_{}", technology, network);
               });
    });
}

void MobileCells::add_columns() {
    const auto& fields = layer_.fields();
    const bool old = is_of_2021(fields);
    for (int i = 0; i < static_cast<int>(fields.size()); ++i) {
        auto column = old ? column_of_three(i, title(i)) : mobile_column(i, title(i));
        const bool known = column && std::none_of(columns_.begin(), columns_.end(),
                                                  [&](const MobileColumn& other) {
                                                      return other.name == column->name;
                                                  });
        if (known) {
            table_.add_column(column->name, column->scale);
            columns_.push_back(*std::move(column));
        }
    }
}

bool MobileCells::is_read(int field) const {
    const auto technology = union_technology(title(field));
    return field == id_field_ || field == key_field_ || (technology && tells_of(*technology)) ||
           std::any_of(columns_.begin(), columns_.end(),
                       [field](const MobileColumn& column) { return column.field == field; });
}

void MobileCells::report_unread_columns() {
    std::string unread;
    for (int i = 0; i < static_cast<int>(layer_.fields().size()); ++i) {
        if (!is_read(i)) {
            unread += (unread.empty() ? "" : ", ") + title(i);
        }
    }
    if (!unread.empty()) {
        table_.log().add({}, unread,
                         {.severity = Severity::note,
                          .rule = "unknown_column",
                          .meaning = "neither a count of networks nor 'verf_<tech>_<operator>'",
                          .action = "columns not read"});
    }
}

std::uint16_t MobileCells::checked(const geo::Record& record, const MobileColumn& column,
                                   std::string_view text) {
    const auto number = whole_number(text);
    if (number && *number >= 0 && *number <= column.most) {
        return static_cast<std::uint16_t>(*number);
    }
    table_.log().add(
        {record.number(), title(column.field)}, text,
        {.severity = Severity::error,
         .rule = number ? "out_of_range" : "malformed_number",
         .meaning =
             column.scale == CellScale::count
                 ? fmt::format("a number of networks from 0 to {} is expected here", column.most)
                 : "a sum of 1 (own network) and 2 (roaming) is expected here",
         .action = "taken as not delivered"});
    return cell_not_delivered;
}

std::uint16_t MobileCells::value(const geo::Record& record, const MobileColumn& column) {
    const auto text = record.text(column.field);
    if (!text || says_nothing(*text)) {
        ++nulls_;
        return null_means_ == NullMeans::zero ? std::uint16_t{0} : cell_not_delivered;
    }
    if (text->size() == 1 && text->front() >= '0' && text->front() <= '0' + column.most) {
        return static_cast<std::uint16_t>(text->front() - '0');
    }
    return checked(record, column, *text);
}

/// Cells are squares whose id says where (sources.md 2.3): a polygon elsewhere is another cell's.
bool MobileCells::geometry_agrees(const geo::Record& record, const CellId& id,
                                  const geo::MultiPolygon& shape) {
    const auto other = squares_.disagreement(id, shape);
    if (other) {
        table_.log().add({record.number(), title(id_field_)}, id.text(),
                         {.severity = Severity::error,
                          .rule = "cell_id_mismatch",
                          .meaning = *other,
                          .action = "row ignored"});
    }
    return !other;
}

Result<void> MobileCells::add_row(const geo::Record& record) {
    const auto row = record.number();
    const auto id = table_.checked_id(row, record.text(id_field_).value_or(""));
    if (!id) {
        return {};
    }
    if (key_field_ &&
        !table_.key_wanted({row, title(*key_field_)}, record.text(*key_field_).value_or(""))) {
        return {};
    }
    const auto shape = record.polygons();
    if (!shape) {
        return fail(shape.error());
    }
    if (!geometry_agrees(record, *id, *shape)) {
        return {};
    }
    table_.add_cell(*id, row);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        table_.last(i) = value(record, columns_[i]);
    }
    checks_->check(record, table_);
    return {};
}

CellTable MobileCells::take() {
    if (nulls_ > 0) {
        const bool zero = null_means_ == NullMeans::zero;
        table_.log().add({}, fmt::format("{} values", nulls_),
                         {.severity = Severity::note,
                          .rule = "null_values",
                          .meaning = "empty in a delivered cell; what the publisher means is open "
                                     "(D13)",
                          .action = zero ? "taken as 0, as set" : "taken as not delivered"});
    }
    return table_.take();
}

} // namespace

Result<CellTable> read_mobile_cells(const std::filesystem::path& file, const CellOptions& options) {
    const auto layer = geo::VectorLayer::open(file, {.layer = options.layer});
    if (!layer) {
        return fail(layer.error());
    }
    auto squares = CellSquares::of(*layer);
    if (!squares) {
        return fail(squares.error());
    }
    const auto id = need_column(*layer, {"raster_id", "id"});
    if (!id) {
        return fail(id.error());
    }
    MobileCells cells{*layer, std::move(*squares), *id, options};
    if (!cells.tells_of("4g") || !cells.tells_of("5g")) { // its figures would silently be missing
        return fail(
            ErrorCode::bad_source,
            fmt::format("{}: no column of {}: neither a number of networks ('{}') nor flags "
                        "of a network ('verf_{}_dt'); it has: {}",
                        layer->file_name(), cells.tells_of("4g") ? "5G" : "4G",
                        cells.tells_of("4g") ? "nr_gesamt" : "lte",
                        cells.tells_of("4g") ? "5g" : "4g", column_list(*layer)));
    }
    const auto read = layer->each([&](const auto& record) { return cells.add_row(record); });
    if (!read) {
        return fail(read.error());
    }
    if (cells.nothing_seen()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: a header and no cells below it", layer->file_name()));
    }
    return cells.take();
}

} // namespace netzatlas::ingest
