#pragma once

#include "geo/vector_file.hpp"
#include "ingest/cells.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::ingest {

/// Telekom, Vodafone, Telefónica, 1&1, as columns call them.
constexpr std::array<std::string_view, 4> networks{"dt", "vf", "tf", "ee"};

constexpr std::uint16_t most_networks = 4; ///< sources.md 3.1
constexpr std::uint16_t all_flags = 3;     ///< D8: own network, national roaming

/// A column of mobile cells that is read.
struct MobileColumn {
    int field = 0;
    std::string name; ///< ours: "4g", "5g_sa_dt"
    CellScale scale = CellScale::count;
    std::uint16_t most = most_networks; ///< the largest number it may say
};

/// "lte" -> 4g, a count; "verf_5g_sa_dt" -> 5g_sa_dt, flags. Empty for any other column.
std::optional<MobileColumn> mobile_column(int field, std::string_view header);

/// The grid of 2021 counts the three networks of that time: "GSM_OUT" -> 2g_of3, "LTE" -> 4g_of3,
/// "NR" -> 5g_nr_of3, "NR_DSS" -> 5g_dss_of3 (sources.md 3.1). Empty for any other column.
std::optional<MobileColumn> column_of_three(int field, std::string_view header);

/// Whether a file is that grid: 5G with shared spectrum has a count of its own, "NR_DSS", and every
/// form of 5G together has none.
bool is_of_2021(const std::vector<geo::Field>& fields);

/// "verf_4g" -> 4g: the flags of all its networks in one number (live service). Empty for others.
std::optional<std::string> union_technology(std::string_view header);

} // namespace netzatlas::ingest
