#pragma once

#include "coverage/block_sums.hpp"
#include "coverage/byte_tally.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>

namespace netzatlas::coverage {

/// The sum that means "all of a cell" in the counting below: the scale itself where values are
/// stored as whole numbers, else 2³².
inline double whole_value(const Scale& scale) {
    return scale.whole_numbers ? scale.one : 4294967296.0;
}

/// What stored values of one type count as: whole numbers from 0 to `one()`.
template <class Value>
class CellMeaning {
public:
    explicit CellMeaning(const Scale& scale)
        : one_{static_cast<std::uint64_t>(scale.one)},
          no_data_{scale.no_data && *scale.no_data == std::floor(*scale.no_data) &&
                           *scale.no_data >= 0 &&
                           *scale.no_data <= std::numeric_limits<Value>::max()
                       ? std::optional{static_cast<Value>(*scale.no_data)}
                       : std::nullopt} {}

    std::uint64_t one() const { return one_; }
    bool missing(Value value) const { return value == no_data_; }
    std::uint64_t value(Value value) const { return value; }
    bool in_range(const CellCount& count) const { return count.largest <= one_; }

    using Tally = CellCount;
    static CellCount counted(const Tally& tally) { return tally; }
    void count(std::span<const Value> cells, Tally& into) const {
        if (no_data_) {
            count_delivered(cells, *no_data_, into);
        } else {
            count_all(cells, into);
        }
    }

    std::optional<std::size_t> first_out_of_range(std::span<const Value> cells) const {
        const auto found = std::find_if(cells.begin(), cells.end(), [this](Value value) {
            return !missing(value) && value > one_;
        });
        return static_cast<std::size_t>(found - cells.begin());
    }

private:
    /// Cells of one go: their sum of 16-bit values fits 32 bits, their number 16.
    static constexpr std::size_t go = 16384;

    static void count_all(std::span<const Value> cells, CellCount& into) {
        for (; !cells.empty(); cells = cells.subspan(std::min(go, cells.size()))) {
            std::uint32_t served = 0;
            Value largest = 0;
            for (const Value value : cells.first(std::min(go, cells.size()))) {
                served += value;
                largest = std::max(largest, value);
            }
            into.served += served;
            into.largest = std::max<std::uint64_t>(into.largest, largest);
        }
    }

    static void count_delivered(std::span<const Value> cells, Value no_data, CellCount& into) {
        for (; !cells.empty(); cells = cells.subspan(std::min(go, cells.size()))) {
            std::uint32_t served = 0;
            std::uint32_t missing = 0;
            Value largest = 0;
            for (const Value value : cells.first(std::min(go, cells.size()))) {
                const Value kept = value == no_data ? Value{0} : value;
                missing += value == no_data ? 1 : 0;
                served += kept;
                largest = std::max(largest, kept);
            }
            into.served += served;
            into.missing += missing;
            into.largest = std::max<std::uint64_t>(into.largest, largest);
        }
    }

    std::uint64_t one_;
    std::optional<Value> no_data_;
};

/// Flags and percents in bytes, the usual case, are counted sixteen at a time.
template <>
class CellMeaning<std::uint8_t> {
public:
    explicit CellMeaning(const Scale& scale) : one_{static_cast<std::uint64_t>(scale.one)} {
        const double no_data = scale.no_data.value_or(-1);
        no_data_ = no_data >= 0 && no_data <= 255 && no_data == std::floor(no_data)
                       ? static_cast<int>(no_data)
                       : -1;
    }

    std::uint64_t one() const { return one_; }
    bool missing(std::uint8_t value) const { return value == no_data_; }
    std::uint64_t value(std::uint8_t value) const { return value; }
    bool in_range(const CellCount& count) const { return count.largest <= one_; }

    using Tally = ByteTally;
    CellCount counted(const Tally& tally) const { return tally.count(); }
    void count(std::span<const std::uint8_t> cells, Tally& into) const {
        into.add(cells, no_data_);
    }

    std::optional<std::size_t> first_out_of_range(std::span<const std::uint8_t> cells) const {
        const auto found = std::find_if(cells.begin(), cells.end(), [this](std::uint8_t value) {
            return !missing(value) && value > one_;
        });
        return static_cast<std::size_t>(found - cells.begin());
    }

private:
    std::uint64_t one_;
    int no_data_ = -1; ///< -1: every value is delivered
};

/// Real numbers count in 2⁻³² of the scale.
template <>
class CellMeaning<double> {
public:
    explicit CellMeaning(const Scale& scale)
        : factor_{whole_value(scale) / scale.one},
          no_data_{scale.no_data.value_or(std::numeric_limits<double>::quiet_NaN())},
          one_{static_cast<std::uint64_t>(whole_value(scale))} {}

    std::uint64_t one() const { return one_; }
    bool missing(double value) const { return std::isnan(value) || value == no_data_; }
    std::uint64_t value(double value) const {
        const double scaled = value * factor_ + 0.5;
        return scaled >= 0.5 && scaled <= most ? static_cast<std::uint64_t>(scaled) : out_of_range;
    }
    bool in_range(const CellCount& count) const { return count.largest <= one_; }

    using Tally = CellCount;
    static CellCount counted(const Tally& tally) { return tally; }
    void count(std::span<const double> cells, Tally& into) const {
        for (const double cell : cells) {
            if (missing(cell)) {
                ++into.missing;
            } else {
                const auto counted = value(cell);
                into.served += counted;
                into.largest = std::max(into.largest, counted);
            }
        }
    }

    std::optional<std::size_t> first_out_of_range(std::span<const double> cells) const {
        const auto found = std::find_if(cells.begin(), cells.end(), [this](double cell) {
            return !missing(cell) && value(cell) > one_;
        });
        return static_cast<std::size_t>(found - cells.begin());
    }

private:
    static constexpr double most = 4294967297.0;
    static constexpr std::uint64_t out_of_range = 1ULL << 33U;

    double factor_;
    double no_data_;
    std::uint64_t one_;
};

} // namespace netzatlas::coverage
