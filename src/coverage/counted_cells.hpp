#pragma once

#include "coverage/block_sums.hpp"

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

/// Whole cells, counted: values added up, cells without one, and the largest value.
struct CellCount {
    std::uint64_t served = 0;
    std::uint64_t missing = 0;
    std::uint64_t largest = 0;
};

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

    void count(std::span<const Value> cells, CellCount& into) const {
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

    void count(std::span<const double> cells, CellCount& into) const {
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
