#pragma once

#include "indicators/operator_sets.hpp"

#include <span>
#include <string>
#include <vector>

namespace netzatlas::indicators {

using Layer = std::span<const std::uint16_t>;

/// One layer per name, empty unless all of them are there.
std::vector<Layer> layers_of(const std::vector<std::string>& names, const Layers& layers);

/// Where technologies together are there from an operator set, by numbers of networks without names
/// (operator_sets.hpp says how). Errors: those of `cells_with`.
Result<RuleCells> cells_by_count(const std::vector<std::string>& technologies,
                                 const std::string& operators, const Layers& layers);

} // namespace netzatlas::indicators
