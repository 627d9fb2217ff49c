#pragma once

#include "store/edition_content.hpp"

#include <cstddef>
#include <vector>

namespace netzatlas::edition {

/// A region and the parts that add up to it, as places in the list of regions.
struct Whole {
    std::size_t region;
    std::vector<std::size_t> parts;
    /// Associations inside a county, as places in the list of wholes.
    std::vector<std::size_t> associations{};
};

/// Associations and their members first, then counties and their municipalities, states and their
/// counties, countries and their states.
std::vector<Whole> wholes_of(const std::vector<store::StoredRegion>& regions);

} // namespace netzatlas::edition
