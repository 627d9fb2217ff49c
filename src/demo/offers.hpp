#pragma once

#include "demo/facts.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace netzatlas::demo {

/// Today's technology keys (definitions.md D5) in the order of the file's columns.
enum Technology : std::uint8_t { alle, ftthb, ftth, fttb, fttc, hfc, sonst };
constexpr std::array<std::string_view, 7> technology_keys{"alle", "ftthb", "ftth", "fttb",
                                                          "fttc", "hfc",   "sonst"};

/// One technology's shares per rate, 1/100 %.
using Shares = std::array<std::uint16_t, rate_count>;

/// All 56 shares of a cell, by `Technology`.
using Offer = std::array<Shares, technology_keys.size()>;

/// The technologies for which shares were published mid 2021, the union first.
constexpr std::array<Technology, 4> published{alle, hfc, ftthb, fttc};

/// What a place publishes for one of them.
const Quotas& quota(const Municipality& place, Technology technology);

/// Invents what nothing was published of, per cell: `fttb` as `part_of_buildings` of the fibre,
/// `ftth` as the rest and a little of both, `sonst` where the others do not reach the union. Keeps
/// max ≤ union ≤ min(100, sum) and never rises with the rate, as what is there already.
void complete(Offer& offer, double part_of_buildings);

} // namespace netzatlas::demo
