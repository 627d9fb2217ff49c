#include "ingest/cell_squares.hpp"
#include "ingest/cell_table_builder.hpp"
#include "ingest/cell_text.hpp"
#include "ingest/cells.hpp"
#include "ingest/columns.hpp"
#include "ingest/decimal_signs.hpp"
#include "ingest/share_column_checks.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace netzatlas::ingest {

namespace {

/// One file of fixed network cells while it is read.
class FixedCells {
public:
    FixedCells(const geo::VectorLayer& layer, CellSquares squares, int id_field,
               const CellOptions& options);

    bool has_shares() const { return !fields_.empty(); }
    bool nothing_seen() const { return table_.nothing_seen(); }
    Result<void> add_row(const geo::Record& record);
    CellTable take();

private:
    const geo::Field& field(int index) const {
        return layer_.fields()[static_cast<std::size_t>(index)];
    }
    bool geometry_agrees(std::int64_t row, const CellId& id, const geo::MultiPolygon& shape);
    std::uint16_t share(const geo::Record& record, std::size_t column);
    std::uint16_t hundredths(const Place& place, double percent);
    void report_conflicts(std::int64_t row);
    void report_unread_columns();
    void report_counts();

    const geo::VectorLayer& layer_;
    CellSquares squares_;
    CellTableBuilder table_;
    NullMeans null_means_;
    int id_field_;
    std::optional<int> key_field_;
    std::vector<int> fields_; ///< of the shares
    ShareRules rules_;
    DecimalSigns signs_;
    std::vector<std::uint16_t> values_; ///< of the current row
    std::int64_t nulls_ = 0;
    std::int64_t without_geometry_ = 0;
    std::optional<double> unrounded_; ///< of the share read last
    std::int64_t inexact_ = 0;
    std::int64_t positive_ = 0;
    std::uint16_t largest_ = 0; ///< hundredths
    std::string first_inexact_;
};

FixedCells::FixedCells(const geo::VectorLayer& layer, CellSquares squares, int id_field,
                       const CellOptions& options)
    : layer_{layer}, squares_{std::move(squares)},
      table_{layer.file_name(), field(id_field).name, options.state},
      null_means_{options.null_means}, id_field_{id_field}, key_field_{find_column(layer, {"ags"})},
      rules_{names_of(share_columns(layer))} {
    for (const auto& [index, name] : share_columns(layer)) {
        fields_.push_back(index);
        table_.add_column(
            fmt::format("down_fn_{}_{}_{}", name.use, name.technology, name.rate_mbps),
            CellScale::share);
    }
    values_.resize(fields_.size());
    report_repeated_columns(layer, table_.log());
    report_unread_columns();
    report_lacking_unions(names_of(share_columns(layer)), table_.log());
    table_.reserve(layer.record_count());
}

/// Upload, mobile and other uses are none of ours; a column of our uses must not be missed.
void FixedCells::report_unread_columns() {
    std::string unread;
    for (const auto& column : layer_.fields()) {
        if (is_of_known_use(column.name) && !share_column_name(column.name)) {
            unread += (unread.empty() ? "" : ", ") + column.name;
        }
    }
    if (!unread.empty()) {
        table_.log().add({}, unread,
                         {.severity = Severity::warning,
                          .rule = "unknown_column",
                          .meaning = "of a technology or rate that is not known here: most likely "
                                     "a column with a new name",
                          .action = "columns not read"});
    }
}

/// The publisher draws each cell as its square; an id that says another place is worth nothing.
bool FixedCells::geometry_agrees(std::int64_t row, const CellId& id,
                                 const geo::MultiPolygon& shape) {
    if (shape.polygons.empty()) {
        ++without_geometry_;
        return true;
    }
    const auto other = squares_.disagreement(id, shape);
    if (other) {
        table_.log().add({row, field(id_field_).name}, id.text(),
                         {.severity = Severity::error,
                          .rule = "cell_id_mismatch",
                          .meaning = *other,
                          .action = "row ignored"});
    }
    return !other;
}

std::uint16_t FixedCells::hundredths(const Place& place, double percent) {
    if (!(percent >= 0 && percent <= 100)) {
        const bool above = percent > 100;
        table_.log().add(place, fmt::format("{}", percent),
                         {.severity = Severity::error,
                          .rule = above ? "share_above_100" : "share_below_0",
                          .meaning = above ? "more than all cannot be served"
                                           : "less than none cannot be served",
                          .action = "taken as not delivered"});
        return cell_not_delivered;
    }
    const double scaled = percent * 100;
    const double rounded = std::round(scaled);
    unrounded_ = scaled;
    if (std::abs(scaled - rounded) > rounding_left && ++inexact_ == 1) {
        first_inexact_ = fmt::format("{} (row {}, {})", percent, place.row, place.column);
    }
    return static_cast<std::uint16_t>(rounded);
}

std::uint16_t FixedCells::share(const geo::Record& record, std::size_t column) {
    const auto index = fields_[column];
    const Place place{record.number(), field(index).name};
    if (field(index).type != geo::FieldType::text) {
        if (const auto percent = record.real(index)) {
            return hundredths(place, *percent);
        }
    } else if (const auto text = record.text(index); text && !says_nothing(*text)) {
        if (const auto percent = signs_.number(place, *text)) {
            return hundredths(place, *percent);
        }
        table_.log().add(place, *text,
                         {.severity = Severity::error,
                          .rule = "malformed_number",
                          .meaning = "a share in percent is expected here",
                          .action = "taken as not delivered"});
        return cell_not_delivered;
    }
    ++nulls_;
    return null_means_ == NullMeans::zero ? std::uint16_t{0} : cell_not_delivered;
}

void FixedCells::report_conflicts(std::int64_t row) {
    for (const auto& conflict : rules_.conflicts(values_)) {
        const auto& title = field(fields_[conflict.column]).name;
        const auto& other = field(fields_[conflict.other]).name;
        const auto other_value = values_[conflict.other] / 100.0;
        using Kind = ShareConflict::Kind;
        const auto [rule, meaning] =
            conflict.kind == Kind::rising
                ? std::pair{"share_rising_with_rate",
                            fmt::format("more than {} ({:.2f}) (D4)", other, other_value)}
            : conflict.kind == Kind::part_above
                ? std::pair{"part_above_union",
                            fmt::format("more than {} ({:.2f}), which contains it (D5)", other,
                                        other_value)}
                : std::pair{"union_above_sum",
                            std::string{"more than all its technologies together (D5)"}};
        table_.log().add({row, title}, fmt::format("{:.2f}", values_[conflict.column] / 100.0),
                         {.severity = Severity::warning,
                          .rule = rule,
                          .meaning = meaning,
                          .action = "kept as delivered"});
    }
}

Result<void> FixedCells::add_row(const geo::Record& record) {
    const auto row = record.number();
    const auto id = table_.checked_id(row, record.text(id_field_).value_or(""));
    if (!id) {
        return {};
    }
    if (key_field_ &&
        !table_.key_wanted({row, field(*key_field_).name}, record.text(*key_field_).value_or(""))) {
        return {};
    }
    const auto shape = record.polygons();
    if (!shape) {
        return fail(shape.error());
    }
    if (!geometry_agrees(row, *id, *shape)) {
        return {};
    }
    table_.add_cell(*id, row);
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        values_[i] = share(record, i);
        table_.last(i) = values_[i];
        if (values_[i] != cell_not_delivered) {
            positive_ += values_[i] > 0 ? 1 : 0;
            largest_ = std::max(largest_, values_[i]);
        }
        if (unrounded_) {
            table_.keep_unrounded(i, *std::exchange(unrounded_, std::nullopt));
        }
    }
    report_conflicts(row);
    return {};
}

