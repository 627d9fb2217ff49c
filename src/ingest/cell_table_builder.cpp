#include "ingest/cell_table_builder.hpp"

#include "ingest/cell_text.hpp"
#include "ingest/checked_key.hpp"
#include "terms/epsg.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <limits>
#include <utility>

namespace netzatlas::ingest {

namespace {

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

/// The ground of the publishers' grids in UTM 32, metres (sources.md 2.1, 3.1). One cell beyond it
/// would make a grid of everything in between.
bool is_german_ground(GridPoint corner) {
    constexpr double west = 280'000;
    constexpr double east = 921'300;
    constexpr double south = 5'233'500;
    constexpr double north = 6'111'800;
    return corner.east >= west && corner.east < east && corner.north >= south &&
           corner.north < north;
}

} // namespace

void CellTableBuilder::reserve(std::int64_t rows) {
    if (rows <= 0) {
        return;
    }
    constexpr std::int64_t nation = 40'000'000;
    const auto count = static_cast<std::size_t>(std::min(rows, nation));
    cells_.reserve(count);
    for (auto& column : columns_) {
        column.values.reserve(count);
    }
}

std::size_t CellTableBuilder::add_column(std::string name, CellScale scale) {
    columns_.push_back({std::move(name), scale, {}});
    return columns_.size() - 1;
}

void CellTableBuilder::report_id(std::int64_t row, std::string_view text, Remark remark) {
    remark.severity = Severity::error;
    remark.action = "row ignored";
    log_.add({row, id_title_}, text, std::move(remark));
}

std::optional<CellId> CellTableBuilder::checked_id(std::int64_t row, std::string_view text) {
    seen_ = true;
    const auto id = CellId::of(trimmed(text));
    if (!id) {
        report_id(row, text, {.rule = "bad_cell_id", .meaning = id.error().message});
        return std::nullopt;
    }
    if (id->epsg != epsg::utm32) {
        report_id(row, text,
                  {.rule = "wrong_crs",
                   .meaning = fmt::format("an id of the census grid (EPSG:{}); coverage cells "
                                          "are EPSG:25832 (D13)",
                                          id->epsg)});
        return std::nullopt;
    }
    if (!cell_size_) {
        cell_size_ = id->cell_size;
    }
    if (id->cell_size != *cell_size_ || !cell_corner(id->corner, id->cell_size)) {
        report_id(row, text,
                  {.rule = "off_grid",
                   .meaning = fmt::format("no cell of the {:.0f} m grid the file began with",
                                          *cell_size_)});
        return std::nullopt;
    }
    if (!is_german_ground(id->corner)) {
        report_id(row, text,
                  {.rule = "off_grid",
                   .meaning = "no ground of the publishers' grids: N 52335 to 61117, E 2800 to "
                              "9212 in cells of 100 m"});
        return std::nullopt;
    }
    return *id;
}

bool CellTableBuilder::key_wanted(const Place& place, std::string_view text) {
    has_keys_ = true;
    text = trimmed(text);
    if (!state_.empty() && !text.starts_with(state_) && RegionKey::of(text)) {
        return false;
    }
    key_ = checked_key(log_, place, text);
    return key_ || state_.empty();
}

void CellTableBuilder::add_cell(const CellId& id, std::int64_t row) {
    cells_.add(*cell_corner(id.corner, id.cell_size), row);
    if (has_keys_) {
        keys_.push_back(std::exchange(key_, std::nullopt));
    }
    for (auto& column : columns_) {
        column.values.push_back(cell_not_delivered);
        if (!column.reals.empty()) {
            column.reals.push_back(not_a_number);
        }
    }
}

void CellTableBuilder::keep_unrounded(std::size_t column, double value) {
    auto& [name, scale, values, reals] = columns_[column];
    if (reals.empty()) {
        if (std::abs(value - values.back()) <= rounding_left) {
            return;
        }
        std::transform(values.begin(), values.end(), std::back_inserter(reals), [](auto cell) {
            return cell == cell_not_delivered ? not_a_number : static_cast<float>(cell);
        });
    }
    reals.back() = static_cast<float>(value);
}

CellTable CellTableBuilder::take() {
    CellTable table;
    if (!cells_.empty()) {
        const auto order = cells_.sorted_once(log_, id_title_);
        table.grid = cells_.grid(epsg::utm32, *cell_size_);
        table.cells.reserve(order.size());
        for (const auto index : order) {
            table.cells.push_back(cells_.position(index, table.grid));
        }
        for (auto& column : columns_) {
            column.values = reordered(column.values, order);
            if (!column.reals.empty()) {
                column.reals = reordered(column.reals, order);
            }
        }
        if (has_keys_) {
            table.keys = reordered(keys_, order);
        }
    }
    table.columns = std::move(columns_);
    table.findings = log_.take();
    return table;
}

} // namespace netzatlas::ingest
