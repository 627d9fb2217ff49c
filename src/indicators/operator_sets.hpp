#pragma once

#include "terms/result.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace netzatlas::indicators {

/// Cell layers of one grid by name ("4g", "5g_ee", "down_fn_hh_alle_1000"); empty: not there.
using Layers = std::function<std::span<const std::uint16_t>(std::string_view name)>;

/// Per cell 1, 0 or not_delivered: where a rule holds for certain, and where it may hold.
struct RuleCells {
    std::vector<std::uint16_t> certain = {};
    std::vector<std::uint16_t> possible = {}; ///< empty: the same as `certain`
    bool of_three = false;                    ///< from counts of the three networks before 2023
    bool ranged = false;                      ///< from two counts that leave k between two numbers
};

/// Where a technology is there from an operator set, from the best layers at hand (D8, D9).
///
/// With a flag layer `<technology>_<operator>` for every operator the set asks for, named networks
/// decide. Otherwise the counts in layer `<technology>` do: any is k >= 1, all4_own k = 4; all3 is
/// certain at k = 4 and possible at k = 3, as is all4_roaming.
/// Counts of the three networks there were before 2023 stand in `<technology>_of3`: all3 is k = 3,
/// sets of four are none of theirs. 5G has two such counts, `5g_nr_of3` and `5g_dss_of3`, maybe of
/// the same networks: k lies between the larger and the sum (sources.md 3.1).
/// `technology` may join two by "_or_" ("4g_or_5g": what is not there is a 4G gap): a network
/// counts with either; of counts without names, k then lies between the larger and the sum.
/// Errors: `not_found` naming the layers looked for; `bad_request` for a set that counts cannot
/// tell ("dt") or that is unknown; `bad_value` for a count above 4, or 3 of three.
Result<RuleCells> cells_with(const std::string& technology, const std::string& operators,
                             const Layers& layers);

} // namespace netzatlas::indicators
