#pragma once

#include "store/edition_content.hpp"

#include <string>

namespace netzatlas::edition {

/// The pair of a published figure and ours that lies furthest apart, in one English line with
/// indicator, region, date and both figures; the state's and the counties' figures are control
/// totals (definitions.md, "The yardstick"). Empty where the edition holds no such pair.
std::string largest_gap_words(const store::EditionContent& content);

} // namespace netzatlas::edition
