#pragma once

#include "demo/landscape.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace netzatlas::demo {

constexpr std::array<std::string_view, 4> radio_keys{"2g", "4g", "5g", "5g_sa"};
constexpr std::array<std::string_view, 4> operator_keys{"dt", "vf", "tf", "ee"};

/// Flags of D8 per technology and operator of one cell: bit 0 own network, bit 1 national roaming.
using RadioFlags = std::array<std::array<std::uint8_t, operator_keys.size()>, radio_keys.size()>;

/// Invents mobile coverage such that in each county the part of each land class with 4G and with 5G
/// of any network is the published one, to the cell.
///
/// Cells near homes and on smooth hills are served first; a cell with 5G has 4G, one with 4G has
/// 2G, also of each own network. The fourth network (ee) roams where tf is, and has a few cells of
/// its own in cities. Parallel to `Landscape::cells`.
std::vector<RadioFlags> radio(const World& world, const Settling& settling,
                              const Landscape& landscape);

} // namespace netzatlas::demo