void FixedCells::report_counts() {
    auto& log = table_.log();
    signs_.report(log);
    if (nulls_ > 0) {
        const bool zero = null_means_ == NullMeans::zero;
        log.add({}, fmt::format("{} values", nulls_),
                {.severity = Severity::note,
                 .rule = "null_values",
                 .meaning = "empty in a delivered cell; what the publisher means is open (D13)",
                 .action = zero ? "taken as 0, as set" : "taken as not delivered"});
    }
    if (without_geometry_ > 0) {
        log.add({}, fmt::format("{} cells", without_geometry_),
                {.severity = Severity::note,
                 .rule = "no_geometry",
                 .meaning = "no polygon to check the cell id against",
                 .action = "the id believed"});
    }
    constexpr std::int64_t enough = 100; // a few small shares are no sign
    constexpr std::uint16_t one_percent = 100;
    if (positive_ >= enough && largest_ <= one_percent) {
        log.add({}, fmt::format("{:.2f}", largest_ / 100.0),
                {.severity = Severity::error,
                 .rule = "fractions_for_percent",
                 .meaning = fmt::format(
                     "the largest of {} shares: these are fractions of 1, not percent", positive_),
                 .action = "kept as delivered; multiply the columns by 100"});
    }
    if (inexact_ > 0) {
        log.add({}, first_inexact_,
                {.severity = Severity::warning,
                 .rule = "inexact_share",
                 .meaning = fmt::format("{} shares have more than two decimals", inexact_),
                 .action = "the layer is kept as Float32"});
    }
}

CellTable FixedCells::take() {
    report_counts();
    return table_.take();
}

} // namespace

Result<CellTable> read_fixed_cells(const std::filesystem::path& file, const CellOptions& options) {
    const auto layer = geo::VectorLayer::open(file, {.layer = options.layer});
    if (!layer) {
        return fail(layer.error());
    }
    auto squares = CellSquares::of(*layer);
    if (!squares) {
        return fail(squares.error());
    }
    const auto id = need_column(*layer, {"raster_id"});
    if (!id) {
        return fail(id.error());
    }
    FixedCells cells{*layer, std::move(*squares), *id, options};
    if (!cells.has_shares()) {
        return fail(ErrorCode::bad_source,
                    fmt::format("{}: no column like 'down_fn_hh_alle_1000'; it has: {}",
                                layer->file_name(), column_list(*layer)));
    }
    const auto read = layer->each([&](const geo::Record& record) { return cells.add_row(record); });
    if (!read) {
        return fail(read.error());
    }
    if (cells.nothing_seen()) {
        return fail(ErrorCode::bad_source, fmt::format("{}: no cell in layer '{}'",
                                                       layer->file_name(), layer->layer_name()));
    }
    return cells.take();
}

} // namespace netzatlas::ingest
