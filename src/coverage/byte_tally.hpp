#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace netzatlas::coverage {

/// Whole cells, counted: values added up, cells without one, and the largest value.
struct CellCount {
    std::uint64_t served = 0;
    std::uint64_t missing = 0;
    std::uint64_t largest = 0;
};

/// Counts cells of one byte, sixteen at a time. The runs of a region are shorter than fifty cells,
/// so the sixteen lanes are added up once a region, not once a run.
class ByteTally {
public:
    /// `no_data`: the value of cells without one; below 0: there are none.
    void add(std::span<const std::uint8_t> cells, int no_data) {
        const auto value = static_cast<std::uint8_t>(no_data);
        const Bytes mark = Bytes{} + value;
        const Bytes asked = no_data < 0 ? Bytes{} : ~Bytes{};
        std::size_t at = 0;
        for (; at + lanes <= cells.size(); at += lanes) {
            Bytes here;
            std::memcpy(&here, &cells[at], lanes);
            add_lanes(here, std::bit_cast<Bytes>(here == mark) & asked);
        }
        for (; at < cells.size(); ++at) {
            if (cells[at] == no_data) {
                ++count_.missing;
            } else {
                count_.served += cells[at];
                count_.largest = std::max<std::uint64_t>(count_.largest, cells[at]);
            }
        }
    }

    CellCount count() const {
        auto all = *this;
        all.flush();
        return all.count_;
    }

private:
    static constexpr std::size_t lanes = 16;
    /// Two bytes of 255 so often still fit the 16 bits of a lane.
    static constexpr int most_rounds = 128;
    using Bytes = std::uint8_t __attribute__((vector_size(lanes)));
    using Words = std::uint16_t __attribute__((vector_size(lanes)));

    /// `gone`: 255 where the cell has no value, else 0.
    void add_lanes(Bytes here, Bytes gone) {
        const Bytes kept = here & ~gone;
        const auto pairs = std::bit_cast<Words>(kept);
        missing_ -= gone; // 255 is -1
        served_ += (pairs & 255) + (pairs >> 8);
        largest_ = kept > largest_ ? kept : largest_;
        if (++rounds_ == most_rounds) {
            flush();
        }
    }

    void flush() {
        for (std::size_t i = 0; i < lanes; ++i) {
            count_.missing += missing_[i];
            count_.largest = std::max<std::uint64_t>(count_.largest, largest_[i]);
        }
        for (std::size_t i = 0; i < lanes / 2; ++i) {
            count_.served += served_[i];
        }
        missing_ = Bytes{};
        served_ = Words{};
        rounds_ = 0;
    }

    Bytes missing_{};
    Bytes largest_{};
    Words served_{};
    int rounds_ = 0;
    CellCount count_;
};

} // namespace netzatlas::coverage
