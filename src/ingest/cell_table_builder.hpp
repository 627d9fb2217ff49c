#pragma once

#include "ingest/cell_order.hpp"
#include "ingest/cells.hpp"
#include "ingest/finding_log.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::ingest {

/// What reading decimals leaves in doubt, in the unit of a layer.
constexpr double rounding_left = 1e-4;

/// Gathers the cells of one file in the UTM 32 grid and brings them into grid order.
///
/// Per row: `checked_id`, then `key_wanted` where the file has keys, then `add_cell` and one value
/// for every column.
class CellTableBuilder {
public:
    CellTableBuilder(std::string file, std::string id_title, std::string state)
        : log_{std::move(file)}, id_title_{std::move(id_title)}, state_{std::move(state)} {}

    FindingLog& log() { return log_; }
    void reserve(std::int64_t rows);
    std::size_t add_column(std::string name, CellScale scale);
    std::uint16_t& last(std::size_t column) { return columns_[column].values.back(); }

    /// The unrounded value of `last`, in the same unit; from the first one on that 16 bit cannot
    /// hold the column keeps them all.
    void keep_unrounded(std::size_t column, double value);

    /// An id of the UTM 32 grid, of the same size as the first one; else a finding and empty.
    std::optional<CellId> checked_id(std::int64_t row, std::string_view text);
    /// Whether a row with this key belongs to the wanted state. A key that is none is a finding;
    /// such a cell is kept, without a key, only where no state is wanted.
    bool key_wanted(const Place& place, std::string_view text);
    /// All columns get `cell_not_delivered`; `last` is then set. Uses the key of `key_wanted`.
    void add_cell(const CellId& id, std::int64_t row);
    /// Counts a row that could not be used.
    bool nothing_seen() const { return !seen_; }

    CellTable take();

private:
    void report_id(std::int64_t row, std::string_view text, Remark remark);

    FindingLog log_;
    std::string id_title_;
    std::string state_;
    std::optional<double> cell_size_;
    CellOrder cells_;
    std::vector<CellColumn> columns_;
    bool has_keys_ = false;
    bool seen_ = false;
    std::optional<RegionKey> key_;
    std::vector<std::optional<RegionKey>> keys_;
};

} // namespace netzatlas::ingest
